using System.CommandLine;
using Gnomon.Evidence;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Cli.Commands;

/// <summary>Checks a whole log with the code that knows formats only.</summary>
internal static class LogFsckCommand
{
    private static readonly Argument<string> Folder = LogCommand.Folder();
    private static readonly Option<string[]> LogKey = new("--log-key")
    {
        HelpName = "VKEY",
        Description = "The key of the log, or a file with it, got from who keeps the log. Without it: the logs that you made yourself (known-logs).",
    };

    private static readonly Option<string[]> Known = new("--known-checkpoint")
    {
        HelpName = "FILE",
        Description = "A checkpoint of this log that you kept: the log must continue it; may be repeated.",
    };

    private static readonly Option<string?> Policy = PolicyChoice.Option();
    private static readonly Option<bool> Signatures = new("--signatures") { Description = "Check the signatures of the entries too, against the keys that you know." };
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("fsck", "Checks a log offline: every entry and tile is hashed again and must lead to the signed root.") { Folder, LogKey, Known, Policy, Signatures, Lang };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (!Expectations(parsed).TryGet(out var expected, out var problems))
            return await Problems.Report(problems);
        var verdict = LogVerifier.Verify(parsed.GetRequiredValue(Folder), expected);
        await Console.Out.WriteAsync(LogVerdictText.Write(verdict, parsed.GetRequiredValue(Folder), parsed.GetValue(Lang)));
        return (int)VerifyExit.Of(verdict);
    }

    private static Checked<LogExpectations> Expectations(ParseResult parsed)
    {
        if (!UserFolders.OfUser().TryGet(out var user, out var problems) || !TrustedKeys.OfUser(user).TryGet(out var signers, out problems))
            return Checked.Bad<LogExpectations>(problems);
        if (!PolicyChoice.Of(parsed.GetValue(Policy)).TryGet(out var policy, out problems))
            return Checked.Bad<LogExpectations>(problems);
        var named = (parsed.GetValue(LogKey) ?? []).Select(KnownLogs.Of).ToList();
        var (own, known) = (policy.Keys.Count > 0 ? Checked.Good(policy.Keys) : named.Count > 0 ? Checked.Good<IReadOnlyList<VerifierKey>>([]) : KnownLogs.OfUser(user), (parsed.GetValue(Known) ?? []).Select(Kept).ToList());
        problems = [.. own.Problems, .. named.SelectMany(n => n.Problems), .. known.SelectMany(k => k.Problems)];
        return problems.Count > 0 ? Checked.Bad<LogExpectations>(problems) : Checked.Good(new LogExpectations
        {
            Keys = [.. own.Value, .. named.Select(n => n.Value)],
            Known = [.. known.Select(k => k.Value), .. AddressCheck.Seen(user, parsed.GetRequiredValue(Folder))],
            Policy = policy.At,
            Signers = parsed.GetValue(Signatures) ? policy.Signers.Count > 0 ? policy.Signers : signers : null,
        });
    }

    private static Checked<(string Name, ReadOnlyMemory<byte> Note)> Kept(string file) => RegularFile.TryRead(file, SignedNote.MaxLength) is { } bytes
        ? Checked.Good<(string, ReadOnlyMemory<byte>)>((file, bytes))
        : Checked.Bad<(string, ReadOnlyMemory<byte>)>(new Problem(ExitCode.Usage, "the checkpoint that was kept cannot be read", "name a file with a checkpoint of this log") { File = file });
}
