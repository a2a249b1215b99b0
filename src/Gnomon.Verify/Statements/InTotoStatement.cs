using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Gnomon.Verify.Statements;

/// <summary>What a statement is about: a name, and digests by algorithm in lower-case hex; at least one.</summary>
public sealed record StatementSubject(string? Name, ImmutableSortedDictionary<string, string> Digests);

/// <summary>
/// A statement about files (in-toto attestation framework, Statement v1):
/// <code>{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"plan.json","digest":{"sha256":"..."}}],
/// "predicateType":"urn:gnomon:plan:1","predicate":{}}</code>
/// </summary>
/// <param name="Subjects">At least one.</param>
/// <param name="PredicateType">What kind of thing is said, a URI.</param>
/// <param name="Predicate">What is said, a JSON object; null where the statement has none.</param>
public sealed record InTotoStatement(ImmutableArray<StatementSubject> Subjects, string PredicateType, JsonElement? Predicate)
{
    /// <summary>The value of <c>_type</c>.</summary>
    public const string Type = "https://in-toto.io/Statement/v1";

    /// <summary>The payload type of an envelope that holds a statement.</summary>
    public const string PayloadType = "application/vnd.in-toto+json";

    /// <summary>Reads a statement from verified bytes; unknown keys are passed over, as the specification asks.</summary>
    /// <param name="json">What <see cref="DsseEnvelope.Verify"/> handed out.</param>
    /// <param name="statement">Null on a fault.</param>
    /// <param name="fault">What is wrong with it, one sentence; empty when nothing is.</param>
    public static bool TryParse(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out InTotoStatement? statement, out string fault)
    {
        statement = null;
        if (!StrictJson.TryParseObject(json, out var root))
            return Fault("a statement is one JSON object in UTF-8, no key twice", out fault);
        if (!StrictJson.TryText(root.Value, "_type", out var type) || type is not Type)
            return Fault($"the statement is not of type {Type}", out fault);
        if (!StrictJson.TryText(root.Value, "predicateType", out var predicateType) || predicateType.Length == 0)
            return Fault("the statement has no predicateType", out fault);
        if (!TryPredicate(root.Value, out var predicate))
            return Fault("the predicate is not an object", out fault);
        if (!StrictJson.TryList(root.Value, "subject", out var list) || list.GetArrayLength() == 0)
            return Fault("the statement has no subject", out fault);
        var subjects = ImmutableArray.CreateBuilder<StatementSubject>();
        foreach (var item in list.EnumerateArray())
        {
            if (!TrySubject(item, out var subject))
                return Fault("a subject has no digest in lower-case hexadecimal", out fault);
            subjects.Add(subject);
        }

        statement = new InTotoStatement(subjects.ToImmutable(), predicateType, predicate);
        fault = "";
        return true;
    }

    private static bool TryPredicate(JsonElement root, out JsonElement? predicate)
    {
        predicate = root.TryGetProperty("predicate", out var value) ? value : null;
        return predicate is null or { ValueKind: JsonValueKind.Object };
    }

    private static bool TrySubject(JsonElement item, [NotNullWhen(true)] out StatementSubject? subject)
    {
        subject = null;
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("digest", out var digests) || digests.ValueKind != JsonValueKind.Object)
            return false;
        var read = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var digest in digests.EnumerateObject())
        {
            if (digest.Value.ValueKind != JsonValueKind.String || digest.Value.GetString() is not { } hex || !IsDigest(digest.Name, hex))
                return false;
            read.Add(digest.Name, hex);
        }

        if (read.Count == 0)
            return false;
        var hasName = item.TryGetProperty("name", out var name);
        if (hasName && name.ValueKind != JsonValueKind.String)
            return false;
        subject = new StatementSubject(hasName ? name.GetString() : null, read.ToImmutable());
        return true;
    }

    private static bool IsDigest(string algorithm, string hex) => algorithm is "sha256"
        ? Sha256Hex.IsOne(hex)
        : hex.Length > 0 && hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigitLower);

    private static bool Fault(string text, out string fault)
    {
        fault = text;
        return false;
    }
}
