using System.Security.Cryptography;
using System.Text;
using Gnomon.Evidence.Keys;
using Gnomon.Evidence.Native;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Evidence.Witnessing;

/// <summary>
/// What a witness keeps, in a folder for its user alone (0700): <c>witness.pem</c>, its key; <c>witness.vkey</c>, the public half that others
/// put into their policies; <c>logs</c>, one vkey a line: whom it signs for; <c>heads/(SHA-256 of the origin)</c>, the newest checkpoint of each
/// log, with the signature that the witness gave.
/// </summary>
internal sealed class WitnessFolder(string path)
{
    private const int MaxKey = 4096;
    private const int MaxLogs = 1 << 20;

    internal string Root { get; } = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));

    internal string KeyFile => At("witness.pem");

    internal string VkeyFile => At("witness.vkey");

    internal string LogsFile => At("logs");

    private string Heads => At("heads");

    /// <summary>The name under which a log's checkpoint lies and is asked for: SHA-256 of the origin in lower-case hex.</summary>
    internal static string NameOf(string origin) => Sha256Hex.Of(Encoding.UTF8.GetBytes(origin));

    /// <summary>Makes the folder with a fresh key.</summary>
    internal VerifierKey Create(string name)
    {
        if (RegularFile.Look(Root).Kind != PathKind.Missing)
            throw Bad(Root, "something lies there", "name a folder that does not exist yet; a witness that was begun and has no witness.pem may be removed");
        DurableFile.MakePrivateFolder(Root);
        DurableFile.MakePrivateFolder(Heads);
        var seed = RandomNumberGenerator.GetBytes(SigningKey.SeedLength);
        var pem = PrivateKeyPem.Encode(seed);
        try
        {
            using var key = SigningKey.FromSeed(seed);
            var vkey = VerifierKey.CreateCosigner(name, key.PublicKey);
            DurableFile.WriteNew(LogsFile, [], DurableFile.Private);
            DurableFile.WriteNew(VkeyFile, Encoding.UTF8.GetBytes(vkey + "\n"));
            DurableFile.WriteNew(KeyFile, pem, DurableFile.Private);
            DurableFile.SyncFolder(Root);
            DurableFile.SyncFolder(System.IO.Path.GetDirectoryName(Root)!);
            return vkey;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
            CryptographicOperations.ZeroMemory(pem);
        }
    }

    internal SigningKey ReadKey(out VerifierKey vkey)
    {
        var facts = RegularFile.Look(KeyFile);
        if (facts.Kind != PathKind.File || facts.Owner != LibC.EffectiveUser() || (facts.Permissions & 0x3f) != 0)
            throw Bad(KeyFile, "the key of the witness is not a file that only you can read", "run as the user whose witness it is; if others may have read the key, make a new witness and tell everybody who relies on this one");
        Span<byte> seed = stackalloc byte[SigningKey.SeedLength];
        if (RegularFile.TryRead(KeyFile, MaxKey) is not { } pem || !PrivateKeyPem.TryDecode(pem, seed))
            throw Bad(KeyFile, "the key of the witness is not an Ed25519 key as PKCS#8 PEM, or cannot be read", "restore it from a copy");
        var key = SigningKey.FromSeed(seed);
        CryptographicOperations.ZeroMemory(seed);
        CryptographicOperations.ZeroMemory(pem);
        var line = RegularFile.TryRead(VkeyFile, MaxKey) is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
        if (VerifierKey.TryParseCosigner(line.TrimEnd('\n'), out var read) && read.Key.Equals(key.PublicKey))
        {
            vkey = read;
            return key;
        }

        key.Dispose();
        throw Bad(VkeyFile, "this is not the public half of the witness's key", "restore the file from the policy of somebody who relies on the witness");
    }

    /// <summary>The logs whose checkpoints are signed. Read at each request: a log may be added while the witness runs.</summary>
    internal IReadOnlyList<VerifierKey> ReadLogs()
    {
        var keys = new List<VerifierKey>();
        var text = RegularFile.TryRead(LogsFile, MaxLogs) is { } bytes ? Encoding.UTF8.GetString(bytes) : throw Bad(LogsFile, "the list of logs cannot be read", "put it back: one vkey a line");
        foreach (var line in text.Split('\n').Where(l => l.Length > 0 && l[0] != '#'))
            keys.Add(VerifierKey.TryParse(line, out var key) ? key : throw Bad(LogsFile, "the list of logs has a line that is not the key of a log", "mend or remove that line"));
        return keys;
    }

    internal void AddLog(VerifierKey log)
    {
        if (ReadLogs().Any(l => string.Equals(l.ToString(), log.ToString(), StringComparison.Ordinal)))
            return;
        using var file = DurableFile.OpenAppend(LogsFile, DurableFile.Private);
        file.Write(Encoding.UTF8.GetBytes("\n" + log + "\n"));
        file.Sync();
        file.Close();
    }

    /// <summary>The newest checkpoint that was signed for an origin; null where there is none.</summary>
    internal byte[]? ReadHead(string origin) =>
        RegularFile.Look(HeadFile(origin)).Kind == PathKind.Missing ? null : RegularFile.TryRead(HeadFile(origin), SignedNote.MaxLength) ?? throw Bad(HeadFile(origin), "the newest checkpoint of a log cannot be read", "nothing is signed for that log until it can: without it, an earlier state could be signed again");

    /// <summary>The newest checkpoint by the name that <see cref="NameOf"/> gives; null where there is none.</summary>
    internal byte[]? ReadNamed(string name) =>
        name.Length == 64 && name.All(char.IsAsciiHexDigitLower) ? RegularFile.TryRead(System.IO.Path.Combine(Heads, name), SignedNote.MaxLength) : null;

    /// <summary>Keeps a checkpoint as the newest; it is on the disk on return.</summary>
    internal void KeepHead(string origin, ReadOnlySpan<byte> note)
    {
        var fresh = HeadFile(origin) + ".new";
        File.Delete(fresh);
        DurableFile.WriteNew(fresh, note, DurableFile.Private);
        DurableFile.Replace(fresh, HeadFile(origin));
        DurableFile.SyncFolder(Heads);
    }

    /// <summary>The reason of an exception of the disk.</summary>
    internal EvidenceException Broken(Exception e) => e as EvidenceException ?? Bad(Root, $"the witness's folder could not be read or written ({e.Message})", "free space or rights on that disk", e);

    internal static EvidenceException Bad(string file, string what, string remedy, Exception? cause = null) =>
        new(new Problem(ExitCode.Log, what, remedy) { File = file }, cause);

    private string HeadFile(string origin) => System.IO.Path.Combine(Heads, NameOf(origin));

    private string At(string name) => System.IO.Path.Combine(Root, name);
}
