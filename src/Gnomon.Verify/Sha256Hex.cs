using System.Security.Cryptography;

namespace Gnomon.Verify;

/// <summary>SHA-256 as it stands in statements and on the wire: 64 lower-case hexadecimal digits.</summary>
public static class Sha256Hex
{
    /// <summary>The digest of some bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Whether a text is a digest in this spelling.</summary>
    public static bool IsOne(string text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);
}
