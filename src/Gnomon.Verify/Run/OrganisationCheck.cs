using System.Text;
using Gnomon.Verify.Log;

namespace Gnomon.Verify.Run;

/// <summary>Where the statements of a run stand in the log of an organisation.</summary>
/// <param name="Key">The log's key; whether it is the log that it says it is, the user must know.</param>
/// <param name="Indexes">The index of each statement, in the order of the stages.</param>
internal sealed record OrganisationPlaces(VerifierKey Key, IReadOnlyList<long> Indexes)
{
    /// <summary>Whether the plan came into that log before the counts did.</summary>
    internal bool IsPlanFirst => Indexes.Count > 4 && Indexes[3] < Indexes[4];
}

/// <summary>Checks the proofs that the statements stand in the organisation's log which the signer's first statement names.</summary>
internal static class OrganisationCheck
{
    private const int MaxKey = 4096;

    /// <summary>The places; null where no log is named, or a proof does not hold.</summary>
    internal static OrganisationPlaces? Check(string root, RunShape shape, RunListing listing, LogParts parts, IReadOnlyList<CheckedStatement> statements, List<Fault> faults)
    {
        if (parts.Entries is not { } entries || statements is not [{ Stage: RunFormat.LogKeyStage } first, ..] || first.Content.Predicate is not { } predicate)
            return null;
        var present = shape.OrganisationFiles.Where(listing.Files.Contains).Order(StringComparer.Ordinal).ToList();
        if (!predicate.TryGetProperty("organisation", out var named))
        {
            faults.AddRange(present.Select(f => new Fault(FaultKind.FileExtra, f, "the file was not sealed: the run names no log of an organisation")));
            return null;
        }

        var missing = shape.OrganisationFiles.Where(f => !listing.Files.Contains(f)).Order(StringComparer.Ordinal).ToList();
        faults.AddRange(missing.Select(f => new Fault(FaultKind.FileMissing, f, "the file is missing; the run was sealed into the log of an organisation")));
        return missing.Count > 0 ? null : CheckProofs(root, shape, named.ToString(), entries, faults);
    }

    private static OrganisationPlaces? CheckProofs(string root, RunShape shape, string named, IReadOnlyList<ReadOnlyMemory<byte>> entries, List<Fault> faults)
    {
        var line = RegularFile.TryRead(Path.Combine(root, RunFormat.OrganisationKeyFile), MaxKey) is { } bytes ? Encoding.Latin1.GetString(bytes) : "";
        if (!string.Equals(line, named + "\n", StringComparison.Ordinal) || !VerifierKey.TryParse(named, out var key))
        {
            faults.Add(new Fault(FaultKind.KeyMismatch, RunFormat.OrganisationKeyFile, "this is not the key that the signer's first statement names as that of the organisation's log"));
            return null;
        }

        var indexes = new List<long>();
        for (var i = 0; i < entries.Count; i++)
        {
            var file = RunFormat.ProofFile(shape.Stages[i]);
            var proof = RegularFile.TryRead(Path.Combine(root, file), LogProof.MaxLength);
            if (!LogProof.TryParse(proof, out var read, out var fault) || !read.Verify(entries[i].Span, key, out _, out fault))
                faults.Add(new Fault(FaultKind.Proof, file, fault));
            else
                indexes.Add(read.Index);
        }

        return indexes.Count == entries.Count ? new OrganisationPlaces(key, indexes) : null;
    }
}
