using System.Diagnostics.CodeAnalysis;
using System.Text;
using Gnomon.Verify.Log;

namespace Gnomon.Verify;

/// <summary>Reads entries of a log and makes proofs for them. What it hands out leads to the signed root; the rest of the log is not looked at.</summary>
public sealed class LogReader
{
    private const int MaxKey = 4096;
    private readonly string root;
    private readonly TreeReader tree;
    private (long Index, IReadOnlyList<ReadOnlyMemory<byte>> Entries) latest = (-1, []);

    private LogReader(string root, VerifierKey key, Checkpoint checkpoint, byte[] note)
    {
        (this.root, Key, Checkpoint, Note) = (root, key, checkpoint, note);
        tree = new TreeReader(checkpoint.Size, (level, index, width) => TileFolder.Read(root, level, index, width));
    }

    /// <summary>The key of the log as its folder states it.</summary>
    public VerifierKey Key { get; }

    /// <summary>The checkpoint, signed by that key.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>The checkpoint with its signature, as it was published.</summary>
    public ReadOnlyMemory<byte> Note { get; }

    /// <summary>Opens a log; false with the fault where its key or checkpoint does not hold.</summary>
    public static bool TryOpen(string folder, [NotNullWhen(true)] out LogReader? log, [NotNullWhen(false)] out Fault? fault)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        (log, fault) = (null, null);
        var line = RegularFile.TryRead(Path.Combine(folder, LogVerifier.KeyFile), MaxKey);
        var note = RegularFile.TryRead(Path.Combine(folder, LogVerifier.CheckpointFile), SignedNote.MaxLength);
        if (line is null || note is null)
            fault = new Fault(FaultKind.NotALog, line is null ? LogVerifier.KeyFile : LogVerifier.CheckpointFile, "the file is missing or cannot be read; without it this is no log");
        else if (!VerifierKey.TryParse(Encoding.Latin1.GetString(line).TrimEnd('\n'), out var key))
            fault = new Fault(FaultKind.KeyMismatch, LogVerifier.KeyFile, "this is not one line with the key of a log");
        else if (!LogHead.TryRead(note, key, out var checkpoint, out var what))
            fault = new Fault(FaultKind.Checkpoint, LogVerifier.CheckpointFile, what);
        else
            log = new LogReader(folder, key, checkpoint, note);
        return log is not null;
    }

    /// <summary>An entry and the proof that it stands in the log; false with the fault where it does not lead to the signed root.</summary>
    public bool TryProve(long index, out ReadOnlyMemory<byte> entry, [NotNullWhen(true)] out LogProof? proof, [NotNullWhen(false)] out Fault? fault)
    {
        (entry, proof, fault) = (default, null, null);
        if (index < 0 || index >= Checkpoint.Size)
        {
            fault = new Fault(FaultKind.Proof, LogVerifier.CheckpointFile, $"the log has no entry {index}; its checkpoint is of {Checkpoint.Size}");
            return false;
        }

        var bundle = index / TilePath.Width;
        var width = (int)Math.Min(TilePath.Width, Checkpoint.Size - (bundle * TilePath.Width));
        var path = TilePath.OfEntries(bundle, width);
        if (latest.Index != bundle)
        {
            if (RegularFile.TryRead(Path.Combine(root, path), EntryBundle.MaxLength) is not { } bytes || !EntryBundle.TryDecode(bytes, width, out var entries))
            {
                fault = new Fault(FaultKind.Tree, path, "the bundle is missing or malformed");
                return false;
            }

            latest = (bundle, entries);
        }

        entry = latest.Entries[(int)(index % TilePath.Width)];
        try
        {
            var made = new LogProof(index, tree.Inclusion(index), Note);
            if (made.Verify(entry.Span, Key, out _, out var what))
                proof = made;
            else
                fault = new Fault(FaultKind.Tree, path, $"entry {index}: {what}");
        }
        catch (IOException e)
        {
            fault = new Fault(FaultKind.Tree, path, Run.Visible.Text(e.Message));
        }

        return proof is not null;
    }
}
