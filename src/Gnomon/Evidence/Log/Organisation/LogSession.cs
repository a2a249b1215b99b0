using Gnomon.Evidence.Keys;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Evidence.Log.Organisation;

/// <summary>One process at work on a log: each step takes the lock, catches up with the others, and does its part. One thread.</summary>
internal sealed class LogSession : IDisposable
{
    private readonly LogFolder folder;
    private readonly SigningKey signing;
    private readonly LogLock gate;
    private readonly LogState state;
    private readonly LogPublisher publisher;
    private readonly bool toClose;

    private LogSession(LogFolder folder, SigningKey key, VerifierKey vkey, bool toClose)
    {
        (this.folder, signing, this.toClose) = (folder, key, toClose);
        gate = new LogLock(folder.Private);
        state = new LogState(folder, vkey);
        publisher = new LogPublisher(folder, key);
    }

    internal VerifierKey Key => state.Key;

    /// <summary>The checkpoint signed last, as this process knows it.</summary>
    internal Checkpoint Head => state.Head;

    internal long Size => state.Size;

    internal bool HasUnsigned => state.Pending.Count > 0;

    internal long RecordLength => state.RecordLength;

    /// <summary>Opens a log: replays what was acknowledged, hashes the right edge again, and signs what a stopped writer left unsigned.</summary>
    /// <param name="folder">The log.</param>
    /// <param name="user">Whose memory of checkpoints the log must continue; null for none.</param>
    /// <param name="known">Checkpoints of this log that others hold, which it must continue.</param>
    /// <param name="toClose">By who closes the log: everybody else is kept out of one that is being closed.</param>
    internal static LogSession Open(LogFolder folder, UserFolders? user = null, IReadOnlyList<KnownCheckpoint>? known = null, bool toClose = false)
    {
        if (!toClose)
            CheckOpen(folder);
        if (RegularFile.Look(folder.Private).Kind != PathKind.Folder)
            throw LogFolder.Doubt(folder.Private, "there is no private folder with the key of this log", "name the folder that `gnomon log init` made, on the machine where it made it; a copy of a log can be read and checked, not added to");
        var key = folder.ReadKey(out var vkey);
        LogSession? session = null;
        try
        {
            session = new LogSession(folder, key, vkey, toClose);
            session.CheckKnown(user, known ?? []);
            session.Publish();
            return session;
        }
        catch
        {
            session?.Dispose();
            key.Dispose();
            throw;
        }
    }

    /// <summary>Adds entries; they are on the disk on return. An entry that the log has keeps its first index.</summary>
    internal long[] Commit(IReadOnlyList<ReadOnlyMemory<byte>> entries) => Locked(() =>
    {
        var indexes = new long[entries.Count];
        var (fresh, places) = (new List<ReadOnlyMemory<byte>>(), new Dictionary<string, long>(StringComparer.Ordinal));
        for (var i = 0; i < entries.Count; i++)
        {
            var leaf = Merkle.LeafHash(entries[i].Span);
            var digest = Convert.ToHexStringLower(leaf);
            indexes[i] = state.Find(leaf);
            if (indexes[i] >= 0 || places.TryGetValue(digest, out indexes[i]))
                continue;
            places.Add(digest, indexes[i] = state.Size + fresh.Count);
            fresh.Add(entries[i]);
        }

        state.Append(fresh);
        return indexes;
    });

    private void CheckKnown(UserFolders? user, IReadOnlyList<KnownCheckpoint> known) => Locked(() =>
    {
        if (user is not null)
            SeenCheckpoints.Check(user, folder, Key, state.Head);
        foreach (var one in known)
            one.Check(folder, Key, state.Head);
        return true;
    });

    /// <summary>Signs everything acknowledged, and gives the newest checkpoint as it is published.</summary>
    internal byte[] PublishedNote() => Locked(() =>
    {
        publisher.Publish(state);
        return LogFolder.ReadNote(folder.CheckpointFile);
    });

    /// <summary>Publishes a checkpoint with the signatures of witnesses.</summary>
    internal void Show(Cosigning cosigning) => Locked(() =>
    {
        publisher.Show(cosigning, state);
        return true;
    });

    /// <summary>Signs and publishes everything acknowledged, by whichever process.</summary>
    internal void Publish() => Locked(() =>
    {
        publisher.Publish(state);
        return true;
    });

    /// <summary>Proofs for entries that the checkpoint covers, all under one checkpoint.</summary>
    internal IReadOnlyList<LogProof> Prove(IReadOnlyList<long> indexes) => Locked(() =>
    {
        publisher.Publish(state);
        var note = LogFolder.ReadNote(folder.CheckpointFile);
        var tree = folder.Tree(state.Head.Size);
        return indexes.Select(i => new LogProof(i, tree.Inclusion(i), note)).ToList();
    });

    /// <summary>Ends well: nothing is left unsaid by the disk.</summary>
    internal void Close()
    {
        state.Close();
        Dispose();
    }

    public void Dispose()
    {
        signing.Dispose();
        gate.Dispose();
        state.Dispose();
    }

    private static void CheckOpen(LogFolder folder)
    {
        if (RegularFile.Look(folder.SuccessorFile).Kind != PathKind.Missing)
            throw LogFolder.Doubt(folder.Published, "this log was closed: another goes on in its place", $"name the folder of the new log; {folder.SuccessorFile} has its key. This one can be read and checked as before");
    }

    // After an error the lock is not given back here: the session is of no more use, and disposing it closes the folder and so unlocks.
    private T Locked<T>(Func<T> work)
    {
        gate.Enter();
        if (!toClose)
            CheckOpen(folder);
        state.CatchUp();
        var done = work();
        gate.Exit();
        return done;
    }
}
