using Gnomon.Evidence;
using Gnomon.Report;
using Gnomon.Verify;
using Gnomon.Verify.Log;
using Gnomon.Verify.Statements;

namespace Gnomon.Cli;

/// <summary>Checks one envelope and the proof that it stands in a log: what `gnomon prove` writes, or the same from anybody.</summary>
internal static class ProofCheck
{
    /// <summary>What a file with a proof is called.</summary>
    public const string Suffix = ".tlog-proof";

    public static async Task<int> Run(string file, IReadOnlyList<TrustedKey> keys, IReadOnlyList<VerifierKey> logs, PolicyAt? policy, Language language)
    {
        var entryFile = file[..^Suffix.Length] + ".json";
        if (RegularFile.TryRead(file, LogProof.MaxLength) is not { } bytes || RegularFile.TryRead(entryFile, EntryBundle.MaxEntry) is not { } entry)
            return await Faulty(language, new Fault(FaultKind.FileMissing, file, $"the proof or the envelope beside it, {Path.GetFileName(entryFile)}, is missing, cannot be read, or is too long"));
        if (!LogProof.TryParse(bytes, out var proof, out var fault))
            return await Faulty(language, new Fault(FaultKind.Proof, file, fault));
        var origin = SignedNote.TryParse(proof.Checkpoint.Span, out var note, out _) ? note.Text.Split('\n')[0] : "";
        if (logs.FirstOrDefault(l => string.Equals(l.Name, origin, StringComparison.Ordinal)) is not { } log)
            return await Say(ExitCode.SignerNotKnown, language, "proof.log-not-known", origin, 0, 0);
        if (!proof.Verify(entry, log, out var checkpoint, out fault))
            return await Faulty(language, new Fault(FaultKind.Proof, file, fault));
        PolicyFinding? finding = null;
        var isSignerKnown = DsseEnvelope.TryParse(entry, out var envelope, out _) && keys.Count > 0 && envelope.Verify([.. keys.Select(k => k.Key)]) is not null;
        var unmet = policy?.Check(file, note!, log, out finding) ?? [];
        if (unmet.FirstOrDefault(u => u.Kind == FaultKind.Checkpoint) is { } wrong)
            return await Faulty(language, wrong);
        if (unmet.Count > 0)
        {
            await Say(ExitCode.PolicyNotMet, language, "proof.policy-not-met", origin, proof.Index, checkpoint.Size);
            await Console.Out.WriteLineAsync(string.Join('\n', unmet.Select(u => "  " + Plain.Text(u.ToString()))));
            return (int)(isSignerKnown ? VerifyExit.Of(unmet[0].Kind) : ExitCode.SignerNotKnown);
        }

        await Say(ExitCode.Done, language, isSignerKnown ? "proof.holds" : "proof.signer-not-known", origin, proof.Index, checkpoint.Size);
        var texts = new Texts(language);
        await Console.Out.WriteLineAsync(finding is { Counted.Count: > 0 } ? texts.Say("proof.witnessed", ("witnesses", WitnessWords.Of(finding.Counted))).ToString() : texts["proof.not-witnessed"]);
        return (int)(isSignerKnown ? ExitCode.Done : ExitCode.SignerNotKnown);
    }

    private static async Task<int> Faulty(Language language, Fault fault)
    {
        await Console.Out.WriteLineAsync(new Texts(language)["proof.faulty"] + "\n  " + Plain.Text(fault.ToString()));
        return (int)VerifyExit.Of(fault.Kind);
    }

    private static async Task<int> Say(ExitCode code, Language language, string key, string origin, long index, long size)
    {
        var numbers = new Numbers(language);
        await Console.Out.WriteLineAsync(new Texts(language).Say(
            key, ("log", Phrase.Foreign(origin)), ("index", Phrase.Own(numbers.Count(index))), ("n", Phrase.Own(numbers.Count(size)))).ToString());
        return (int)code;
    }
}
