using System.Text.Json;
using Gnomon.Verify.Run;
using Gnomon.Verify.Statements;

namespace Gnomon.Verify.Attestations;

/// <summary>What checking an attestation came to.</summary>
/// <param name="Fault">What is wrong; null where it holds.</param>
/// <param name="Type">Its predicate type; null where nothing of it was read.</param>
/// <param name="Says">Its result in the words of its type: <c>FAILED</c>, or the properties of an svr; empty on a fault.</param>
/// <param name="Signer">The name under which the user trusts who signed it; null where none did.</param>
public sealed record AttestationVerdict(Fault? Fault, string? Type, IReadOnlyList<string> Says, string? Signer)
{
    /// <summary>Nothing is wrong, but nobody whom the user trusts signed it, so nothing of it was read.</summary>
    public bool IsSignerUnknown => Fault is null && Signer is null;
}

/// <summary>
/// Checks an attestation of somebody about a result whose seal was found to hold: signed by a trusted key, of a known type, well formed, about this result by
/// digest, and, where it tells the outcome of criteria, in agreement with what is sealed.
/// </summary>
public static class AttestationVerifier
{
    /// <summary>The longest file that is read, bytes.</summary>
    public const int MaxLength = 1 << 20;

    // What an attestation can be about, besides a signed model that the plan names.
    private static readonly string[] Files = ["assessment.json", RunFormat.PlanFile, "card.yaml"];

    /// <summary>Checks.</summary>
    /// <param name="envelope">The file: a DSSE envelope.</param>
    /// <param name="name">What it is called, for faults.</param>
    /// <param name="result">The folder of the result.</param>
    /// <param name="trusted">The keys whose word the user takes.</param>
    public static AttestationVerdict Verify(ReadOnlyMemory<byte> envelope, string name, string result, IReadOnlyCollection<TrustedKey> trusted)
    {
        ArgumentNullException.ThrowIfNull(trusted);
        if (!DsseEnvelope.TryParse(envelope, out var read, out var what))
            return Bad(FaultKind.Statement, name, what);
        if (read.PayloadType is not InTotoStatement.PayloadType)
            return Bad(FaultKind.Statement, name, "the envelope holds no in-toto statement by its payload type");
        if (trusted.FirstOrDefault(t => read.Verify([t.Key]) is not null) is not { } signer || read.Verify([signer.Key]) is not { } payload)
            return new AttestationVerdict(null, null, [], null);
        if (!InTotoStatement.TryParse(payload, out var statement, out what))
            return Bad(FaultKind.Statement, name, what);
        if (statement.Predicate is not { } predicate || !AttestationTypes.IsWellFormed(statement.PredicateType, predicate, out what))
            return Bad(FaultKind.Statement, name, statement.Predicate is null ? "the attestation has no predicate" : what);
        if (!About(statement, result))
            return Bad(FaultKind.FileChanged, name, "the attestation is not about this result: no file of it, and no model that its plan names, has the digest");
        if (statement.PredicateType is AttestationTypes.TestResult && (Read(result, "findings.json") is not { } findings || CriteriaTests.Of(findings) is not { } tests || !tests.Agrees(predicate)))
            return Bad(FaultKind.Statement, name, "the attestation tells another outcome of the criteria than findings.json");
        return new AttestationVerdict(null, statement.PredicateType, Says(predicate), signer.Name);
    }

    private static bool About(InTotoStatement statement, string result)
    {
        var known = Files.Select(f => Read(result, f)).OfType<byte[]>().Select(b => Sha256Hex.Of(b)).ToHashSet(StringComparer.Ordinal);
        if (Read(result, RunFormat.PlanFile) is { } plan && StrictJson.TryParseObject(plan, out var root) && StrictJson.TryList(root.Value, "models", out var models))
            known.UnionWith(models.EnumerateArray().Where(m => m.ValueKind == JsonValueKind.Object).Select(m => StrictJson.TryText(m, "digest", out var digest) ? digest.Replace("sha256:", "", StringComparison.Ordinal) : "").Where(d => d.Length > 0));
        return statement.Subjects.All(s => s.Digests.TryGetValue("sha256", out var digest) && known.Contains(digest));
    }

    private static IReadOnlyList<string> Says(JsonElement predicate)
    {
        if (StrictJson.TryText(predicate, "result", out var result) || StrictJson.TryText(predicate, "verificationResult", out result))
            return [result];
        return StrictJson.TryList(predicate, "properties", out var properties) ? [.. properties.EnumerateArray().Select(p => p.GetString()!)] : [];
    }

    private static byte[]? Read(string result, string file) => RegularFile.TryRead(Path.Combine(result, file), (int)Math.Min(int.MaxValue, RunFormat.MaxFile));

    private static AttestationVerdict Bad(FaultKind kind, string name, string what) => new(new Fault(kind, Visible.Text(name), what), null, [], null);
}
