using System.Globalization;
using System.Security.Cryptography;
using Gnomon.Evidence.Native;
using Gnomon.Verify;

namespace Gnomon.Evidence.Keys;

/// <summary>The user's folder with <c>signer.pem</c> (0600) and <c>known-keys</c>; itself 0700 when made here.</summary>
internal sealed class KeyFolder(string folder)
{
    private const int AccessOfOthers = 0x3f; // rwxrwx of group and others
    private const int WriteOfOthers = 0x12;
    private const int MaxPem = 4096;

    internal string SignerFile { get; } = Path.Combine(folder, "signer.pem");

    internal string KnownKeysFile { get; } = Path.Combine(folder, "known-keys");

    /// <summary>Makes the folder and the key where there is none; where another process is first, its key stays.</summary>
    internal Problem? Prepare()
    {
        DurableFile.MakePrivateFolder(folder);
        if (CheckWritableByOthers(folder, PathKind.Folder) is { } problem)
            return problem;
        if (RegularFile.Look(SignerFile).Kind == PathKind.Missing)
            CreateKey();
        return null;
    }

    /// <summary>Reads the seed of the user's key.</summary>
    internal Problem? ReadSeed(Span<byte> seed)
    {
        if (CheckPrivate() is { } problem)
            return problem;
        var pem = RegularFile.TryRead(SignerFile, MaxPem);
        try
        {
            return pem is not null && PrivateKeyPem.TryDecode(pem, seed)
                ? null
                : Bad(SignerFile, "the signing key is not an Ed25519 key as PKCS#8 PEM, or cannot be read", "restore it from a copy, or move it away: the next run makes a new one, which others do not know yet");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pem);
        }
    }

    /// <summary>The keys that the user trusts; none where there is no such file.</summary>
    internal Problem? ReadKnown(out IReadOnlyList<TrustedKey> keys) => ReadKnown(out keys, out _);

    /// <summary>
    /// Adds a key to the list if it is not on it. Those that add take turns, and the list is replaced whole: one that reads meanwhile
    /// never meets a file that grows under it.
    /// </summary>
    internal Problem? Know(TrustedKey key)
    {
        bool IsOn(IReadOnlyList<TrustedKey> list) => list.Any(k => k.Key.Equals(key.Key));
        if (ReadKnown(out var known) is { } problem)
            return problem;
        if (IsOn(known))
            return null;
        using var turn = DurableFile.OpenFolder(folder);
        turn.Lock();
        if (ReadKnown(out known, out var before) is { } changed)
            return changed;
        if (IsOn(known))
            return null;

        // The line feed before it ends a last line that an editor left open; an empty line says nothing.
        var permissions = before.Length == 0 ? DurableFile.Private : (uint)RegularFile.Look(KnownKeysFile).Permissions;
        DurableFile.WriteWhole(KnownKeysFile, [.. before, .. System.Text.Encoding.UTF8.GetBytes("\n" + KnownKeys.Line(key))], permissions);
        return null;
    }

    private Problem? ReadKnown(out IReadOnlyList<TrustedKey> keys, out byte[] bytes)
    {
        (keys, bytes) = ([], []);
        if (RegularFile.Look(KnownKeysFile).Kind == PathKind.Missing)
            return null;
        if (CheckWritableByOthers(KnownKeysFile, PathKind.File) is { } problem)
            return problem;
        if (RegularFile.TryRead(KnownKeysFile, KnownKeys.MaxLength) is not { } read)
            return Bad(KnownKeysFile, "the list of known keys cannot be read", "give yourself the right to read it");
        bytes = read;
        return KnownKeys.TryParse(bytes, out keys, out var line)
            ? null
            : Bad(KnownKeysFile, "the list of known keys has a line that is not base64 of a public key and a name", "mend or remove that line") with { Line = line > 0 ? line : null };
    }

    private void CreateKey()
    {
        var seed = RandomNumberGenerator.GetBytes(SigningKey.SeedLength);
        var pem = PrivateKeyPem.Encode(seed);
        var fresh = $"{SignerFile}.new-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        try
        {
            DurableFile.WriteNew(fresh, pem, DurableFile.Private);
            if (DurableFile.TryRenameToFree(fresh, SignerFile))
                DurableFile.SyncFolder(folder);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
            CryptographicOperations.ZeroMemory(pem);
            File.Delete(fresh);
        }
    }

    private Problem? CheckPrivate()
    {
        var facts = RegularFile.Look(SignerFile);
        if (facts.Kind != PathKind.File)
            return Bad(SignerFile, "the signing key is not a regular file; a link could point to a key of somebody else", "put the key itself there");
        if (facts.Owner != LibC.EffectiveUser())
            return Bad(SignerFile, "the signing key belongs to another user", "run as the user whose key it is");
        return (facts.Permissions & AccessOfOthers) == 0 ? null : Bad(
            SignerFile,
            string.Create(CultureInfo.InvariantCulture, $"the signing key is open to others (mode {Convert.ToString(facts.Permissions, 8)})"),
            "run chmod 600 on it; if others may have read it, move it away and let the next run make a new one");
    }

    private static Problem? CheckWritableByOthers(string path, PathKind kind)
    {
        var facts = RegularFile.Look(path);
        if (facts.Kind != kind)
            return Bad(path, kind == PathKind.Folder ? "the folder of the signing key is not a folder" : "the list of known keys is not a regular file", "move it away");
        return (facts.Permissions & WriteOfOthers) == 0
            ? null
            : Bad(path, "others can write to this, and so put in a key of theirs", "run chmod go-w on it");
    }

    internal static Problem Bad(string file, string what, string remedy) => new(ExitCode.Key, what, remedy) { File = file };
}
