using System.CommandLine;
using Gnomon.Law;
using Gnomon.Report;

namespace Gnomon.Cli.Commands;

/// <summary>Only the law: which duties apply, from when and why.</summary>
internal static class ClassifyCommand
{
    private static readonly Argument<string> Card = new("card") { HelpName = "CARD", Description = "The system card, a YAML file." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the whole classification as JSON." };
    private static readonly Option<bool> All = new("--all") { Description = "Also what does not hold, with the answers that exclude it." };
    private static readonly Option<Language> Lang = CommonOptions.Language();
    private static readonly Option<DateOnly?> On = CommonOptions.AppliesOn(), Known = CommonOptions.KnownOn();
    private static readonly Option<string[]> Packs = CommonOptions.Packs();

    public static Command Create()
    {
        var command = new Command("classify", "Says which laws apply to a system, from when and why; measures and seals nothing.") { Card, Lang, On, Known, All, Json, Packs };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (!CommandContext.Of(parsed, On, Known, Packs).TryGet(out var context, out var problems)
            || !Examination.Of(parsed.GetRequiredValue(Card), context.Installation, context.Reading).TryGet(out var examination, out problems))
            return await Problems.Report(problems);
        if (parsed.GetValue(Json))
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(ClassificationJson.ToBytes(examination.Classification), stop);
        }
        else
        {
            var wording = new Wording(parsed.GetValue(Lang), examination.Facts);
            await Console.Out.WriteAsync(ClassificationSummary.Write(examination.Classification, wording, parsed.GetValue(All), examination.Origins));
        }

        return (int)ExitCode.Done;
    }
}
