using System.CommandLine;
using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon.Cli.Commands;

/// <summary>Counts a part of the data, to be added to other parts elsewhere.</summary>
internal static class CountCommand
{
    private static readonly Argument<string> Card = new("card") { HelpName = "CARD", Description = "The system card, a YAML file; on every machine the same." };
    private static readonly Option<string[]> Part = new("--part") { HelpName = "FILE", Description = "A whole data file of the card that this machine counts; may be repeated. Without it: all files.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> Only = CommonOptions.Only();
    private static readonly Option<string> Out = new("--out") { HelpName = "FILE", Description = "Where the cells are put; nothing may lie there. The file is as secret as the data: it holds small groups.", Required = true };
    private static readonly Option<int?> Threads = CommonOptions.Threads();
    private static readonly Option<long?> Memory = CommonOptions.Memory();
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("count", "Counts data files of a card into a file of cells; `merge` adds such files, `assess --cells` goes on from there.") { Card, Part, Only, Out, Threads, Memory, Lang };
        command.SetStoppableAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (!Installation.Find().TryGet(out var installation, out var problems)
            || !LawShelf.ReadFacts(installation).TryGet(out var facts, out problems)
            || !CardReader.Read(parsed.GetRequiredValue(Card), facts).TryGet(out var card, out problems))
            return await Problems.Report(problems);
        string[] only = CommonOptions.Ids(parsed.GetValue(Only));
        var counting = new CellCounting(card, CountingCommand.ThisProgram()) { Threads = parsed.GetValue(Threads), Limits = CommonOptions.Limits(parsed.GetValue(Memory)) };
        if (!counting.Run(only, parsed.GetValue(Part) ?? [], stop).TryGet(out var cells, out problems)
            || !NewFile.Write(parsed.GetRequiredValue(Out), cells.ToBytes()).TryGet(out _, out problems))
            return await Problems.Report(problems);
        await Console.Out.WriteAsync(CellFileText.Write(cells, parsed.GetRequiredValue(Out), parsed.GetValue(Lang)));
        return (int)ExitCode.Done;
    }
}
