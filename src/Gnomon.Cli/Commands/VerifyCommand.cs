using System.CommandLine;
using System.Text;
using Gnomon.Evidence;
using Gnomon.Pages.Check;
using Gnomon.Report;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Cli.Commands;

/// <summary>Checks a result offline.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string?> Folder = new("result") { HelpName = "OUT", Arity = ArgumentArity.ZeroOrOne, Description = "The result folder, or that of a plan; or NAME.tlog-proof, a proof that the envelope NAME.json beside it stands in a log." };
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

    private static readonly Option<string?> Opening = new("--opening")
    {
        HelpName = "FILE",
        Description = "What opens closed cells, got from the owner of the result: each is shown, and whether it is the one that was sealed.",
    };

    private static readonly Option<string?> Page = new("--page")
    {
        HelpName = "FILE",
        Description = "Write the offline page verify.html, with which anybody checks a result in a browser, without Gnomon or a network; give it to them apart from the result.",
    };

    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("verify", "Checks a result offline: whole, unchanged, signed and by whom; and says what that does not prove.") { Folder, Key, LogKey, Opening, Page, Lang };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(Folder) is null) == (result.GetValue(Page) is null))
                result.AddError("name a result to check, or a file for the page with --page");
        });
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (parsed.GetValue(Page) is { } page)
            return await WritePage(page, new Texts(parsed.GetValue(Lang)));
        if (!Trusted(parsed.GetValue(Key) ?? []).TryGet(out var trusted, out var problems) || !Logs(parsed.GetValue(LogKey) ?? []).TryGet(out var logs, out problems))
            return await Problems.Report(problems);
        if (parsed.GetValue(Folder)!.EndsWith(ProofCheck.Suffix, StringComparison.Ordinal))
            return await ProofCheck.Run(parsed.GetValue(Folder)!, trusted, logs, parsed.GetValue(Lang));
        var verdict = RunVerifier.Verify(parsed.GetValue(Folder)!, trusted, logs);
        await Console.Out.WriteAsync(VerdictText.Write(verdict, parsed.GetValue(Lang)));
        return verdict.Outcome != RunOutcome.Faulty && parsed.GetValue(Opening) is { } opening && await OpeningCheck.Run(parsed.GetValue(Folder)!, opening, parsed.GetValue(Lang)) is not (int)ExitCode.Done and var code
            ? code
            : (int)VerifyExit.Of(verdict);
    }

    private static async Task<int> WritePage(string file, Texts texts)
    {
        var bytes = Encoding.UTF8.GetBytes(OfflineCheck.Html);
        try
        {
            DurableFile.WriteNew(file, bytes);
        }
        catch (IOException e)
        {
            return await Problems.Report([new Problem(ExitCode.Output, $"the page could not be written ({e.Message})", "name a path where nothing lies") { File = file }]);
        }

        await Console.Out.WriteLineAsync(texts.Say("verify.page", ("file", Phrase.Foreign(file)), ("digest", Phrase.Own(Sha256Hex.Of(bytes)))).ToString());
        return (int)ExitCode.Done;
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
