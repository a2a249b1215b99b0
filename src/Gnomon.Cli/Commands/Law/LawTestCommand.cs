using System.CommandLine;
using Gnomon.Law.Tools;

namespace Gnomon.Cli.Commands.Law;

/// <summary>Runs the cases of packs.</summary>
internal static class LawTestCommand
{
    private static readonly Argument<string?> Folder = LawFolder.Argument();

    public static Command Create()
    {
        var command = new Command("test", "Runs all cases of all packs; a line for each expectation that did not come true.") { Folder };
        command.SetAction((parsed, _) => Run(parsed.GetValue(Folder)));
        return command;
    }

    private static async Task<int> Run(string? folder)
    {
        if (!LawFolder.Open(folder).TryGet(out var packs, out var problems))
            return await Problems.Report(problems);
        var run = CaseRun.Of(packs);
        foreach (var failure in run.Failures)
            await Console.Out.WriteLineAsync(Plain.Text(failure.ToString()));
        var code = run.Problems.Count > 0 ? await Problems.Report(run.Problems) : (int)(run.Failed > 0 ? ExitCode.CaseFailed : ExitCode.Done);
        await Console.Out.WriteLineAsync(FormattableString.Invariant($"{LawFolder.Counted(run.Cases, "case")}, {run.Failed} failed{NotRun(run)}"));
        return code;
    }

    // What did not run has not failed, and has not passed either.
    private static string NotRun(CaseRun run) =>
        (run.Undecided > 0 ? FormattableString.Invariant($", {run.Undecided} not decided") : "") + (run.Untested > 0 ? $", {LawFolder.Counted(run.Untested, "pack")} not tested" : "");
}
