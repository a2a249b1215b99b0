using Gnomon.Verify.Crypto;
using Gnomon.Verify.Log;
using Gnomon.Verify.Statements;

namespace Gnomon.Verify.Run;

/// <summary>The steps of checking one result, in their order. Every fault is gathered; what a fault makes undecidable is left out.</summary>
internal sealed class RunCheck(string root, IReadOnlyCollection<VerifierKey> knownLogs, PolicyAt? policy = null)
{
    private readonly List<Fault> faults = [];
    private readonly RunShape shape = RunShape.Of(root);

    internal RunVerdict Decide(IReadOnlyCollection<TrustedKey> trusted)
    {
        if (NotAResult() is { } no)
            return RunVerdict.OfFaults([no]);
        var listing = RunListing.Read(root, shape, faults);
        if (listing.IsCutOff)
            return RunVerdict.OfFaults(faults);
        CheckPresence(listing);
        var parts = LogParts.Read(root, shape, faults);
        TreeCheck.Check(parts, faults);
        var statements = StatementCheck.Check(parts, faults);
        var named = CheckLogKey(parts, statements);
        CheckCheckpoint(parts, named);
        new SubjectCheck(root, shape, listing, faults).Check(statements);
        var places = OrganisationCheck.Check(root, shape, listing, parts, statements, faults);
        var witnessing = WitnessCheck.Check(places, policy, faults);

        // A pass needs every part, whatever the list of faults says.
        var whole = statements.Count == shape.Stages.Count && named && parts is { LogKey: not null, Checkpoint: not null, TileHashes: not null };
        if (faults.Count == 0 && whole && parts.Signer is { } signer)
            return Pass(signer, parts.LogKey!, statements, listing, trusted, places, witnessing);
        if (faults.Count == 0)
            faults.Add(new Fault(FaultKind.NotAResult, ".", "a part could not be checked"));
        return RunVerdict.OfFaults([.. faults.OrderBy(Gravity)]);
    }

    private Fault? NotAResult()
    {
        if (!Directory.Exists(root))
            return new Fault(FaultKind.NotAResult, ".", File.Exists(root) ? "this is a file, and a result is a folder" : "there is no such folder");
        if (RegularFile.Look(Path.Combine(root, "evidence")).Kind != PathKind.Missing)
            return null;
        return new Fault(FaultKind.NotAResult, ".", RegularFile.Look(Path.Combine(root, "assessment.json")).Kind == PathKind.File
            ? "this is a draft: it has no evidence folder, so nothing in it is sealed"
            : "this is not a result of Gnomon: it has no evidence folder");
    }

    private void CheckPresence(RunListing listing)
    {
        // What lies there but is a link or a folder has been reported already.
        var reported = faults.Select(f => f.File).ToHashSet(StringComparer.Ordinal);
        foreach (var file in shape.FixedFiles.Where(f => !listing.Files.Contains(f) && !reported.Contains(f)).Order(StringComparer.Ordinal))
        {
            faults.Add(RunFormat.KeyParts.Contains(file, StringComparer.Ordinal)
                ? new Fault(FaultKind.NotAResult, file, "the file is missing; without it nothing can be checked")
                : new Fault(FaultKind.FileMissing, file, "the file is missing; every result has it"));
        }
    }

    /// <summary>Whether the signer's first statement names the key of the log as it stands in the key file.</summary>
    private bool CheckLogKey(LogParts parts, IReadOnlyList<CheckedStatement> statements)
    {
        if (parts.LogKey is not { } key || statements is not [{ Stage: RunFormat.LogKeyStage } first, ..] || first.Content.Predicate is not { } predicate)
            return false;
        if (StrictJson.TryText(predicate, "vkey", out var named) && string.Equals(named, key.ToString(), StringComparison.Ordinal))
            return true;
        faults.Add(new Fault(FaultKind.KeyMismatch, RunFormat.LogKeyFile, "this is not the key that the signer's first statement names as the key of the log"));
        return false;
    }

    private void CheckCheckpoint(LogParts parts, bool named)
    {
        if (parts is not { LogKey: { } key, Note: { } note, Checkpoint: { } checkpoint } || !named)
            return;
        if (!string.Equals(checkpoint.Origin, key.Name, StringComparison.Ordinal))
            faults.Add(new Fault(FaultKind.Checkpoint, RunFormat.CheckpointFile, "the origin is not the name of the log's key"));
        else if (!note.IsSignedBy(key))
            faults.Add(new Fault(FaultKind.Checkpoint, RunFormat.CheckpointFile, "the checkpoint is not signed by the key of the log"));
    }

    private RunVerdict Pass(
        PublicKey signer, VerifierKey logKey, IReadOnlyList<CheckedStatement> statements, RunListing listing, IReadOnlyCollection<TrustedKey> trusted, OrganisationPlaces? places, WitnessCheck witnessing)
    {
        var isLogKnown = places is not null && knownLogs.Any(k => string.Equals(k.ToString(), places.Key.ToString(), StringComparison.Ordinal));
        var name = trusted.FirstOrDefault(t => t.Key.Equals(signer))?.Name;
        return new RunVerdict
        {
            Outcome = name is null ? RunOutcome.SignerNotKnown : witnessing.Unmet.Count > 0 ? RunOutcome.PolicyNotMet : RunOutcome.Intact,
            Faults = [],
            Files = listing.Files.Count,
            Shape = shape,
            Proven = [.. Claims.Proven(signer, name, listing.Files.Count, shape), .. Claims.InLog(places, isLogKnown), .. Claims.ByWitnesses(witnessing, isLogKnown)],
            NotProven = [.. Claims.NotProven(name is not null, shape, isLogKnown && witnessing.IsWitnessed), .. Claims.NotByLog(places, isLogKnown, witnessing)],
            Signer = signer,
            SignerName = name,
            Origin = logKey.Name,
            OrganisationLog = places?.Key.Name,
            Unmet = witnessing.Unmet,
            Witnesses = witnessing.Witnesses,
            Statements = [.. statements.Select(s => new SealedStatement(s.Stage, s.Digest))],
        };
    }

    // A missing base comes first, then what lies about, then keys, log and statements, then the files they seal.
    private static int Gravity(Fault fault) => fault.Kind switch
    {
        FaultKind.Environment => 0,
        FaultKind.NotAResult => 1,
        FaultKind.FileExtra => 2,
        FaultKind.KeyMismatch => 3,
        FaultKind.Checkpoint => 4,
        FaultKind.Tree => 5,
        FaultKind.Statement => 6,
        FaultKind.Proof => 7,
        FaultKind.FileMissing => 8,
        _ => 9,
    };
}
