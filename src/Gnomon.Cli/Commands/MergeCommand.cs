using System.CommandLine;

namespace Gnomon.Cli.Commands;

/// <summary>Adds up files of cells.</summary>
internal static class MergeCommand
{
    private static readonly Argument<string[]> Parts = new("part") { HelpName = "PART", Description = "Files that `gnomon count` or `gnomon merge` wrote, counted with the same card.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Out = new("--out") { HelpName = "FILE", Description = "Where the sum is put; nothing may lie there.", Required = true };
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("merge", "Adds up cells that were counted in parts; a data file that two parts counted is refused.") { Parts, Out, Lang };
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        var read = parsed.GetRequiredValue(Parts).Select(p => (Name: p, Cells: CellFile.Read(p))).ToList();
        IReadOnlyList<Problem> problems = [.. read.SelectMany(r => r.Cells.Problems)];
        if (problems.Count > 0
            || !CellFile.Merge([.. read.Select(r => (r.Name, r.Cells.Value))]).TryGet(out var cells, out problems)
            || !NewFile.Write(parsed.GetRequiredValue(Out), cells.ToBytes()).TryGet(out _, out problems))
            return await Problems.Report(problems);
        await Console.Out.WriteAsync(CellFileText.Write(cells, parsed.GetRequiredValue(Out), parsed.GetValue(Lang)));
        return (int)ExitCode.Done;
    }
}
