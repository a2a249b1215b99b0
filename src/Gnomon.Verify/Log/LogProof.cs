using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Gnomon.Verify.Log;

/// <summary>
/// That an entry stands in a log, for somebody who has nothing else of the log (C2SP tlog-proof):
/// <code>
/// c2sp.org/tlog-proof@v1
/// index 17
/// &lt;base64 of a hash&gt;         from the entry upwards, one a line
///
/// &lt;the checkpoint, with its signatures&gt;
/// </code>
/// </summary>
/// <param name="Index">The place of the entry, from 0.</param>
/// <param name="Path">The hashes that lead to the root.</param>
/// <param name="Checkpoint">The signed checkpoint, as it was published.</param>
public sealed record LogProof(long Index, IReadOnlyList<byte[]> Path, ReadOnlyMemory<byte> Checkpoint)
{
    /// <summary>The longest proof that is read, bytes.</summary>
    public const int MaxLength = SignedNote.MaxLength + 8192;

    private const string Head = "c2sp.org/tlog-proof@v1\n";
    private const int MaxPath = 63;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(Head).Append(CultureInfo.InvariantCulture, $"index {Index}\n");
        foreach (var hash in Path)
            text.Append(CanonicalBase64.Encode(hash)).Append('\n');
        return [.. Strict.GetBytes(text.Append('\n').ToString()), .. Checkpoint.Span];
    }

    /// <summary>Reads a proof; a line <c>extra</c>, which nobody signs, is not taken.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="proof">The proof, null on a fault; nothing of it is checked yet.</param>
    /// <param name="fault">What is wrong with it, one sentence; empty when nothing is.</param>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out LogProof? proof, out string fault)
    {
        proof = null;
        fault = "this is not a proof of C2SP tlog-proof v1: a head line, an index, at most 63 hashes, an empty line and a checkpoint";
        var end = bytes.Span.IndexOf("\n\n"u8);
        if (end < 0 || bytes.Length > MaxLength || !bytes.Span.StartsWith(Encoding.ASCII.GetBytes(Head)))
            return false;
        var lines = Encoding.Latin1.GetString(bytes.Span[..end]).Split('\n')[1..];
        if (lines.Length is < 1 or > MaxPath + 1 || !lines[0].StartsWith("index ", StringComparison.Ordinal) || !long.TryParse(lines[0][6..], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return false;
        var path = new List<byte[]>();
        foreach (var line in lines[1..])
        {
            if (!CanonicalBase64.TryDecode(line, out var hash) || hash.Length != Merkle.HashLength)
                return false;
            path.Add(hash);
        }

        var read = new LogProof(index, path, bytes[(end + 2)..]);
        if (!read.ToBytes().AsSpan().SequenceEqual(bytes.Span))
            return false;
        (proof, fault) = (read, "");
        return true;
    }

    /// <summary>Whether the proof holds for an entry under the key of a log.</summary>
    /// <param name="entry">The bytes of the entry.</param>
    /// <param name="key">The key of the log, got from somebody else than the proof.</param>
    /// <param name="checkpoint">The checkpoint that it leads to; null on a fault.</param>
    /// <param name="fault">Why it does not hold, one sentence; empty when it does.</param>
    public bool Verify(ReadOnlySpan<byte> entry, VerifierKey key, [NotNullWhen(true)] out Checkpoint? checkpoint, out string fault)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!LogHead.TryRead(Checkpoint.Span, key, out checkpoint, out fault))
            return false;
        if (Merkle.VerifyInclusion(Index, checkpoint.Size, Merkle.LeafHash(entry), Path, checkpoint.Root.Span))
            return true;
        checkpoint = null;
        fault = "the path does not lead from this entry to the root that the checkpoint signs";
        return false;
    }
}
