using System.Globalization;
using Gnomon.Evidence.Log;
using Gnomon.Evidence.Log.Organisation;
using Gnomon.Evidence.Witnessing;
using Gnomon.Verify;
using Gnomon.Verify.Log;
using Gnomon.Verify.Run;

namespace Gnomon.Evidence;

/// <summary>
/// A log of an organisation, to which many runs and several processes add statements for years (C2SP tlog-tiles in a plain folder).
/// What it answers is durable: on the disk, at that index, for good. Safe to use from many threads; see docs/design/organisation-log.md.
/// </summary>
public sealed class OrganisationLog : IAsyncDisposable
{
    private readonly LogWriter writer;
    private readonly VerifierKey key;
    private readonly UserFolders? user;
    private readonly LogWitnesses? witnesses;

    private OrganisationLog(LogWriter writer, VerifierKey key, string folder, UserFolders? user, LogWitnesses? witnesses) =>
        (this.writer, this.key, Folder, this.user, this.witnesses) = (writer, key, folder, user, witnesses);

    /// <summary>Which log: <c>gnomon.log/</c> and 32 random hex digits.</summary>
    public string Origin => key.Name;

    /// <summary>The key that signs its checkpoints, as one C2SP vkey line without its end.</summary>
    public string KeyLine => key.ToString();

    /// <summary>The folder that others may read.</summary>
    public string Folder { get; }

    /// <summary>Whether the log asks witnesses to sign its checkpoints: <c>policy</c> in the private folder names them.</summary>
    public bool HasWitnesses => witnesses is not null;

    /// <summary>How long an acknowledged entry waits for a checkpoint when nobody asks for a proof.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Makes a new log, whose first entry is the signer's statement that names its key.</summary>
    /// <param name="folder">A folder that does not exist yet; beside it <c>(folder).private</c> is made.</param>
    /// <param name="signer">The user's key.</param>
    /// <param name="user">Where its first checkpoint is remembered; null for nowhere.</param>
    /// <returns>The key of the log as one C2SP vkey line, or why it cannot be made.</returns>
    public static async Task<Checked<string>> Create(string folder, Signer signer, UserFolders? user = null)
    {
        ArgumentNullException.ThrowIfNull(signer);
        var at = new LogFolder(folder);
        try
        {
            var vkey = LogCreation.Create(at);
            if (!Open(folder, user).TryGet(out var log, out var problems))
                return Checked.Bad<string>(problems);
            await using var opened = log;
            var subject = Subject.Of(LogVerifier.KeyFile, System.Text.Encoding.ASCII.GetBytes(vkey + "\n"));
            await log.Submit(Statement.Create(RunFormat.LogKeyStage, [subject], json =>
            {
                json.WriteString("origin", vkey.Name);
                json.WriteString("vkey", vkey.ToString());
            }), signer);
            return Checked.Good(vkey.ToString());
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            return Checked.Bad<string>(at.Broken(e).Problem);
        }
    }

    /// <summary>Opens a log to add to it. What a stopped writer had acknowledged is read back and signed first.</summary>
    /// <param name="folder">The folder that <see cref="Create"/> made.</param>
    /// <param name="user">Whose memory of checkpoints it must continue, so that a backup put back is noticed; null for none.</param>
    /// <param name="interval">Another value than <see cref="Interval"/>.</param>
    /// <returns>The log; or why it cannot be used, exit code <see cref="ExitCode.Log"/>, with nothing changed.</returns>
    public static Checked<OrganisationLog> Open(string folder, UserFolders? user = null, TimeSpan? interval = null) =>
        Open(folder, user, interval, TimeProvider.System, []);

    /// <summary>
    /// Opens a log to add to it, after asking its witnesses for the newest checkpoint that they hold: a log that was put back from a backup, on any
    /// machine, is refused before anything is signed. Witnesses that do not answer are no hindrance.
    /// </summary>
    /// <param name="folder">The folder that <see cref="Create"/> made.</param>
    /// <param name="user">Whose memory of checkpoints it must continue; null for none.</param>
    /// <param name="clock">The time by which the signatures of witnesses are judged.</param>
    /// <param name="known">More checkpoints that the log must continue, by who holds them.</param>
    /// <param name="stop">Ends the wait for the witnesses.</param>
    public static Task<Checked<OrganisationLog>> OpenWitnessed(
        string folder, UserFolders? user, TimeProvider clock, IReadOnlyList<(string Holder, ReadOnlyMemory<byte> Note)>? known = null, CancellationToken stop = default) =>
        OpenWitnessed(folder, user, clock, Held(known), toClose: false, stop);

    /// <summary>
    /// Closes a log and begins another, with an origin and a key of its own, that goes on in its place. Everything that the old one ever showed can be
    /// checked as before; nobody can add to it any more, its key is removed. Called again after a crash, it goes on where it was.
    /// </summary>
    /// <param name="folder">The log to close.</param>
    /// <param name="fresh">The folder of the new one; it does not exist yet.</param>
    /// <param name="signer">The user's key, which signs the last entry of the old log and the first of the new.</param>
    /// <param name="user">Whose memory of checkpoints the old one must continue; null for none.</param>
    /// <param name="clock">The time by which the signatures of witnesses are judged.</param>
    /// <param name="known">More checkpoints that the old one must continue, by who holds them.</param>
    /// <param name="stop">Ends the wait for the witnesses.</param>
    /// <returns>The key of the new log as one C2SP vkey line.</returns>
    public static async Task<Checked<string>> Rotate(
        string folder, string fresh, Signer signer, UserFolders? user, TimeProvider clock, IReadOnlyList<(string Holder, ReadOnlyMemory<byte> Note)>? known = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(signer);
        var at = new LogFolder(folder);
        try
        {
            return Checked.Good(await LogRotation.Rotate(at, new LogFolder(fresh), signer, user, clock, Held(known), stop));
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            return Checked.Bad<string>(at.Broken(e).Problem);
        }
    }

    internal static Task<Checked<OrganisationLog>> OpenToClose(string folder, UserFolders? user, TimeProvider clock, IReadOnlyList<KnownCheckpoint> known, CancellationToken stop) =>
        OpenWitnessed(folder, user, clock, known, toClose: true, stop);

    private static IReadOnlyList<KnownCheckpoint> Held(IReadOnlyList<(string Holder, ReadOnlyMemory<byte> Note)>? known) =>
        [.. (known ?? []).Select(k => new KnownCheckpoint(k.Holder, k.Note))];

    private static async Task<Checked<OrganisationLog>> OpenWitnessed(
        string folder, UserFolders? user, TimeProvider clock, IReadOnlyList<KnownCheckpoint> held, bool toClose, CancellationToken stop)
    {
        var at = new LogFolder(folder);
        try
        {
            if (at.TryReadVkey() is { } vkey && LogWitnesses.Of(at, vkey, clock) is { } asked)
            {
                using (asked)
                    held = [.. held, .. await asked.Newest(stop)];
            }

            return Open(folder, user, null, clock, held, toClose);
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            return Checked.Bad<OrganisationLog>(at.Broken(e).Problem);
        }
    }

    private static Checked<OrganisationLog> Open(string folder, UserFolders? user, TimeSpan? interval, TimeProvider clock, IReadOnlyList<KnownCheckpoint> known, bool toClose = false)
    {
        var at = new LogFolder(folder);
        try
        {
            var session = LogSession.Open(at, user, known, toClose);
            return Checked.Good(new OrganisationLog(new LogWriter(at, session, interval ?? Interval), session.Key, at.Published, user, LogWitnesses.Of(at, session.Key, clock)));
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            return Checked.Bad<OrganisationLog>(at.Broken(e).Problem);
        }
    }

    /// <summary>Signs a statement and adds it. The same statement by the same signer is in the log once: its first index is the answer.</summary>
    /// <returns>The index, when the entry is on the disk.</returns>
    /// <exception cref="EvidenceException">It is too long, or the log failed: then nothing more can be added through this object.</exception>
    public async Task<long> Submit(Statement statement, Signer signer, CancellationToken stop = default) =>
        (await SubmitEntries([Envelope.Sign(statement, signer)], stop))[0];

    /// <summary>Signs statements and adds them together: after a crash all of them count, or none.</summary>
    /// <returns>Their indexes, when all are on the disk.</returns>
    /// <exception cref="EvidenceException">One is too long, or the log failed.</exception>
    public async Task<IReadOnlyList<long>> SubmitBatch(IEnumerable<Statement> statements, Signer signer, CancellationToken stop = default) =>
        await SubmitEntries([.. statements.Select(s => (ReadOnlyMemory<byte>)Envelope.Sign(s, signer))], stop);

    /// <summary>Proofs that entries stand in the log, all under one signed checkpoint, which is made if need be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The log has no such entry.</exception>
    /// <exception cref="EvidenceException">The log failed.</exception>
    public async Task<IReadOnlyList<LogProof>> Prove(IReadOnlyList<long> indexes, CancellationToken stop = default)
    {
        var work = new LogWork { ToProve = indexes };
        await writer.Add(work, stop);
        return await work.Proven.Task;
    }

    /// <summary>Asks the log's witnesses to sign a checkpoint over everything that was submitted, and publishes it with what they signed.</summary>
    /// <returns>Who signed and who did not; null for a log that has no witnesses.</returns>
    /// <exception cref="EvidenceException">The log failed, or a witness holds a checkpoint that it does not continue.</exception>
    public async Task<Cosigning?> Cosign(CancellationToken stop = default)
    {
        if (witnesses is null)
            return null;
        var note = await Errand(session => session.PublishedNote(), stop);
        Cosigning cosigning;
        try
        {
            cosigning = await witnesses.Ask(note, stop);
        }
        catch (IOException e)
        {
            throw new LogFolder(Folder).Broken(e);
        }

        if (cosigning.Witnesses.Count > 0)
        {
            await Errand(
                session =>
                {
                    session.Show(cosigning);
                    return [];
                },
                stop);
        }

        return cosigning;
    }

    /// <summary>Signs a checkpoint over everything that was submitted.</summary>
    internal Task Sign(CancellationToken stop) => Errand(session => session.PublishedNote(), stop);

    /// <summary>Proofs that entries stand in the log under a checkpoint that witnesses signed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The checkpoint does not cover one of them.</exception>
    public IReadOnlyList<LogProof> Prove(IReadOnlyList<long> indexes, Cosigning cosigning)
    {
        ArgumentNullException.ThrowIfNull(indexes);
        ArgumentNullException.ThrowIfNull(cosigning);
        var tree = new LogFolder(Folder).Tree(cosigning.Head.Size);
        return [.. indexes.Select(i => new LogProof(i, tree.Inclusion(i), cosigning.Note))];
    }

    /// <summary>Counts the different statements of a kind that stand in the log, whoever signed them; what was added before the call is counted.</summary>
    /// <param name="predicateType">The kind.</param>
    /// <param name="predicate">Which of them, by what they say.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="EvidenceException">The log failed, or cannot be read.</exception>
    public async Task<int> CountStatements(string predicateType, Func<System.Text.Json.JsonElement, bool> predicate, CancellationToken stop = default)
    {
        // A proof asks for a checkpoint, under which all stands in the tiles that was added before.
        await Prove([0], stop);
        return StatementCount.In(Folder, predicateType, predicate);
    }

    /// <summary>Waits until everything that was submitted is durable and signed, and closes the log.</summary>
    /// <exception cref="EvidenceException">The log failed, or its checkpoint could not be remembered; what was acknowledged before is kept.</exception>
    public async ValueTask DisposeAsync()
    {
        witnesses?.Dispose();
        await writer.End();
        if (user is not null && SeenCheckpoints.Remember(user, Folder) is { } problem)
            throw new EvidenceException(problem);
    }

    private async Task<byte[]> Errand(Func<LogSession, byte[]> errand, CancellationToken stop)
    {
        var work = new LogWork { Errand = errand };
        await writer.Add(work, stop);
        return await work.Done.Task;
    }

    internal async Task<long[]> SubmitEntries(IReadOnlyList<ReadOnlyMemory<byte>> entries, CancellationToken stop = default)
    {
        if (entries.FirstOrDefault(e => e.Length > EntryBundle.MaxEntry) is { Length: > 0 } tooLong)
            throw new EvidenceException(TooLong(tooLong.Length));
        if (entries.Count is 0 or > TilePath.Width)
            throw new ArgumentException($"a batch has 1 to {TilePath.Width} entries", nameof(entries));
        var work = new LogWork { Entries = entries };
        await writer.Add(work, stop);
        return await work.Durable.Task;
    }

    private static Problem TooLong(int length) => new(
        ExitCode.Log,
        string.Create(CultureInfo.InvariantCulture, $"the statement has {length} bytes in its envelope; an entry of a log has at most {EntryBundle.MaxEntry}"),
        "statements carry digests and files lie beside them: seal fewer files, or say less in the predicate");
}
