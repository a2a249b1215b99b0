using System.CommandLine;
using Gnomon.Evidence;
using Gnomon.Report;
using Gnomon.Verify;

namespace Gnomon.Cli.Commands;

/// <summary>Asks the witnesses of a log to sign its newest checkpoint.</summary>
internal static class LogCosignCommand
{
    private static readonly Argument<string> Folder = LogCommand.Folder();
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("cosign", "Asks the log's witnesses to sign its newest checkpoint; `policy` in DIR.private names them (C2SP tlog-policy, with addresses).") { Folder, Lang };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var folder = parsed.GetRequiredValue(Folder);
        if (!UserFolders.OfUser().TryGet(out var user, out var problems)
            || !(await OrganisationLog.OpenWitnessed(folder, user, TimeProvider.System, stop: stop)).TryGet(out var log, out problems))
            return await Problems.Report(problems);
        try
        {
            await using var opened = log;
            var texts = new Texts(parsed.GetValue(Lang));
            var cosigning = await log.Cosign(stop);
            foreach (var line in CosigningText.Lines(cosigning, texts, LogVerifier.PrivateFolder(folder)))
                await Console.Out.WriteLineAsync(line);
            return (int)(cosigning is { IsMet: true } ? ExitCode.Done : ExitCode.NotWitnessed);
        }
        catch (EvidenceException e)
        {
            return await Problems.Report([e.Problem]);
        }
    }
}
