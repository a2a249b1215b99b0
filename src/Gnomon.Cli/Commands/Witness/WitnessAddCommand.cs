using System.CommandLine;
using Gnomon.Evidence;
using Gnomon.Report;

namespace Gnomon.Cli.Commands.Witness;

/// <summary>Lets a witness sign for a log.</summary>
internal static class WitnessAddCommand
{
    private static readonly Argument<string> Folder = WitnessCommand.Folder();
    private static readonly Argument<string> Log = new("vkey") { HelpName = "VKEY", Description = "The key of the log, or a file with it (log.vkey), got from who keeps the log." };
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("add", "Lets a witness sign for a log; also while it runs.") { Folder, Log, Lang };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (!KnownLogs.Of(parsed.GetRequiredValue(Log)).TryGet(out var key, out var problems)
            || !Evidence.Witnessing.Witness.AddLog(parsed.GetRequiredValue(Folder), key).TryGet(out var origin, out problems))
            return await Problems.Report(problems);
        await Console.Out.WriteLineAsync(new Texts(parsed.GetValue(Lang)).Say("witness.added", ("log", Phrase.Foreign(origin))).ToString());
        return (int)ExitCode.Done;
    }
}
