using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gnomon.Verify.Crypto;

namespace Gnomon.Verify.Log;

/// <summary>
/// A key with the name under which it signs notes (C2SP signed-note 1.0): <c>name+530d903a+base64</c>, where the base64 is one
/// type byte (1 Ed25519, 2 ECDSA P-256 as SPKI, 4 Ed25519 of a witness) and the key, and the eight digits are the key id, which is
/// compared here. A witness's key and a log's are never taken for one another: they sign different messages.
/// </summary>
public sealed class VerifierKey
{
    private const byte Ed25519Type = 1;
    private const byte P256Type = 2;
    private const byte CosignerType = 4;

    private VerifierKey(string name, PublicKey key, bool isCosigner)
    {
        (Name, Key, IsCosigner) = (name, key, isCosigner);
        Id = IdOf();
    }

    /// <summary>The name; for a log, its origin.</summary>
    public string Name { get; }

    /// <summary>The key id that stands before each signature.</summary>
    public uint Id { get; }

    public PublicKey Key { get; }

    /// <summary>Whether it signs checkpoints of others with a time (C2SP tlog-cosignature), as a witness does.</summary>
    public bool IsCosigner { get; }

    /// <summary>A key under a name.</summary>
    /// <exception cref="ArgumentException">The name is empty, or has white space or a plus sign.</exception>
    public static VerifierKey Create(string name, PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return IsName(name) ? new VerifierKey(name, key, isCosigner: false) : throw new ArgumentException("a key name has no white space and no plus sign", nameof(name));
    }

    /// <summary>The Ed25519 key of a witness under its name.</summary>
    /// <exception cref="ArgumentException">The name is empty, has white space or a plus sign; or the key is of another kind.</exception>
    public static VerifierKey CreateCosigner(string name, PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return IsName(name) && key.IsEd25519 ? new VerifierKey(name, key, isCosigner: true) : throw new ArgumentException("a witness has a name without white space and plus sign, and an Ed25519 key", nameof(name));
    }

    /// <summary>Reads the vkey of a log or of another signer of notes; false for another type, a wrong key id, or another spelling.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out VerifierKey? vkey) => TryParse(text, isCosigner: false, out vkey);

    /// <summary>Reads the vkey of a witness; false for another type, a wrong key id, or another spelling.</summary>
    public static bool TryParseCosigner(string text, [NotNullWhen(true)] out VerifierKey? vkey) => TryParse(text, isCosigner: true, out vkey);

    private static bool TryParse(string text, bool isCosigner, [NotNullWhen(true)] out VerifierKey? vkey)
    {
        ArgumentNullException.ThrowIfNull(text);
        vkey = null;
        var parts = text.Split('+', 3);
        if (parts.Length != 3 || !IsName(parts[0]) || !CanonicalBase64.TryDecode(parts[2], out var material) || material.Length < 1)
            return false;
        if (material[0] == CosignerType != isCosigner || !TryKey(material[0], material.AsSpan(1), out var key))
            return false;
        vkey = new VerifierKey(parts[0], key, isCosigner);
        if (string.Equals(vkey.ToString(), text, StringComparison.Ordinal))
            return true;
        vkey = null;
        return false;
    }

    /// <summary>The vkey line, without an end of line.</summary>
    public override string ToString() => Key.IsEd25519
        ? string.Create(CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{CanonicalBase64.Encode([Type, .. Key.Raw])}")
        : string.Create(CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{CanonicalBase64.Encode([P256Type, .. Key.Spki])}");

    /// <summary>Whether a text may be the name of a key: not empty, no white space, no plus sign.</summary>
    public static bool IsName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+');
    }

    private byte Type => IsCosigner ? CosignerType : Ed25519Type;

    private static bool TryKey(byte type, ReadOnlySpan<byte> material, [NotNullWhen(true)] out PublicKey? key)
    {
        key = null;
        if (type is Ed25519Type or CosignerType && material.Length == Ed25519.KeyLength)
            key = PublicKey.FromEd25519(material);
        else if (type == P256Type && PublicKey.TryFromSpki(material, out var other) && !other.IsEd25519)
            key = other;
        return key is not null;
    }

    // The id of an ECDSA key leaves the name out: not what the specification recommends, but what the logs that use type 2 do.
    private uint IdOf() => BinaryPrimitives.ReadUInt32BigEndian(
        SHA256.HashData(Key.IsEd25519 ? [.. Encoding.UTF8.GetBytes(Name), (byte)'\n', Type, .. Key.Raw] : Key.Spki.ToArray()));
}
