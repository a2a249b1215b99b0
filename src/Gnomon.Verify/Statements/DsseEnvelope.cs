using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gnomon.Verify.Crypto;

namespace Gnomon.Verify.Statements;

/// <summary>
/// A signed payload (DSSE 1.0.2):
/// <code>{"payload":"base64","payloadType":"application/vnd.in-toto+json","signatures":[{"sig":"base64"}]}</code>
/// What is signed is <see cref="Pae"/>, never the JSON. A <c>keyid</c> is a hint, and nothing here looks at it.
/// </summary>
public sealed class DsseEnvelope
{
    private const int MaxSignatures = 64;

    private DsseEnvelope(string payloadType, byte[] payload, IReadOnlyList<byte[]> signatures) =>
        (PayloadType, Payload, Signatures) = (payloadType, payload, signatures);

    /// <summary>What kind of bytes the payload is; signed together with it.</summary>
    public string PayloadType { get; }

    /// <summary>How many signatures it carries, none of them checked.</summary>
    public int SignatureCount => Signatures.Count;

    // Not public: a payload is handed out only by Verify.
    private byte[] Payload { get; }

    private IReadOnlyList<byte[]> Signatures { get; }

    /// <summary>
    /// The bytes that are signed: <c>DSSEv1 LEN(type) type LEN(payload) payload</c>, with lengths in bytes of UTF-8.
    /// </summary>
    public static byte[] Pae(string payloadType, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(payloadType);
        var length = Encoding.UTF8.GetByteCount(payloadType);
        var head = string.Create(CultureInfo.InvariantCulture, $"DSSEv1 {length} {payloadType} {payload.Length} ");
        return [.. Encoding.UTF8.GetBytes(head), .. payload];
    }

    /// <summary>Reads an envelope; unknown keys are passed over, as the specification asks, and a key twice is refused.</summary>
    /// <param name="json">The envelope.</param>
    /// <param name="envelope">Null on a fault.</param>
    /// <param name="fault">What is wrong with it, one sentence; empty when nothing is.</param>
    public static bool TryParse(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out DsseEnvelope? envelope, out string fault)
    {
        envelope = null;
        if (!StrictJson.TryParseObject(json, out var root))
            return Fault("an envelope is one JSON object in UTF-8, no key twice", out fault);
        if (!StrictJson.TryText(root.Value, "payloadType", out var type) || type.Length == 0)
            return Fault("the envelope has no payloadType", out fault);
        if (!StrictJson.TryText(root.Value, "payload", out var text) || !CanonicalBase64.TryDecodeEither(text, out var payload))
            return Fault("the payload is not canonical base64", out fault);
        if (!StrictJson.TryList(root.Value, "signatures", out var list) || list.GetArrayLength() is 0 or > MaxSignatures)
            return Fault($"an envelope carries 1 to {MaxSignatures} signatures", out fault);
        var signatures = new List<byte[]>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || !StrictJson.TryText(item, "sig", out var sig) || !CanonicalBase64.TryDecodeEither(sig, out var signature))
                return Fault("a signature is not canonical base64", out fault);
            signatures.Add(signature);
        }

        envelope = new DsseEnvelope(type, payload, signatures);
        fault = "";
        return true;
    }

    /// <summary>
    /// The payload, if at least <paramref name="threshold"/> different keys of those given signed it; otherwise null. These are
    /// exactly the bytes that were verified: read them, not the envelope again.
    /// </summary>
    public ReadOnlyMemory<byte>? Verify(IReadOnlyCollection<PublicKey> keys, int threshold = 1)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 1);
        var signed = Pae(PayloadType, Payload);
        var good = keys.Distinct().Count(key => Signatures.Any(signature => key.Verify(signed, signature)));

        // The type is spelt out: a null array would become an empty payload, which is a value and not a refusal.
        return good >= threshold ? new ReadOnlyMemory<byte>(Payload) : default(ReadOnlyMemory<byte>?);
    }

    /// <summary>Whether the payload claims to be a statement of a type; nobody has checked who says it.</summary>
    internal bool ClaimsType(string predicateType) =>
        PayloadType is InTotoStatement.PayloadType && InTotoStatement.TryParse(Payload, out var statement, out _) && string.Equals(statement.PredicateType, predicateType, StringComparison.Ordinal);

    private static bool Fault(string text, out string fault)
    {
        fault = text;
        return false;
    }
}
