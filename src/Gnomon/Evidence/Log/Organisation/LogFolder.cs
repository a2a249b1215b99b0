using System.Globalization;
using System.Text;
using Gnomon.Evidence.Keys;
using Gnomon.Evidence.Native;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Evidence.Log.Organisation;

/// <summary>
/// Where an organisation's log lies: the folder that everybody may read, and beside it <c>(folder).private</c>, for its user alone,
/// with the key, the write-ahead record, the checkpoint signed last, and files that are not whole yet.
/// </summary>
internal sealed class LogFolder(string path)
{
    private const int MaxKey = 4096;

    internal string Published { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    internal string Private => LogVerifier.PrivateFolder(Published);

    internal string KeyFile => Path.Combine(Private, "log.pem");

    internal string HeadFile => Path.Combine(Private, LogVerifier.CheckpointFile);

    internal string RecordFile => Path.Combine(Private, LogVerifier.RecordFile);

    internal string VkeyFile => Path.Combine(Published, LogVerifier.KeyFile);

    internal string CheckpointFile => Path.Combine(Published, LogVerifier.CheckpointFile);

    /// <summary>The newest checkpoint that as many witnesses signed as the log asks for.</summary>
    internal string WitnessedFile => Path.Combine(Published, LogVerifier.WitnessedFile);

    /// <summary>Whom the log asks to sign its checkpoints (C2SP tlog-policy); not there for nobody.</summary>
    internal string PolicyFile => Path.Combine(Private, "policy");

    /// <summary>The vkey of the log that goes on in place of this one; there only when this one was closed.</summary>
    internal string SuccessorFile => Path.Combine(Private, "successor");

    /// <summary>A name for a file that is not whole yet; it is given its real name when it is.</summary>
    internal string Fresh(int number) => Path.Combine(Private, string.Create(CultureInfo.InvariantCulture, $"new-{number}"));

    /// <summary>The path of a tile or bundle.</summary>
    internal string At(string tile) => Path.Combine(Published, tile);

    /// <summary>The log's key, with the checks that nobody else can read it and that it is the one the log is known by.</summary>
    internal SigningKey ReadKey(out VerifierKey vkey)
    {
        var facts = RegularFile.Look(KeyFile);
        if (facts.Kind != PathKind.File || facts.Owner != LibC.EffectiveUser() || (facts.Permissions & 0x3f) != 0)
            throw Doubt(KeyFile, "the key of the log is not a file that only you can read", "run as the user whose log it is; if others may have read the key, begin a new log with `gnomon log init`");
        Span<byte> seed = stackalloc byte[SigningKey.SeedLength];
        if (RegularFile.TryRead(KeyFile, MaxKey) is not { } pem || !PrivateKeyPem.TryDecode(pem, seed))
            throw Doubt(KeyFile, "the key of the log is not an Ed25519 key as PKCS#8 PEM, or cannot be read", "restore it from a copy; without it nothing can be added to this log");
        var key = SigningKey.FromSeed(seed);
        System.Security.Cryptography.CryptographicOperations.ZeroMemory(seed);
        System.Security.Cryptography.CryptographicOperations.ZeroMemory(pem);
        var line = RegularFile.TryRead(VkeyFile, MaxKey) is { } bytes ? Encoding.Latin1.GetString(bytes) : "";
        if (VerifierKey.TryParse(line.TrimEnd('\n'), out var read) && read.Key.Equals(key.PublicKey))
        {
            vkey = read;
            return key;
        }

        key.Dispose();
        throw Doubt(VkeyFile, "this is not the public half of the log's key", "restore the file from a copy that others hold of the log");
    }

    /// <summary>The public key that the log states; null where it cannot be read.</summary>
    internal VerifierKey? TryReadVkey() =>
        RegularFile.TryRead(VkeyFile, MaxKey) is { } bytes && VerifierKey.TryParse(Encoding.Latin1.GetString(bytes).TrimEnd('\n'), out var vkey) ? vkey : null;

    /// <summary>A checkpoint that the log's key signed.</summary>
    internal static Checkpoint ReadHead(string file, VerifierKey key, out byte[] note)
    {
        note = RegularFile.TryRead(file, SignedNote.MaxLength)
            ?? throw Doubt(file, "the checkpoint is missing or cannot be read", "the checkpoint lies twice, in the log and in its private folder: compare and copy the other one back");
        return LogHead.TryRead(note, key, out var head, out var fault)
            ? head
            : throw Doubt(file, fault, "the checkpoint lies twice, in the log and in its private folder: compare and copy the other one back");
    }

    /// <summary>A checkpoint that was read before, as it lies on the disk now.</summary>
    internal static byte[] ReadNote(string file) =>
        RegularFile.TryRead(file, SignedNote.MaxLength) ?? throw Doubt(file, "the checkpoint cannot be read back", "nothing was lost; see what became of the file");

    /// <summary>The tree of the log at a size, read from the tiles on the disk.</summary>
    internal TreeReader Tree(long size) => new(size, ReadTile);

    internal byte[]? ReadTile(int level, long index, int width) =>
        TileFolder.Read(Published, level, index, width);

    /// <summary>The log as the reason of an exception of the disk.</summary>
    internal EvidenceException Broken(Exception e) => e as EvidenceException ?? Doubt(
        Published, $"the log could not be read or written ({e.Message})", "free space or rights on that disk and run again; what was acknowledged before is kept", e);

    /// <summary>The log is refused rather than continued on a guess.</summary>
    internal static EvidenceException Doubt(string file, string what, string remedy, Exception? cause = null) =>
        new(new Problem(ExitCode.Log, what, remedy) { File = file }, cause);
}
