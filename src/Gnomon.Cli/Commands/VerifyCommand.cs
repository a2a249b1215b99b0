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
    private static readonly Argument<string?> Folder = new("result") { HelpName = "OUT", Arity = ArgumentArity.ZeroOrOne, Description = "The result folder, or that of a plan; or NAME.tlog-proof, a proof that the envelope NAME.json beside it stands in a log; or the http(s) address of a log." };
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

    private static readonly Option<string?> Attest = new("--attest")
    {
        HelpName = "DIR",
        Description = "Say to others what was found, signed with your key: in-toto svr and test-result, with --policy SLSA's summary; a folder that does not exist yet.",
    };

    private static readonly Option<string[]> Attestation = new("--attestation")
    {
        HelpName = "FILE",
        Description = "Check what somebody else attests of this result (in-toto svr, test-result, or SLSA's summary); may be repeated.",
    };

    private static readonly Option<string?> Page = new("--page")
    {
        HelpName = "FILE",
        Description = "Write the offline page verify.html, with which anybody checks a result in a browser, without Gnomon or a network; give it to them apart from the result.",
    };

    private static readonly Option<string?> Policy = PolicyChoice.Option();
    private static readonly Option<string?> Copy = new("--copy") { HelpName = "DIR", Description = "Of a log at an address: where the copy that was checked stays; a folder that does not exist yet." };
    private static readonly Option<bool> Signatures = new("--signatures") { Description = "Of a log at an address: check the signatures of the entries too." };
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("verify", "Checks a result offline, or a log at its address: whole, unchanged, signed and by whom; and says what that does not prove.") { Folder, Key, LogKey, Policy, Copy, Signatures, Opening, Attest, Attestation, Page, Lang };
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
        var (what, language) = (parsed.GetValue(Folder)!, parsed.GetValue(Lang));
        var isProof = what.EndsWith(ProofCheck.Suffix, StringComparison.Ordinal);
        if (!isProof && !AddressCheck.IsAddress(what) && NoResult.Of(what) is { } no)
            return await Problems.Report([no]);
        if (!PolicyChoice.Of(parsed.GetValue(Policy)).TryGet(out var policy, out var problems)
            || !Trusted(parsed.GetValue(Key) ?? [], policy).TryGet(out var trusted, out problems)
            || !Logs(parsed.GetValue(LogKey) ?? [], policy).TryGet(out var logs, out problems))
            return await Problems.Report(problems);
        if (AddressCheck.IsAddress(what))
        {
            return UserFolders.OfUser().TryGet(out var user, out problems)
                ? await AddressCheck.Run(what, parsed.GetValue(Copy), new LogExpectations { Keys = logs, Policy = policy.At, Signers = parsed.GetValue(Signatures) ? trusted : null }, user, language, stop)
                : await Problems.Report(problems);
        }

        if (isProof)
            return await ProofCheck.Run(what, trusted, logs, policy.At, language);
        var verdict = RunVerifier.Verify(what, trusted, logs, policy.At);
        await Console.Out.WriteAsync(VerdictText.Write(verdict, what, language));
        if (verdict.Outcome == RunOutcome.Faulty)
            return (int)VerifyExit.Of(verdict);
        List<int> codes = [];
        if (parsed.GetValue(Opening) is { } opening)
            codes.Add(await OpeningCheck.Run(what, opening, language));
        if (parsed.GetValue(Attestation) is { Length: > 0 } attestations)
            codes.Add(await AttestationText.Check(what, attestations, trusted, language));
        if (parsed.GetValue(Attest) is { } to)
            codes.Add(await AttestationText.Write(what, verdict, parsed.GetValue(Policy), to, language));
        return codes.Append((int)VerifyExit.Of(verdict)).FirstOrDefault(c => c != (int)ExitCode.Done);
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

    private static Checked<IReadOnlyList<VerifierKey>> Logs(string[] named, PolicyChoice policy)
    {
        if (policy.Keys.Count > 0)
            return Checked.Good(policy.Keys);
        if (named.Length == 0)
            return UserFolders.OfUser().TryGet(out var user, out var missing) ? KnownLogs.OfUser(user) : Checked.Bad<IReadOnlyList<VerifierKey>>(missing);
        var keys = named.Select(KnownLogs.Of).ToList();
        IReadOnlyList<Problem> problems = [.. keys.SelectMany(k => k.Problems)];
        return problems.Count > 0 ? Checked.Bad<IReadOnlyList<VerifierKey>>(problems) : Checked.Good<IReadOnlyList<VerifierKey>>([.. keys.Select(k => k.Value)]);
    }

    private static Checked<IReadOnlyList<TrustedKey>> Trusted(string[] files, PolicyChoice policy)
    {
        if (policy.Signers.Count > 0)
            return Checked.Good(policy.Signers);
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
