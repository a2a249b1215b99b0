using System.CommandLine;
using System.Net;
using Gnomon.Cli.Serving;
using Gnomon.Report;
using Gnomon.Verify.Log;

namespace Gnomon.Cli.Commands.Witness;

/// <summary>Runs a witness.</summary>
internal static class WitnessServeCommand
{
    private static readonly Argument<string> Folder = WitnessCommand.Folder();
    private static readonly Option<IPEndPoint> Listen = SmallServer.Listen(8081);
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("serve", "Runs a witness (C2SP tlog-witness). What it signs is on the disk before it answers.") { Folder, Listen, Lang };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (!Evidence.Witnessing.Witness.Open(parsed.GetRequiredValue(Folder), TimeProvider.System).TryGet(out var opened, out var problems))
            return await Problems.Report(problems);
        using var witness = opened;
        var texts = new Texts(parsed.GetValue(Lang));
        return await SmallServer.Run(
            parsed.GetRequiredValue(Listen),
            AddCheckpoint.MaxLength,
            new WitnessPages(witness).Answer,
            url => Console.Out.WriteLineAsync(texts.Say("witness.served", ("name", Phrase.Own(witness.Key.Name)), ("url", Phrase.Own(url))).ToString()),
            stop);
    }
}
