using System.Text;
using Gnomon.Verify.Crypto;
using Gnomon.Verify.Log;

namespace Gnomon.Verify.Run;

/// <summary>The key files, the checkpoint and the entries as they were read; null where they cannot be.</summary>
internal sealed class LogParts
{
    private const int MaxKeyFile = 4096;
    private readonly string root;
    private readonly List<Fault> faults;

    private LogParts(string root, RunShape shape, List<Fault> faults) => (this.root, Shape, this.faults) = (root, shape, faults);

    /// <summary>What the folder is.</summary>
    internal RunShape Shape { get; }

    internal PublicKey? Signer { get; private set; }

    internal VerifierKey? LogKey { get; private set; }

    internal SignedNote? Note { get; private set; }

    internal Checkpoint? Checkpoint { get; private set; }

    internal IReadOnlyList<ReadOnlyMemory<byte>>? Entries { get; private set; }

    /// <summary>The leaf hashes that the level-0 tile states.</summary>
    internal byte[][]? TileHashes { get; private set; }

    internal static LogParts Read(string root, RunShape shape, List<Fault> faults)
    {
        var parts = new LogParts(root, shape, faults);
        parts.ReadSigner();
        parts.ReadLogKey();
        parts.ReadCheckpoint();
        parts.ReadEntries();
        parts.ReadTile();
        return parts;
    }

    private void ReadSigner()
    {
        if (Bytes(RunFormat.SignerFile, MaxKeyFile) is not { } bytes)
            return;
        if (PublicKey.TryFromPem(Encoding.Latin1.GetString(bytes), out var key) && key.IsEd25519)
            Signer = key;
        else
            Add(FaultKind.KeyMismatch, RunFormat.SignerFile, "this is not one Ed25519 public key as SPKI PEM, in its canonical spelling");
    }

    private void ReadLogKey()
    {
        if (Bytes(RunFormat.LogKeyFile, MaxKeyFile) is not { } bytes)
            return;
        var text = Encoding.Latin1.GetString(bytes);
        if (text.EndsWith('\n') && VerifierKey.TryParse(text[..^1], out var key) && key.Key.IsEd25519 && IsRunOrigin(key.Name))
            LogKey = key;
        else
            Add(FaultKind.KeyMismatch, RunFormat.LogKeyFile, "this is not one line with the Ed25519 key of the log of a run");
    }

    private void ReadCheckpoint()
    {
        if (Bytes(RunFormat.CheckpointFile, SignedNote.MaxLength) is not { } bytes)
            return;
        if (!SignedNote.TryParse(bytes, out var note, out var fault))
            Add(FaultKind.Checkpoint, RunFormat.CheckpointFile, fault);
        else if (!Checkpoint.TryParse(note.Text, out var checkpoint) || checkpoint.Extensions.Count > 0)
            Add(FaultKind.Checkpoint, RunFormat.CheckpointFile, "a checkpoint is an origin, a size and a root hash, one a line");
        else if (checkpoint.Size != Shape.Stages.Count)
            Add(FaultKind.Checkpoint, RunFormat.CheckpointFile, $"the log of a finished run has {Shape.Stages.Count} entries, this one says {checkpoint.Size}: it was not closed");
        else if (note.Signatures.Count > 1)
            Add(FaultKind.Checkpoint, RunFormat.CheckpointFile, "the checkpoint of a run carries one signature, that of the log's key");
        else
            (Note, Checkpoint) = (note, checkpoint);
    }

    private void ReadEntries()
    {
        if (Bytes(Shape.BundleFile, Shape.Stages.Count * (2 + EntryBundle.MaxEntry)) is not { } bytes)
            return;
        if (EntryBundle.TryDecode(bytes, Shape.Stages.Count, out var entries))
            Entries = entries;
        else
            Add(FaultKind.Tree, Shape.BundleFile, $"the bundle does not hold {Shape.Stages.Count} entries, each with its length before it, and nothing else");
    }

    private void ReadTile()
    {
        if (Bytes(Shape.TileFile, TilePath.Width * Merkle.HashLength) is not { } bytes)
            return;
        if (bytes.Length == Shape.Stages.Count * Merkle.HashLength)
            TileHashes = [.. bytes.Chunk(Merkle.HashLength)];
        else
            Add(FaultKind.Tree, Shape.TileFile, $"the tile does not hold {Shape.Stages.Count} hashes of {Merkle.HashLength} bytes");
    }

    // A file that is missing altogether has been reported by the listing.
    private byte[]? Bytes(string file, int maxLength)
    {
        var path = Path.Combine(root, file);
        if (RegularFile.TryRead(path, maxLength) is { } bytes)
            return bytes;
        var facts = RegularFile.Look(path);
        if (facts.Kind == PathKind.File && facts.Length > maxLength)
            Add(FaultKind.FileChanged, file, $"the file is longer than the {maxLength} bytes that it can have");
        else if (facts.Kind == PathKind.File)
            Add(FaultKind.FileMissing, file, "the file cannot be read");
        return null;
    }

    private static bool IsRunOrigin(string name) =>
        name.StartsWith(RunFormat.OriginPrefix, StringComparison.Ordinal)
        && name.Length == RunFormat.OriginPrefix.Length + 32
        && name.Skip(RunFormat.OriginPrefix.Length).All(char.IsAsciiHexDigitLower);

    private void Add(FaultKind kind, string file, string message) => faults.Add(new Fault(kind, file, message));
}
