using System.CommandLine;
using Gnomon.Evidence;
using Gnomon.Report;
using Gnomon.Verify;

namespace Gnomon.Cli.Commands;

/// <summary>Takes one entry out of a log, with the proof that it stands there.</summary>
internal static class ProveCommand
{
    private static readonly Argument<string> Folder = LogCommand.Folder();
    private static readonly Argument<long> Index = new("index") { HelpName = "INDEX", Description = "Which entry, from 0; `gnomon log show` lists the latest." };
    private static readonly Option<string> Out = new("--out")
    {
        HelpName = "NAME",
        Required = true,
        Description = "NAME.json, the envelope, and NAME.tlog-proof, the proof (C2SP tlog-proof), are written; nothing may lie there.",
    };

    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("prove", "Writes an entry of a log and the proof that it stands there, for somebody who has nothing else of the log.") { Folder, Index, Out, Lang };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (!LogReader.TryOpen(parsed.GetRequiredValue(Folder), out var log, out var fault)
            || !log.TryProve(parsed.GetValue(Index), out var entry, out var proof, out fault))
            return await Problems.Report([LogFaults.Problem(parsed.GetRequiredValue(Folder), fault)]);
        var name = parsed.GetRequiredValue(Out);
        try
        {
            DurableFile.WriteNew(name + ".json", entry.Span);
            DurableFile.WriteNew(name + ProofCheck.Suffix, proof.ToBytes());
        }
        catch (IOException e)
        {
            return await Problems.Report([new Problem(ExitCode.Output, $"the proof could not be written ({e.Message})", "name a path where nothing lies") { File = name }]);
        }

        var texts = new Texts(parsed.GetValue(Lang));
        await Console.Out.WriteLineAsync(texts.Say(
            "prove.written",
            ("envelope", Phrase.Foreign(name + ".json")), ("proof", Phrase.Foreign(name + ProofCheck.Suffix)), ("index", Phrase.Own(new Numbers(texts.Language).Count(parsed.GetValue(Index))))).ToString());
        return (int)ExitCode.Done;
    }
}
