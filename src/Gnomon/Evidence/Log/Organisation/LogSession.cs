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

    private LogSession(LogFolder folder, SigningKey key, VerifierKey vkey)
    {
        (this.folder, signing) = (folder, key);
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
    internal static LogSession Open(LogFolder folder, UserFolders? user = null)
    {
        if (RegularFile.Look(folder.Private).Kind != PathKind.Folder)
            throw LogFolder.Doubt(folder.Private, "there is no private folder with the key of this log", "name the folder that `gnomon log init` made, on the machine where it made it; a copy of a log can be read and checked, not added to");
        var key = folder.ReadKey(out var vkey);
        LogSession? session = null;
        try
        {
            session = new LogSession(folder, key, vkey);
            session.CheckSeen(user);
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

    private void CheckSeen(UserFolders? user) => Locked(() =>
    {
        if (user is not null)
            SeenCheckpoints.Check(user, folder, Key, state.Head);
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
        var note = RegularFile.TryRead(folder.CheckpointFile, SignedNote.MaxLength)!;
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

    // After an error the lock is not given back here: the session is of no more use, and disposing it closes the folder and so unlocks.
    private T Locked<T>(Func<T> work)
    {
        gate.Enter();
        state.CatchUp();
        var done = work();
        gate.Exit();
        return done;
    }
}
