using System.Globalization;
using Gnomon.Evidence.Log;
using Gnomon.Evidence.Log.Organisation;
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

    private OrganisationLog(LogWriter writer, VerifierKey key, string folder, UserFolders? user) =>
        (this.writer, this.key, Folder, this.user) = (writer, key, folder, user);

    /// <summary>Which log: <c>gnomon.log/</c> and 32 random hex digits.</summary>
    public string Origin => key.Name;

    /// <summary>The key that signs its checkpoints, as one C2SP vkey line without its end.</summary>
    public string KeyLine => key.ToString();

    /// <summary>The folder that others may read.</summary>
    public string Folder { get; }

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
    public static Checked<OrganisationLog> Open(string folder, UserFolders? user = null, TimeSpan? interval = null)
    {
        var at = new LogFolder(folder);
        try
        {
            var session = LogSession.Open(at, user);
            return Checked.Good(new OrganisationLog(new LogWriter(at, session, interval ?? Interval), session.Key, at.Published, user));
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
    /// <exception cref="EvidenceException">The log failed; what was acknowledged before is kept.</exception>
    public async ValueTask DisposeAsync()
    {
        await writer.End();
        if (user is not null)
            SeenCheckpoints.Keep(user, new LogFolder(Folder), key);
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
