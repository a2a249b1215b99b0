using System.CommandLine;
using Gnomon.Verify;

namespace Gnomon.Cli.Commands;

/// <summary>Writes the statements of a log as a bundle of in-toto: one envelope a line.</summary>
internal static class LogExportCommand
{
    private static readonly Argument<string> Folder = LogCommand.Folder();
    private static readonly Option<long> From = new("--from") { HelpName = "INDEX", Description = "The first entry; 0 without it." };
    private static readonly Option<long?> To = new("--to") { HelpName = "INDEX", Description = "The entry before which it ends; the size of the log without it." };

    public static Command Create()
    {
        var command = new Command("export", "Writes the envelopes of a log to standard output, one a line (.intoto.jsonl), each checked against the signed root.") { Folder, From, To };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (!LogReader.TryOpen(parsed.GetRequiredValue(Folder), out var log, out var fault))
            return await Problems.Report([LogFaults.Problem(parsed.GetRequiredValue(Folder), fault)]);
        var (from, to) = (parsed.GetValue(From), parsed.GetValue(To) ?? log.Checkpoint.Size);
        if (from < 0 || to < from || to > log.Checkpoint.Size)
            return await Problems.Report([new Problem(ExitCode.Usage, FormattableString.Invariant($"entries {from} to {to} were asked for; the log has {log.Checkpoint.Size}"), "name a range within the log")]);
        await using var output = Console.OpenStandardOutput();
        for (var index = from; index < to; index++)
        {
            stop.ThrowIfCancellationRequested();
            if (!log.TryProve(index, out var entry, out _, out fault))
                return await Problems.Report([LogFaults.Problem(parsed.GetRequiredValue(Folder), fault)]);

            // An entry with a line feed in it is JSON all the same, and would be two lines.
            if (entry.Span.Contains((byte)'\n'))
                return await Problems.Report([LogFaults.Problem(parsed.GetRequiredValue(Folder), new Fault(FaultKind.Statement, "tile/entries", FormattableString.Invariant($"entry {index} has a line feed, so it cannot stand in a line")))]);
            await output.WriteAsync(entry, stop);
            await output.WriteAsync("\n"u8.ToArray(), stop);
        }

        return (int)ExitCode.Done;
    }
}
