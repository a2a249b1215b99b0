using System.CommandLine;
using Gnomon.Evidence;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Cli.Commands;

/// <summary>Checks a result offline.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string> Folder = new("result") { HelpName = "OUT", Description = "The result folder; or NAME.tlog-proof, a proof that the envelope NAME.json beside it stands in a log." };
    private static readonly Option<string[]> Key = new("--key")
    {
        HelpName = "FILE",
        Description = "A public key that you trust (SPKI PEM), got from its holder; may be repeated. Without it: the user's known keys.",
    };

    private static readonly Option<string[]> LogKey = new("--log-key")
    {
        HelpName = "VKEY",
        Description = "The key of an organisation's log that you trust, or a file with it, got from who keeps it. Without it: the logs that you made (known-logs).",
    };

    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("verify", "Checks a result offline: whole, unchanged, signed and by whom; and says what that does not prove.") { Folder, Key, LogKey, Lang };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (!Trusted(parsed.GetValue(Key) ?? []).TryGet(out var trusted, out var problems) || !Logs(parsed.GetValue(LogKey) ?? []).TryGet(out var logs, out problems))
            return await Problems.Report(problems);
        if (parsed.GetRequiredValue(Folder).EndsWith(ProofCheck.Suffix, StringComparison.Ordinal))
            return await ProofCheck.Run(parsed.GetRequiredValue(Folder), trusted, logs, parsed.GetValue(Lang));
        var verdict = RunVerifier.Verify(parsed.GetRequiredValue(Folder), trusted, logs);
        await Console.Out.WriteAsync(VerdictText.Write(verdict, parsed.GetValue(Lang)));
        return (int)VerifyExit.Of(verdict);
    }

    private static Checked<IReadOnlyList<VerifierKey>> Logs(string[] named)
    {
        if (named.Length == 0)
            return UserFolders.OfUser().TryGet(out var user, out var missing) ? KnownLogs.OfUser(user) : Checked.Bad<IReadOnlyList<VerifierKey>>(missing);
        var keys = named.Select(KnownLogs.Of).ToList();
        IReadOnlyList<Problem> problems = [.. keys.SelectMany(k => k.Problems)];
        return problems.Count > 0 ? Checked.Bad<IReadOnlyList<VerifierKey>>(problems) : Checked.Good<IReadOnlyList<VerifierKey>>([.. keys.Select(k => k.Value)]);
    }

    private static Checked<IReadOnlyList<TrustedKey>> Trusted(string[] files)
    {
        if (files.Length == 0)
        {
            return UserFolders.OfUser().TryGet(out var user, out var missing)
                ? TrustedKeys.OfUser(user)
                : Checked.Bad<IReadOnlyList<TrustedKey>>(missing);
        }

        var keys = files.Select(TrustedKeys.FromPemFile).ToList();
        IReadOnlyList<Problem> problems = [.. keys.SelectMany(k => k.Problems)];
        return problems.Count > 0 ? Checked.Bad<IReadOnlyList<TrustedKey>>(problems) : Checked.Good<IReadOnlyList<TrustedKey>>([.. keys.Select(k => k.Value)]);
    }
}
