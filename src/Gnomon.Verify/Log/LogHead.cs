using System.Diagnostics.CodeAnalysis;

namespace Gnomon.Verify.Log;

/// <summary>
/// Reads the checkpoint of a log whose key is known. Signatures of others under it are passed over, as signed-note asks; those of witnesses
/// are read by <see cref="Cosignature"/>.
/// </summary>
public static class LogHead
{
    /// <summary>Reads a checkpoint and checks that the key of the log signed it.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="key">The key of the log.</param>
    /// <param name="checkpoint">The checkpoint; null on a fault.</param>
    /// <param name="fault">What is wrong, one sentence; empty when nothing is.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, VerifierKey key, [NotNullWhen(true)] out Checkpoint? checkpoint, out string fault)
    {
        ArgumentNullException.ThrowIfNull(key);
        checkpoint = null;
        if (!SignedNote.TryParse(bytes, out var note, out fault))
            return false;
        if (!Checkpoint.TryParse(note.Text, out var read) || read.Extensions.Count > 0)
            fault = "a checkpoint is an origin, a size and a root hash, one a line";
        else if (!string.Equals(read.Origin, key.Name, StringComparison.Ordinal))
            fault = "the origin is not the name of the log's key";
        else if (!note.IsSignedBy(key))
            fault = "the checkpoint is not signed by the key of the log";
        else
            checkpoint = read;
        return checkpoint is not null;
    }
}
