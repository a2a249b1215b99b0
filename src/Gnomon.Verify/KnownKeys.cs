using System.Text;
using Gnomon.Verify.Crypto;

namespace Gnomon.Verify;

/// <summary>A key that the user trusts, under the name by which the user knows its holder.</summary>
public sealed record TrustedKey(string Name, PublicKey Key);

/// <summary>
/// The list of keys that a user trusts. A line is base64 of the key's DER SPKI, a space, and a name; lines that begin with
/// <c>#</c> and empty lines say nothing.
/// <code>MCowBQYDK2VwAyEAb61x+CxEvVVsVYe8dX0NRcV4MBgxie1+Wq/nyMobVFk= The hospital's assessor</code>
/// </summary>
public static class KnownKeys
{
    /// <summary>The longest list that is read, bytes.</summary>
    public const int MaxLength = 1 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>One line, with its line feed.</summary>
    public static string Line(TrustedKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return $"{CanonicalBase64.Encode(key.Key.Spki)} {key.Name}\n";
    }

    /// <summary>Reads the list. A line that cannot be read fails the whole: it might be the one the user relies on.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="keys">The keys, in their order.</param>
    /// <param name="faultyLine">The number of the first line that cannot be read, from 1; 0 when all can, or when the file is not UTF-8.</param>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out IReadOnlyList<TrustedKey> keys, out int faultyLine)
    {
        keys = [];
        faultyLine = 0;
        string text;
        try
        {
            text = Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }

        var read = new List<TrustedKey>();
        foreach (var line in text.Split('\n'))
        {
            faultyLine++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (space < 0 || !CanonicalBase64.TryDecode(line[..space], out var der) || !PublicKey.TryFromSpki(der, out var key) || line[(space + 1)..].Trim().Length == 0)
                return false;
            read.Add(new TrustedKey(line[(space + 1)..], key));
        }

        (keys, faultyLine) = (read, 0);
        return true;
    }
}
