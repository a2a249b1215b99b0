using System.CommandLine;
using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Measure;
using Gnomon.Plan;
using Gnomon.Report;

namespace Gnomon.Cli.Commands;

/// <summary>Only the figures: what the card asks to measure, without law and seal.</summary>
internal static class MeasureCommand
{
    private static readonly Argument<string> Card = new("card") { HelpName = "CARD", Description = "The system card, a YAML file." };
    private static readonly Option<string?> Only = CommonOptions.Only();
    private static readonly Option<bool> List = new("--list") { Description = "Measure nothing; list the entries under measure and every metric that each can give." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the figures as they stand in measurements.json." };
    private static readonly Option<int?> Threads = CommonOptions.Threads();
    private static readonly Option<long?> Memory = CommonOptions.Memory();
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("measure", "Counts and measures what the card asks for; examines no law, decides and seals nothing.") { Card, Only, List, Json, Threads, Memory, Lang };
        command.SetStoppableAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        // Its start takes as long as reading what is to be counted.
        var isListed = parsed.GetValue(List);
        using var ready = !isListed && CountingProcess.Start(CountingCommand.ThisProgram()).TryGet(out var started, out _) ? started : null;
        if (!Installation.Find().TryGet(out var installation, out var problems)
            || !LawShelf.ReadFacts(installation).TryGet(out var facts, out problems)
            || !CardReader.Read(parsed.GetRequiredValue(Card), facts).TryGet(out var card, out problems))
            return await Problems.Report(problems);
        var wording = new Wording(parsed.GetValue(Lang), facts);
        string[] only = CommonOptions.Ids(parsed.GetValue(Only));
        if (card.Measures.Count == 0 && only.Length == 0 && !parsed.GetValue(Json))
        {
            await Console.Out.WriteLineAsync(wording.Texts[isListed ? "measurements.none" : "terminal.nothing-measured"]);
            return (int)ExitCode.Done;
        }

        if (isListed)
        {
            await Console.Out.WriteAsync(string.Concat(card.Measures.Where(m => only.Length == 0 || only.Contains(m.Id, StringComparer.Ordinal)).Select(m => Listed(m, wording))));
            return (int)ExitCode.Done;
        }

        if (!ProfileReader.Read(card.Profile, card.Folder, installation.Profiles).TryGet(out var profile, out problems)
            || !Measuring.Run(card, profile, only, CountingCommand.ThisProgram(), parsed.GetValue(Threads), CommonOptions.Limits(parsed.GetValue(Memory)), ready, stop).TryGet(out var figures, out problems))
            return await Problems.Report(problems);
        if (!parsed.GetValue(Json))
        {
            await Console.Out.WriteAsync(FigureLines.Write(figures, wording));
            return (int)ExitCode.Done;
        }

        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(MeasurementsJson.ToBytes(figures), stop);
        return (int)ExitCode.Done;
    }

    private static string Listed(MeasureDeclaration measure, Wording wording) =>
        $"{measure.Id}  {wording.Kind(measure.Kind)}  {Plain.Text(string.Join(", ", measure.Data))}\n"
        + string.Concat(MeasureKinds.Of(measure).Metrics.Select(m => $"    {m.Id}  {wording.Metric(m.Id)}\n"));
}
