using System.Text;
using Gnomon.Verify.Log;

namespace Gnomon.Verify.Logs;

/// <summary>The steps of checking one log, in their order. Every fault is gathered; what a fault makes undecidable is left out.</summary>
internal sealed class LogCheck
{
    private const int MaxKey = 4096;
    private readonly string root;
    private readonly LogExpectations expected;
    private readonly List<Fault> faults = [];
    private IReadOnlyList<Fault> unmet = [];
    private PolicyFinding? witnessed;
    private long witnessedSize;
    private int others;

    internal LogCheck(string root, LogExpectations expected) => (this.root, this.expected) = (Path.GetFullPath(root), expected);

    internal LogVerdict Decide()
    {
        if (NotALog() is { } no)
            return new LogVerdict { Faults = [no] };
        var listing = LogListing.Read(root, faults);
        var key = ReadKey();
        var head = key is null ? null : ReadHead(LogVerifier.CheckpointFile, Path.Combine(root, LogVerifier.CheckpointFile), key);
        if (key is null || head is null)
            return Verdict(key, null, null, null);
        var own = Directory.Exists(LogVerifier.PrivateFolder(root)) ? PrivateParts.Read(LogVerifier.PrivateFolder(root), key, head, faults) : null;
        using var signatures = expected.Signers is { } signers ? new SignatureCount(signers) : null;
        var walk = new LogWalk(root, listing, faults, signatures);
        walk.Walk(head, own);
        var trusted = signatures?.End(faults);
        CheckAgainst(key, head, own);
        CheckPolicy(key);
        return Verdict(key, head, own, trusted);
    }

    private Fault? NotALog()
    {
        if (!Directory.Exists(root))
            return new Fault(FaultKind.NotALog, ".", "there is no such folder");
        foreach (var file in new[] { LogVerifier.CheckpointFile, LogVerifier.KeyFile })
        {
            if (RegularFile.Look(Path.Combine(root, file)).Kind != PathKind.File)
                return new Fault(FaultKind.NotALog, file, "the file is missing, or is no regular file; without it nothing can be checked");
        }

        return null;
    }

    private VerifierKey? ReadKey()
    {
        var text = RegularFile.TryRead(Path.Combine(root, LogVerifier.KeyFile), MaxKey) is { } bytes ? Encoding.Latin1.GetString(bytes) : "";
        if (text.EndsWith('\n') && VerifierKey.TryParse(text[..^1], out var key) && key.Key.IsEd25519)
            return key;
        faults.Add(new Fault(FaultKind.KeyMismatch, LogVerifier.KeyFile, "this is not one line with the Ed25519 key of a log"));
        return null;
    }

    private Checkpoint? ReadHead(string name, string path, VerifierKey key)
    {
        if (RegularFile.TryRead(path, SignedNote.MaxLength) is not { } note)
            faults.Add(new Fault(FaultKind.Checkpoint, name, "the checkpoint cannot be read, or is longer than any"));
        else if (LogHead.TryRead(note, key, out var head, out var fault))
            return head;
        else
            faults.Add(new Fault(FaultKind.Checkpoint, name, fault));
        return null;
    }

    private void CheckPolicy(VerifierKey key)
    {
        // While a log grows, its newest checkpoint may be waiting for witnesses; the newest that they signed is beside it.
        foreach (var file in new[] { LogVerifier.CheckpointFile, LogVerifier.WitnessedFile })
        {
            if (!SignedNote.TryParse(RegularFile.TryRead(Path.Combine(root, file), SignedNote.MaxLength), out var note, out _) || !note.IsSignedBy(key))
                continue;
            others = Math.Max(others, note.Signatures.Count - 1);
            if (expected.Policy is not { } policy)
                continue;
            var lacking = policy.Check(file, note, key, out var finding);
            faults.AddRange(lacking.Where(u => u.Kind == FaultKind.Checkpoint));
            if (witnessed is null || lacking.Count == 0)
                (unmet, witnessed, witnessedSize) = (lacking, finding, Checkpoint.TryParse(note.Text, out var head) ? head.Size : 0);
            if (lacking.Count == 0)
                return;
        }
    }

    // Each checkpoint that anybody kept must be one of this history.
    private void CheckAgainst(VerifierKey key, Checkpoint head, PrivateParts? own)
    {
        foreach (var (name, note) in expected.Known)
        {
            if (!LogHead.TryRead(note.Span, key, out var known, out var fault))
                faults.Add(new Fault(FaultKind.Checkpoint, Run.Visible.Text(name), "the checkpoint that was kept is not one of this log: " + fault));
            else
                CheckContinues(Run.Visible.Text(name), known, head);
        }

        if (RegularFile.Look(Path.Combine(root, LogVerifier.WitnessedFile)).Kind != PathKind.Missing
            && ReadHead(LogVerifier.WitnessedFile, Path.Combine(root, LogVerifier.WitnessedFile), key) is { } witnessedHead)
            CheckContinues("the checkpoint that witnesses signed", witnessedHead, head);
        if (own?.Head is { } last)
            CheckContinues("the private folder's checkpoint", last, last.Size > head.Size && own.Base <= head.Size ? last : head);
    }

    private void CheckContinues(string name, Checkpoint known, Checkpoint head)
    {
        if (known.Size > head.Size)
            faults.Add(new Fault(FaultKind.Rollback, LogVerifier.CheckpointFile, $"the log has {head.Size} entries, but {name} is of {known.Size}: entries were taken back"));
        else if (RootAt(known.Size) is { } root && !root.AsSpan().SequenceEqual(known.Root.Span))
            faults.Add(new Fault(FaultKind.Fork, LogVerifier.CheckpointFile, $"{name} signs another history: its root over the first {known.Size} entries is not that of this log"));
    }

    // Tiles that are damaged lead to another root as well, and are no other history.
    private byte[]? RootAt(long size)
    {
        if (faults.Any(f => f.Kind is FaultKind.Tree or FaultKind.FileMissing))
            return null;
        try
        {
            return new TreeReader(size, (level, index, width) => TileFolder.Read(root, level, index, width)).Root();
        }
        catch (IOException)
        {
            // The tile that is missing has been reported.
            return null;
        }
    }

    private LogVerdict Verdict(VerifierKey? key, Checkpoint? head, PrivateParts? own, long? trusted)
    {
        // A pass needs every part, whatever the list of faults says.
        if (faults.Count == 0 && head is null)
            faults.Add(new Fault(FaultKind.NotALog, ".", "a part could not be checked"));
        return new LogVerdict
        {
            Faults = [.. faults.OrderBy(Gravity)],
            Key = key,
            IsKeyTrusted = key is not null && expected.Keys.Any(k => string.Equals(k.ToString(), key.ToString(), StringComparison.Ordinal)),
            Unmet = unmet,
            Witnessed = witnessed,
            WitnessedSize = witnessedSize,
            OtherSignatures = others,
            Checkpoint = faults.Count == 0 ? head : null,
            NotYetSigned = own is null || head is null ? 0 : Math.Max(0, own.Base + own.Entries.Count - head.Size),
            WithPrivateFolder = own is not null,
            SignedByTrusted = trusted,
        };
    }

    private static int Gravity(Fault fault) => fault.Kind switch
    {
        FaultKind.Environment => 0,
        FaultKind.NotALog => 1,
        FaultKind.Fork => 2,
        FaultKind.Rollback => 3,
        FaultKind.KeyMismatch => 4,
        FaultKind.Checkpoint => 5,
        FaultKind.WriteAhead => 6,
        FaultKind.Tree => 7,
        FaultKind.Statement => 8,
        FaultKind.FileMissing => 9,
        FaultKind.FileExtra => 10,
        _ => 11,
    };
}
