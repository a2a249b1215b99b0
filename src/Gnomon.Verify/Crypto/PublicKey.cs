using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Gnomon.Verify.Crypto;

/// <summary>
/// A public key by its SPKI (RFC 8410 for Ed25519, RFC 5480 for ECDSA P-256). Gnomon signs with Ed25519 only; P-256 is read because
/// notes and envelopes of others use it. Two keys are equal when their SPKI is.
/// </summary>
public sealed class PublicKey : IEquatable<PublicKey>
{
    private const string Header = "-----BEGIN PUBLIC KEY-----\n";
    private const string Footer = "-----END PUBLIC KEY-----\n";

    // SEQUENCE { SEQUENCE { OID 1.3.101.112 } BIT STRING (no unused bits) }, then the 32 bytes of the key.
    private static readonly byte[] Ed25519Prefix = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

    // SEQUENCE { SEQUENCE { id-ecPublicKey, prime256v1 } BIT STRING (04 = uncompressed point) }, then x and y.
    private static readonly byte[] P256Prefix =
    [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01,
        0x07, 0x03, 0x42, 0x00, 0x04,
    ];

    private readonly byte[] spki;
    private KeyHandle? imported;

    private PublicKey(byte[] spki, bool isEd25519)
    {
        this.spki = spki;
        IsEd25519 = isEd25519;
    }

    /// <summary>Ed25519; otherwise ECDSA P-256.</summary>
    public bool IsEd25519 { get; }

    /// <summary>The DER SubjectPublicKeyInfo.</summary>
    public ReadOnlySpan<byte> Spki => spki;

    /// <summary>The 32 bytes of an Ed25519 key.</summary>
    /// <exception cref="InvalidOperationException">It is not one.</exception>
    public ReadOnlySpan<byte> Raw => IsEd25519 ? spki.AsSpan(Ed25519Prefix.Length) : throw new InvalidOperationException("only an Ed25519 key has a raw form");

    /// <summary>SHA-256 of the SPKI, lower-case hex: what people compare.</summary>
    public string Fingerprint => Sha256Hex.Of(spki);

    /// <summary>An Ed25519 key from its 32 bytes.</summary>
    /// <exception cref="ArgumentException">Another length.</exception>
    public static PublicKey FromEd25519(ReadOnlySpan<byte> raw) => raw.Length == Ed25519.KeyLength
        ? new PublicKey([.. Ed25519Prefix, .. raw], isEd25519: true)
        : throw new ArgumentException("an Ed25519 key has 32 bytes", nameof(raw));

    /// <summary>Reads DER SubjectPublicKeyInfo of exactly the two shapes above.</summary>
    public static bool TryFromSpki(ReadOnlySpan<byte> der, [NotNullWhen(true)] out PublicKey? key)
    {
        key = null;
        if (der.Length == Ed25519Prefix.Length + Ed25519.KeyLength && der.StartsWith(Ed25519Prefix))
            key = new PublicKey(der.ToArray(), isEd25519: true);
        else if (der.Length == P256Prefix.Length + 64 && der.StartsWith(P256Prefix) && IsOnCurve(der))
            key = new PublicKey(der.ToArray(), isEd25519: false);
        return key is not null;
    }

    /// <summary>Reads SPKI PEM in its one spelling: header, lines of 64 base64 digits, footer, each ended by a line feed.</summary>
    public static bool TryFromPem(string pem, [NotNullWhen(true)] out PublicKey? key)
    {
        ArgumentNullException.ThrowIfNull(pem);
        key = null;
        if (!pem.StartsWith(Header, StringComparison.Ordinal) || !pem.EndsWith(Footer, StringComparison.Ordinal) || pem.Length < Header.Length + Footer.Length)
            return false;
        var body = pem[Header.Length..^Footer.Length].Replace("\n", "", StringComparison.Ordinal);
        if (!CanonicalBase64.TryDecode(body, out var der) || !TryFromSpki(der, out key))
            return false;
        return string.Equals(key.ToPem(), pem, StringComparison.Ordinal);
    }

    /// <summary>SPKI PEM, as <see cref="TryFromPem"/> reads it.</summary>
    public string ToPem()
    {
        var pem = new StringBuilder(Header);
        foreach (var line in CanonicalBase64.Encode(spki).Chunk(64))
            pem.Append(line).Append('\n');
        return pem.Append(Footer).ToString();
    }

    /// <summary>Whether the signature is by this key over the message: Ed25519 raw, or ECDSA in ASN.1 DER over SHA-256.</summary>
    /// <exception cref="PlatformNotSupportedException">libcrypto of OpenSSL 3 is not on this machine.</exception>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (IsEd25519)
            return Ed25519.Verify(imported ??= Ed25519.Import(Raw), message, signature);
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(spki, out _);
        return ecdsa.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <inheritdoc/>
    public bool Equals(PublicKey? other) => other is not null && spki.AsSpan().SequenceEqual(other.spki);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(spki, spki.Length - 4);

    /// <summary><c>sha256:</c> and the fingerprint.</summary>
    public override string ToString() => "sha256:" + Fingerprint;

    private static bool IsOnCurve(ReadOnlySpan<byte> der)
    {
        try
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(der, out _);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
