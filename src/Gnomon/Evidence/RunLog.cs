using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gnomon.Evidence.Keys;
using Gnomon.Evidence.Log;
using Gnomon.Verify.Log;
using Gnomon.Verify.Run;

namespace Gnomon.Evidence;

/// <summary>
/// The log of one run, with an origin and a key of its own. The stages append their statements in the order of
/// its <see cref="RunShape"/>; each is on the disk, signed by the user's key, before the next stage begins. Closing builds the
/// tiles, signs the checkpoint once, and destroys the log's key: nobody can add to the log or sign a second one under its origin.
/// </summary>
public sealed class RunLog : IDisposable
{
    private readonly ResultFolder folder;
    private readonly Signer signer;
    private readonly SigningKey key;
    private readonly VerifierKey verifierKey;
    private readonly WriteAheadRecord record;
    private readonly OrganisationLog? organisation;
    private readonly IReadOnlyList<string> stages;
    private readonly List<byte[]> leaves = [];
    private readonly List<long> places = [];
    private bool closed;

    private RunLog(ResultFolder folder, Signer signer, SigningKey key, OrganisationLog? organisation, RunShape shape)
    {
        (this.folder, this.signer, this.key, this.organisation, stages) = (folder, signer, key, organisation, shape.Stages);
        verifierKey = VerifierKey.Create(RunFormat.OriginPrefix + RandomNumberGenerator.GetHexString(32, lowercase: true), key.PublicKey);
        record = WriteAheadRecord.Create(folder.PartialPath + ".wal");
    }

    /// <summary>Which log: <c>gnomon.run/</c> and 32 random hex digits.</summary>
    public string Origin => verifierKey.Name;

    /// <summary>Begins the log of a result: writes both public keys and the signer's statement that names the log's key.</summary>
    /// <param name="folder">The result.</param>
    /// <param name="signer">The user's key.</param>
    /// <param name="organisation">The log into which each statement goes as well, when it is sealed; null for none.</param>
    /// <param name="shape">What is sealed; null for a whole result.</param>
    /// <exception cref="EvidenceException">Something cannot be written or signed.</exception>
    public static RunLog Create(ResultFolder folder, Signer signer, OrganisationLog? organisation = null, RunShape? shape = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(signer);
        var fresh = SigningKey.CreateRandom();
        RunLog? log = null;
        try
        {
            log = new RunLog(folder, signer, fresh, organisation, shape ?? RunShape.Result);
            log.Begin();
            return log;
        }
        catch (Exception e)
        {
            fresh.Dispose();
            log?.Dispose();
            if (EvidenceException.IsOfDisk(e))
                throw EvidenceException.Of(folder.FinalPath, e);
            throw;
        }
    }

    /// <summary>Signs a statement and adds it; it is on the disk on return.</summary>
    /// <returns>The digest of the statement, <see cref="Statement.Digest"/>.</returns>
    /// <exception cref="InvalidOperationException">It is not this stage's turn, or the log is closed.</exception>
    /// <exception cref="EvidenceException">It cannot be written, or is too long: an entry has at most 65,535 bytes.</exception>
    public string Append(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (closed || leaves.Count == stages.Count || !string.Equals(stages[leaves.Count], statement.Stage, StringComparison.Ordinal))
            throw new InvalidOperationException($"it is not the turn of {statement.Stage} in this log");
        var entry = Envelope.Sign(statement, signer);
        if (entry.Length > EntryBundle.MaxEntry)
            throw new EvidenceException(TooLong(statement, entry.Length));
        try
        {
            record.Append(entry);

            // At once, so that what stands in that log shows in which order things were sealed.
            if (organisation is not null)
                places.AddRange(organisation.SubmitEntries([entry]).GetAwaiter().GetResult());
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            throw EvidenceException.Of(folder.FinalPath, e);
        }

        leaves.Add(Merkle.LeafHash(entry));
        return statement.Digest;
    }

    /// <summary>Builds the tiles from what is read back from the disk, signs the checkpoint, and destroys the log's key.</summary>
    /// <exception cref="InvalidOperationException">A stage has not appended its statement.</exception>
    /// <exception cref="EvidenceException">Something cannot be written, or what was read back is not what was signed.</exception>
    public void Close()
    {
        if (closed || leaves.Count != stages.Count)
            throw new InvalidOperationException("a log is closed once, when every stage has appended its statement");
        closed = true;
        try
        {
            var entries = record.ReadBack();
            if (!entries.Select(e => Merkle.LeafHash(e.Span)).SequenceEqual(leaves, HashComparer.Instance))
                throw new IOException("what was read back from the disk is not what was signed");
            foreach (var (path, bytes) in TileLayout.Files(entries))
                folder.WriteFile($"{RunFormat.LogFolder}/{path}", bytes);
            WriteProofs();
            WriteCheckpoint(new Checkpoint(Origin, entries.Count, TileLayout.Root(entries), []));
            Dispose();
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            throw EvidenceException.Of(folder.FinalPath, e);
        }
    }

    /// <summary>Destroys the log's key and removes the write-ahead record. A log that was not closed is lost with its result.</summary>
    public void Dispose()
    {
        closed = true;
        key.Dispose();
        record.Dispose();
    }

    private void Begin()
    {
        folder.WriteFile(RunFormat.SignerFile, Encoding.ASCII.GetBytes(signer.PublicKey.ToPem()));
        var keyFile = folder.WriteFile(RunFormat.LogKeyFile, Encoding.ASCII.GetBytes(verifierKey + "\n"));
        Append(Statement.Create(RunFormat.LogKeyStage, [keyFile], json =>
        {
            json.WriteString("origin", Origin);
            json.WriteString("vkey", verifierKey.ToString());
            if (organisation is not null)
                json.WriteString("organisation", organisation.KeyLine);
        }));
    }

    private void WriteProofs()
    {
        if (organisation is null)
            return;
        folder.WriteFile(RunFormat.OrganisationKeyFile, Encoding.ASCII.GetBytes(organisation.KeyLine + "\n"));
        foreach (var (i, proof) in organisation.Prove(places).GetAwaiter().GetResult().Index())
            folder.WriteFile(RunFormat.ProofFile(stages[i]), proof.ToBytes());
    }

    // By rename, after everything it signs is on the disk: a checkpoint that can be read is one that holds.
    private void WriteCheckpoint(Checkpoint checkpoint)
    {
        var text = checkpoint.ToText();
        var note = SignedNote.Encode(text, verifierKey, key.Sign(Encoding.UTF8.GetBytes(text)));
        var path = folder.PathOf(RunFormat.CheckpointFile);
        foreach (var tiles in Directory.EnumerateDirectories(Path.GetDirectoryName(path)!, "*", SearchOption.AllDirectories))
            DurableFile.SyncFolder(tiles);
        DurableFile.WriteNew(path + ".new", note);
        DurableFile.Replace(path + ".new", path);
        DurableFile.SyncFolder(Path.GetDirectoryName(path)!);
    }

    private static Problem TooLong(Statement statement, int length) => new(
        ExitCode.Output,
        string.Create(CultureInfo.InvariantCulture, $"the {statement.Stage} statement has {length} bytes in its envelope; an entry of a log has at most {EntryBundle.MaxEntry}"),
        "statements carry digests and files lie beside them: seal fewer files, or say less in the predicate");

    private sealed class HashComparer : IEqualityComparer<byte[]>
    {
        internal static HashComparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => BitConverter.ToInt32(obj, 0);
    }
}
