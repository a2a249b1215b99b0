using System.CommandLine;
using Gnomon.Columns;
using Gnomon.Report;

namespace Gnomon.Cli.Commands;

/// <summary>Two versions of a system: what got better or worse, and for whom.</summary>
internal static class CompareCommand
{
    private const string Worse = "worse", Unknown = "unknown";

    private static readonly Argument<string> Before = new("before") { HelpName = "BEFORE", Description = "The first version: a card, whose data are counted, or the folder of a result." };
    private static readonly Argument<string> After = new("after") { HelpName = "AFTER", Description = "The second version: a card or the folder of a result. Of two cards with a `unit` the cases that both decided are compared in pairs." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print every figure compared, as JSON." };
    private static readonly Option<string?> FailOn = new("--fail-on") { HelpName = "WHAT", Description = "For use in a build: end with exit code 12 where a figure came out as named, worse or unknown or both (worse,unknown)." };
    private static readonly Option<long?> Memory = CommonOptions.Memory();
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("compare", "Compares two versions of a system: what got better or worse, for whom, and what the data cannot say.") { Before, After, Json, FailOn, Memory, Lang };
        FailOn.Validators.Add(result =>
        {
            var wrong = Words(result.GetValueOrDefault<string?>()).Except([Worse, Unknown], StringComparer.Ordinal).ToList();
            if (wrong.Count > 0)
                result.AddError($"--fail-on names '{wrong[0]}'; worse, unknown or both with a comma between were expected");
        });
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var (program, limits) = (CountingCommand.ThisProgram(), CommonOptions.Limits(parsed.GetValue(Memory)));
        if (!Installation.Find().TryGet(out var installation, out var problems)
            || !LawShelf.ReadFacts(installation).TryGet(out var facts, out problems)
            || !VersionSide.Of(parsed.GetRequiredValue(Before), installation, facts, program, limits, stop).TryGet(out var before, out problems)
            || !VersionSide.Of(parsed.GetRequiredValue(After), installation, facts, program, limits, stop).TryGet(out var after, out problems)
            || !VersionComparison.Of(before, after, program, limits, stop).TryGet(out var comparison, out problems))
            return await Problems.Report(problems);
        if (parsed.GetValue(Json))
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(VersionComparisonJson.ToBytes(comparison), stop);
        }
        else
        {
            await Console.Out.WriteAsync(ComparisonLines.Write(comparison, new Wording(parsed.GetValue(Lang), facts)));
        }

        var failOn = Words(parsed.GetValue(FailOn));
        var fails = comparison.Changes.Any(c => (c.Verdict == ChangeVerdict.Worse && failOn.Contains(Worse, StringComparer.Ordinal)) || (c.Verdict == ChangeVerdict.Unknown && failOn.Contains(Unknown, StringComparer.Ordinal)));
        return (int)(fails ? ExitCode.FailedOn : ExitCode.Done);
    }

    private static string[] Words(string? list) => list?.Split(',', StringSplitOptions.TrimEntries) ?? [];
}
