using System.CommandLine;
using Gnomon.Law;
using Gnomon.Law.Exchange;
using Gnomon.Report;

namespace Gnomon.Cli.Commands;

/// <summary>Only the law: which duties apply, from when and why.</summary>
internal static class ClassifyCommand
{
    private const int Named = 8;

    private static readonly Argument<string> Card = new("card") { HelpName = "CARD", Description = "The system card, a YAML file." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the whole classification as JSON." };
    private static readonly Option<string?> Format = new("--format")
    {
        HelpName = "json|oscal|csv",
        Description = "Print for other programs: json (the same as --json), oscal (assessment results of OSCAL 1.1.2) or csv (the obligations, a line each).",
    };

    private static readonly Option<bool> All = new("--all") { Description = "Also what does not hold, with the answers that exclude it." };
    private static readonly Option<bool> Planning = new("--planning") { Description = "Also what each open class would bring if it held, the gravest first: the duties to plan with." };
    private static readonly Option<Language> Lang = CommonOptions.Language();
    private static readonly Option<DateOnly?> On = CommonOptions.AppliesOn(), Known = CommonOptions.KnownOn();
    private static readonly Option<string[]> Packs = CommonOptions.Packs();

    public static Command Create()
    {
        var command = new Command("classify", "Says which laws apply to a system, from when and why; measures and seals nothing.") { Card, Lang, On, Known, All, Planning, Json, Format, Packs };
        Format.AcceptOnlyFromAmong("json", "oscal", "csv");
        command.Validators.Add(result =>
        {
            if (result.GetValue(Json) && result.GetValue(Format) is { } format and not "json")
                result.AddError($"--json and --format {format} ask for two formats; one was expected.");
        });
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (!CommandContext.Of(parsed, On, Known, Packs).TryGet(out var context, out var problems)
            || !Examination.Of(parsed.GetRequiredValue(Card), context.Installation, context.Reading, planning: parsed.GetValue(Planning)).TryGet(out var examination, out problems))
            return await Problems.Report(problems);
        var format = parsed.GetValue(Format) ?? (parsed.GetValue(Json) ? "json" : null);
        if (format is "oscal" && examination.Classification.Packs.Count == 0)
            return await Problems.Report([new Problem(ExitCode.Usage, "--format oscal: no law was examined, and OSCAL has no results without one", "add a market of which Gnomon has a law, or `packs:`, to the card")]);
        if (format is not null)
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(Bytes(format, examination, parsed.GetValue(Lang)), stop);
        }
        else
        {
            var wording = new Wording(parsed.GetValue(Lang), examination.Facts) { Answers = CardFacts.Of(examination.Card, examination.Classification) };
            foreach (var silent in SilentMarkets.Of(examination.Card, examination.Installed, wording))
                await Console.Out.WriteLineAsync(silent.ToString());
            await Console.Out.WriteAsync(ClassificationSummary.Write(examination.Classification, wording, parsed.GetValue(All), parsed.GetValue(Planning), examination.Card));
            await Console.Out.WriteLineAsync(NotExaminedWords.Of(examination.NotExamined, wording, Named).ToString());
            if (SilentMarkets.OnRequest(examination.Card, examination.Installed, wording) is { } named)
                await Console.Out.WriteLineAsync(named.ToString());
        }

        return (int)ExitCode.Done;
    }

    private static byte[] Bytes(string format, Examination examination, Language language) => format switch
    {
        "oscal" => OscalResults.ToBytes(examination.Classification, examination.Card),
        "csv" => System.Text.Encoding.UTF8.GetBytes(ObligationsCsv.Write(examination.Classification, language)),
        _ => ClassificationJson.ToBytes(examination.Classification),
    };
}
