using Gnomon.Evidence;
using Gnomon.Report;
using Gnomon.Verify;
using Gnomon.Verify.Attestations;
using Gnomon.Verify.Log;

namespace Gnomon.Cli;

/// <summary>Attestations about a result: writes those of the user, checks those of others.</summary>
internal static class AttestationText
{
    public static async Task<int> Write(string result, RunVerdict verdict, string? policy, string to, Language language)
    {
        (string, ReadOnlyMemory<byte>)? named = policy is not null && RegularFile.TryRead(policy, LogPolicy.MaxLength) is { } bytes ? (Path.GetFileName(policy), bytes) : null;
        if (!UserFolders.OfUser().TryGet(out var user, out var problems)
            || !RunClock.From(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH")).TryGet(out var clock, out problems)
            || !Attesting.Write(result, verdict, named, to, user, clock).TryGet(out var files, out problems))
            return await Problems.Report(problems);
        var texts = new Texts(language);
        foreach (var file in files)
            await Console.Out.WriteLineAsync(texts.Say("attestation.written", ("file", Phrase.Foreign(file))).ToString());
        return (int)ExitCode.Done;
    }

    public static async Task<int> Check(string result, IReadOnlyList<string> files, IReadOnlyCollection<TrustedKey> trusted, Language language)
    {
        var texts = new Texts(language);
        var gravest = ExitCode.Done;
        foreach (var file in files)
        {
            var verdict = RegularFile.TryRead(file, AttestationVerifier.MaxLength) is { } bytes
                ? AttestationVerifier.Verify(bytes, file, result, trusted)
                : new AttestationVerdict(new Fault(FaultKind.FileMissing, file, "the attestation is missing, cannot be read, or is too long"), null, [], null);
            var (code, line) = verdict switch
            {
                { Fault: { } fault } => (VerifyExit.Of(fault.Kind), Plain.Text(fault.ToString())),
                { IsSignerUnknown: true } => (ExitCode.SignerNotKnown, texts.Say("attestation.signer-not-known", ("file", Phrase.Foreign(file))).ToString()),
                _ => (ExitCode.Done, texts.Say("attestation.holds", ("file", Phrase.Foreign(file)), ("name", Phrase.Foreign(verdict.Signer!)), ("type", Phrase.Own(verdict.Type!)), ("says", Phrase.Foreign(string.Join(", ", verdict.Says)))).ToString()),
            };
            await Console.Out.WriteLineAsync(line);
            gravest = gravest == ExitCode.Done ? code : gravest;
        }

        return (int)gravest;
    }
}
