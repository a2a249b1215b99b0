using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Gnomon.Evidence.Keys;

/// <summary>
/// An Ed25519 private key as PKCS#8 PEM (RFC 8410), in one spelling. Works on bytes that are overwritten, not on strings, which
/// cannot be.
/// </summary>
internal static class PrivateKeyPem
{
    private const int DerLength = 48;

    private static ReadOnlySpan<byte> Header => "-----BEGIN PRIVATE KEY-----\n"u8;

    private static ReadOnlySpan<byte> Footer => "\n-----END PRIVATE KEY-----\n"u8;

    // SEQUENCE { version 0, SEQUENCE { OID 1.3.101.112 }, OCTET STRING { OCTET STRING } }, then the 32 bytes of the seed.
    private static ReadOnlySpan<byte> Prefix => [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

    /// <summary>The file of a seed; the caller overwrites both.</summary>
    internal static byte[] Encode(ReadOnlySpan<byte> seed)
    {
        Span<byte> der = stackalloc byte[DerLength];
        Span<byte> text = stackalloc byte[DerLength / 3 * 4];
        try
        {
            Prefix.CopyTo(der);
            seed.CopyTo(der[Prefix.Length..]);
            Base64.EncodeToUtf8(der, text, out _, out _);
            return [.. Header, .. text, .. Footer];
        }
        finally
        {
            CryptographicOperations.ZeroMemory(der);
            CryptographicOperations.ZeroMemory(text);
        }
    }

    /// <summary>Reads the file into a seed of 32 bytes; false for any other spelling or kind of key.</summary>
    internal static bool TryDecode(ReadOnlySpan<byte> pem, Span<byte> seed)
    {
        if (pem.Length != Header.Length + (DerLength / 3 * 4) + Footer.Length)
            return false;
        Span<byte> der = stackalloc byte[DerLength];
        byte[] again = [];
        try
        {
            if (Base64.DecodeFromUtf8(pem[Header.Length..^Footer.Length], der, out _, out var length) != OperationStatus.Done || length != DerLength)
                return false;
            again = Encode(der[Prefix.Length..]);
            if (!pem.SequenceEqual(again))
                return false;
            der[Prefix.Length..].CopyTo(seed);
            return true;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(der);
            CryptographicOperations.ZeroMemory(again);
        }
    }
}
