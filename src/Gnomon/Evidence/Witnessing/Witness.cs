using System.Text;
using Gnomon.Evidence.Keys;
using Gnomon.Verify.Log;

namespace Gnomon.Evidence.Witnessing;

/// <summary>
/// A witness of other people's logs (C2SP tlog-witness): it signs a checkpoint only if that continues the one it signed last, and it has that on
/// the disk before it answers. It knows nothing of HTTP; whoever serves it hands over bodies. One at a time for a folder, checked by a lock.
/// </summary>
public sealed class Witness : IDisposable
{
    private readonly WitnessFolder folder;
    private readonly SigningKey key;
    private readonly TimeProvider clock;
    private readonly DurableFile gate;
    private readonly Lock oneAtATime = new();
    private EvidenceException? fault;

    private Witness(WitnessFolder folder, SigningKey key, VerifierKey vkey, TimeProvider clock, DurableFile gate) =>
        (this.folder, this.key, Key, this.clock, this.gate) = (folder, key, vkey, clock, gate);

    /// <summary>The public key, of type 4.</summary>
    public VerifierKey Key { get; }

    /// <summary>Makes the folder of a new witness.</summary>
    /// <param name="path">A folder that does not exist yet.</param>
    /// <param name="name">The witness's name, such as <c>example.org/witness</c>: no white space, no plus sign.</param>
    /// <returns>Its vkey line.</returns>
    public static Checked<string> Create(string path, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!VerifierKey.IsName(name))
            return Checked.Bad<string>(new Problem(ExitCode.Usage, "the name of a witness has no white space and no plus sign", "name it after a web address that is yours, such as example.org/witness"));
        return Try(path, folder => folder.Create(name).ToString());
    }

    /// <summary>Adds a log to those for which the witness signs.</summary>
    /// <returns>The origin of the log.</returns>
    public static Checked<string> AddLog(string path, VerifierKey log)
    {
        ArgumentNullException.ThrowIfNull(log);
        return Try(path, folder =>
        {
            folder.AddLog(log);
            return log.Name;
        });
    }

    /// <summary>Opens a witness; refused while another process has it open.</summary>
    public static Checked<Witness> Open(string path, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return Try(path, folder =>
        {
            var signing = folder.ReadKey(out var vkey);
            folder.ReadLogs();
            var one = DurableFile.OpenFolder(folder.Root);
            if (one.TryLock())
                return new Witness(folder, signing, vkey, clock, one);
            one.Dispose();
            signing.Dispose();
            throw WitnessFolder.Bad(folder.Root, "another process runs this witness", "stop it first: two of them could sign two histories");
        });
    }

    /// <summary>Answers <c>POST /add-checkpoint</c>.</summary>
    /// <exception cref="EvidenceException">The disk failed. Nothing was answered, and this witness answers nothing any more: what is on the disk is uncertain.</exception>
    public WitnessAnswer AddCheckpoint(ReadOnlyMemory<byte> body)
    {
        if (!Verify.Log.AddCheckpoint.TryParse(body, out var request) || !SignedNote.TryParse(request.Checkpoint.Span, out var note, out _) || !Checkpoint.TryParse(note.Text, out var shown))
            return WitnessAnswer.Text(400, "this is not: old SIZE, at most 63 hashes, an empty line, a signed checkpoint\n");
        lock (oneAtATime)
        {
            if (fault is not null)
                throw fault;
            try
            {
                return Decide(request, note, shown);
            }
            catch (Exception e) when (EvidenceException.IsOfDisk(e))
            {
                throw fault = folder.Broken(e);
            }
        }
    }

    /// <summary>Answers <c>GET /(SHA-256 of the origin)/checkpoint</c>: the newest checkpoint that was signed for a log; null where there is none.</summary>
    public byte[]? Newest(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return folder.ReadNamed(name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        key.Dispose();
        gate.Dispose();
    }

    private WitnessAnswer Decide(AddCheckpoint request, SignedNote note, Checkpoint shown)
    {
        if (folder.ReadLogs().Where(l => string.Equals(l.Name, shown.Origin, StringComparison.Ordinal)).ToList() is not { Count: > 0 } logs)
            return WitnessAnswer.Text(404, "the origin is none for which this witness signs\n");
        if (!note.IsSignedBy(logs))
            return WitnessAnswer.Text(403, "the checkpoint is not signed by a key of that log\n");
        if (request.OldSize > shown.Size)
            return WitnessAnswer.Text(400, "the old size is larger than that of the checkpoint\n");
        var last = ReadLast(shown.Origin);
        if (request.OldSize != (last?.Size ?? 0))
            return WitnessAnswer.Conflict(last?.Size ?? 0);
        return Continues(last, shown, request.Proof) ? Sign(note, shown) : WitnessAnswer.Text(422, "the checkpoint does not continue the one that this witness signed last\n");
    }

    // What was signed last must carry the witness's own signature: a state that somebody put there is none.
    private Checkpoint? ReadLast(string origin)
    {
        if (folder.ReadHead(origin) is not { } bytes)
            return null;
        return SignedNote.TryParse(bytes, out var note, out _) && Cosignature.TryRead(note, [Key], out var own) && own.Count == 1
            && Checkpoint.TryParse(note.Text, out var last) && string.Equals(last.Origin, origin, StringComparison.Ordinal)
            ? last
            : throw WitnessFolder.Bad(folder.Root, $"the checkpoint kept of {origin} does not carry this witness's signature", "restore heads/ as it was: from an older state the witness could sign a second history");
    }

    private static bool Continues(Checkpoint? last, Checkpoint shown, IReadOnlyList<byte[]> proof)
    {
        if (last is null or { Size: 0 })
            return proof.Count == 0 && (shown.Size > 0 || shown.Root.Span.SequenceEqual(Merkle.Root([])));
        return Merkle.VerifyConsistency(last.Size, shown.Size, last.Root.Span, shown.Root.Span, proof);
    }

    private WitnessAnswer Sign(SignedNote note, Checkpoint shown)
    {
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds();
        var line = Cosignature.Line(Key, seconds, key.Sign(Cosignature.Message(note.Text, seconds)));

        // Only what was checked is kept: the log's own signatures, and this one.
        var kept = note.Signatures.Where(s => string.Equals(s.Name, shown.Origin, StringComparison.Ordinal)).Select(SignedNote.Line);
        folder.KeepHead(shown.Origin, Encoding.UTF8.GetBytes($"{note.Text}\n{string.Concat(kept)}{line}"));
        return WitnessAnswer.Text(200, line);
    }

    private static Checked<T> Try<T>(string path, Func<WitnessFolder, T> work)
        where T : notnull
    {
        var at = new WitnessFolder(path);
        try
        {
            return Checked.Good(work(at));
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            return Checked.Bad<T>(at.Broken(e).Problem);
        }
    }
}
