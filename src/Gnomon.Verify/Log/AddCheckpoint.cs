using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Gnomon.Verify.Log;

/// <summary>
/// What a log asks of a witness (C2SP tlog-witness, <c>POST /add-checkpoint</c>):
/// <code>
/// old 20852014
/// &lt;base64 of a hash&gt;         consistency proof, 0 to 63 lines
///
/// &lt;the checkpoint, with its signatures&gt;
/// </code>
/// </summary>
/// <param name="OldSize">The size of the checkpoint that the witness is believed to have signed last; 0 for none.</param>
/// <param name="Proof">The hashes that lead from there to the checkpoint.</param>
/// <param name="Checkpoint">The signed checkpoint.</param>
public sealed record AddCheckpoint(long OldSize, IReadOnlyList<byte[]> Proof, ReadOnlyMemory<byte> Checkpoint)
{
    /// <summary>The longest request that is read, bytes.</summary>
    public const int MaxLength = SignedNote.MaxLength + 4096;

    private const int MaxProof = 63;
    private static readonly byte[] Gap = "\n\n"u8.ToArray();

    /// <summary>The body of the request.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"old {OldSize}\n");
        foreach (var hash in Proof)
            head.Append(CanonicalBase64.Encode(hash)).Append('\n');
        return [.. Encoding.ASCII.GetBytes(head.Append('\n').ToString()), .. Checkpoint.Span];
    }

    /// <summary>Reads a request; false for anything that <see cref="ToBytes"/> would not write. Nothing of it is checked yet.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out AddCheckpoint? request)
    {
        request = null;
        var end = bytes.Span.IndexOf(Gap);
        if (end < 0 || bytes.Length > MaxLength)
            return false;
        var lines = Encoding.Latin1.GetString(bytes.Span[..end]).Split('\n');
        if (lines.Length > MaxProof + 1 || !lines[0].StartsWith("old ", StringComparison.Ordinal) || !long.TryParse(lines[0].AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var old))
            return false;
        var proof = new List<byte[]>();
        foreach (var line in lines[1..])
        {
            if (!CanonicalBase64.TryDecode(line, out var hash) || hash.Length != Merkle.HashLength)
                return false;
            proof.Add(hash);
        }

        var read = new AddCheckpoint(old, proof, bytes[(end + 2)..]);
        request = read.ToBytes().AsSpan().SequenceEqual(bytes.Span) ? read : null;
        return request is not null;
    }
}
