using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Gnomon.Verify.Log;

/// <summary>
/// The head of a log (C2SP tlog-checkpoint 1.0), the text of a signed note:
/// <code>
/// gnomon.run/5bd1...     origin: which log
/// 8                      size: how many entries
/// 47DEQpj8...uFU=        root hash
/// </code>
/// </summary>
/// <param name="Origin">Which log.</param>
/// <param name="Size">How many entries.</param>
/// <param name="Root">The root over them, 32 bytes.</param>
/// <param name="Extensions">Further lines; Gnomon writes none.</param>
public sealed record Checkpoint(string Origin, long Size, ReadOnlyMemory<byte> Root, IReadOnlyList<string> Extensions)
{
    /// <summary>The text to sign, ended by a line feed.</summary>
    public string ToText() =>
        string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{CanonicalBase64.Encode(Root.Span)}\n") + string.Concat(Extensions.Select(e => e + "\n"));

    /// <summary>Reads the text of a checkpoint.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(text);
        checkpoint = null;
        if (!text.EndsWith('\n'))
            return false;
        var lines = text[..^1].Split('\n');
        if (lines.Length < 3 || lines.Any(l => l.Length == 0))
            return false;
        if (!long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || !CanonicalBase64.TryDecode(lines[2], out var root) || root.Length != Merkle.HashLength)
        {
            return false;
        }

        var read = new Checkpoint(lines[0], size, root, lines[3..]);

        // One spelling for each checkpoint: a size with leading zeros, for example, is not written by anybody.
        if (!string.Equals(read.ToText(), text, StringComparison.Ordinal))
            return false;
        checkpoint = read;
        return true;
    }
}
