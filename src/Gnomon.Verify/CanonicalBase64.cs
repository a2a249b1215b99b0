using System.Buffers;
using System.Buffers.Text;

namespace Gnomon.Verify;

/// <summary>
/// Base64 of RFC 4648 with exactly one spelling for each value: padded, no white space, trailing bits zero. Two spellings of one
/// signature or hash would let a byte of a sealed file change unnoticed.
/// </summary>
public static class CanonicalBase64
{
    /// <summary>The standard alphabet, padded.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes);

    /// <summary>Reads the standard alphabet; false for anything that <see cref="Encode"/> would not have written.</summary>
    public static bool TryDecode(string text, out byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(text);
        bytes = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
            return false;
        bytes = bytes[..length];
        return string.Equals(Encode(bytes), text, StringComparison.Ordinal);
    }

    /// <summary>
    /// Reads either alphabet, as DSSE 1.0.2 asks of a verifier; the URL-safe one with or without padding. Still one spelling
    /// for each alphabet and padding.
    /// </summary>
    public static bool TryDecodeEither(string text, out byte[] bytes)
    {
        if (TryDecode(text, out bytes))
            return true;
        if (text.AsSpan().ContainsAny('+', '/'))
            return false;
        bytes = new byte[(text.Length + 3) / 4 * 3];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var length) != OperationStatus.Done)
            return false;
        bytes = bytes[..length];
        var bare = Base64Url.EncodeToString(bytes);
        var padded = bare.PadRight((bare.Length + 3) / 4 * 4, '=');
        return string.Equals(bare, text, StringComparison.Ordinal) || string.Equals(padded, text, StringComparison.Ordinal);
    }
}
