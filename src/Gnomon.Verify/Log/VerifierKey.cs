using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gnomon.Verify.Crypto;

namespace Gnomon.Verify.Log;

/// <summary>
/// A key with the name under which it signs notes (C2SP signed-note 1.0): <c>name+530d903a+base64</c>, where the base64 is one
/// type byte (1 Ed25519, 2 ECDSA P-256 as SPKI) and the key, and the eight digits are the key id, which is compared here.
/// </summary>
public sealed class VerifierKey
{
    private const byte Ed25519Type = 1;
    private const byte P256Type = 2;

    private VerifierKey(string name, PublicKey key)
    {
        (Name, Key) = (name, key);
        Id = IdOf(name, key);
    }

    /// <summary>The name; for a log, its origin.</summary>
    public string Name { get; }

    /// <summary>The key id that stands before each signature.</summary>
    public uint Id { get; }

    public PublicKey Key { get; }

    /// <summary>A key under a name.</summary>
    /// <exception cref="ArgumentException">The name is empty, or has white space or a plus sign.</exception>
    public static VerifierKey Create(string name, PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return IsName(name) ? new VerifierKey(name, key) : throw new ArgumentException("a key name has no white space and no plus sign", nameof(name));
    }

    /// <summary>Reads a vkey; false for another type, a wrong key id, or another spelling.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out VerifierKey? vkey)
    {
        ArgumentNullException.ThrowIfNull(text);
        vkey = null;
        var parts = text.Split('+', 3);
        if (parts.Length != 3 || !IsName(parts[0]) || !CanonicalBase64.TryDecode(parts[2], out var material) || material.Length < 1)
            return false;
        if (!TryKey(material[0], material.AsSpan(1), out var key))
            return false;
        vkey = new VerifierKey(parts[0], key);
        if (string.Equals(vkey.ToString(), text, StringComparison.Ordinal))
            return true;
        vkey = null;
        return false;
    }

    /// <summary>The vkey line, without an end of line.</summary>
    public override string ToString() => Key.IsEd25519
        ? string.Create(CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{CanonicalBase64.Encode([Ed25519Type, .. Key.Raw])}")
        : string.Create(CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{CanonicalBase64.Encode([P256Type, .. Key.Spki])}");

    internal static bool IsName(string name) =>
        name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+');

    private static bool TryKey(byte type, ReadOnlySpan<byte> material, [NotNullWhen(true)] out PublicKey? key)
    {
        key = null;
        if (type == Ed25519Type && material.Length == Ed25519.KeyLength)
            key = PublicKey.FromEd25519(material);
        else if (type == P256Type && PublicKey.TryFromSpki(material, out var other) && !other.IsEd25519)
            key = other;
        return key is not null;
    }

    // The id of an ECDSA key leaves the name out: not what the specification recommends, but what the logs that use type 2 do.
    private static uint IdOf(string name, PublicKey key) => BinaryPrimitives.ReadUInt32BigEndian(
        SHA256.HashData(key.IsEd25519 ? [.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519Type, .. key.Raw] : key.Spki.ToArray()));
}
