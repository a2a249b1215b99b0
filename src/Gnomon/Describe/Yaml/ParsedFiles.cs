using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Gnomon.Verify;

namespace Gnomon.Describe.Yaml;

/// <summary>
/// What YAML files of a folder parsed to, kept between runs: the artefact that packs compile to. A tree counts only for a file whose bytes
/// have the digest that it was made from, made by this very build; anything else in the artefact is as if it were not there, and the file is
/// parsed. See docs/design/parsed-packs.md.
/// </summary>
public sealed class ParsedFiles
{
    private const int Digest = SHA256.HashSizeInBytes;
    private const int EntrySize = Digest + Digest + 4;
    private const int MostBytes = 8 << 20;
    private const int MostArtefacts = 16;
    private const int WritableByOthers = 0x12;
    private const string Ending = ".trees";
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // A tree is what this build of the parser makes of a text: another build may make something else.
    private static readonly byte[] Head = [.. "gnomon yaml trees 1\n"u8, .. typeof(ParsedFiles).Module.ModuleVersionId.ToByteArray()];

    private readonly string? path;
    private readonly Dictionary<string, Tree> kept = new(StringComparer.Ordinal);
    private bool isNew;

    private ParsedFiles(string? path) => this.path = path;

    /// <summary>Keeps nothing: every file is parsed.</summary>
    public static ParsedFiles None => new(null);

    /// <summary>Opens the artefact of a folder.</summary>
    /// <param name="cache">Where artefacts lie, a folder of the user alone; null for none.</param>
    /// <param name="folder">The folder whose files are read.</param>
    public static ParsedFiles Open(string? cache, string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (cache is null)
            return None;
        var name = Sha256Hex.Of(Encoding.UTF8.GetBytes(Path.GetFullPath(folder)))[..16] + Ending;
        var parsed = new ParsedFiles(Path.Combine(cache, name));
        if (IsOfUserAlone(cache))
            parsed.Load();
        return parsed;
    }

    /// <summary>The file of these bytes; see <see cref="YamlFile.Parse"/>.</summary>
    public Checked<YamlFile> Parse(ReadOnlyMemory<byte> bytes, string name, ExitCode exit)
    {
        if (path is null)
            return YamlFile.Parse(bytes, name, exit);
        var key = Sha256Hex.Of(bytes.Span);
        if (kept.TryGetValue(key, out var tree) && tree.Read() is { } root)
            return Checked.Good(new YamlFile(name, bytes, root));
        var file = YamlFile.Parse(bytes, name, exit);
        if (file.IsGood && YamlTree.Write(file.Value.Root) is { } made)
        {
            kept[key] = new Tree(SHA256.HashData(made), made);
            isNew = true;
        }

        return file;
    }

    /// <summary>Reads a file; see <see cref="YamlFile.Read"/>.</summary>
    public Checked<YamlFile> Read(string file, string name, ExitCode exit) =>
        YamlFile.ReadBytes(file, name, exit).TryGet(out var bytes, out var problems) ? Parse(bytes, name, exit) : Checked.Bad<YamlFile>(problems);

    /// <summary>Keeps what was parsed anew. Where that cannot be, nothing is lost but time.</summary>
    public void Save()
    {
        if (path is null || !isNew)
            return;
        var folder = Path.GetDirectoryName(path)!;
        var fresh = path + "." + Path.GetRandomFileName();
        try
        {
            if (!Directory.Exists(folder))
                Directory.CreateDirectory(folder, Own);
            if (!IsOfUserAlone(folder))
                return;
            File.WriteAllBytes(fresh, Bytes());
            File.Move(fresh, path, overwrite: true);
            isNew = false;
            foreach (var old in new DirectoryInfo(folder).GetFiles("*" + Ending).OrderByDescending(f => f.LastWriteTimeUtc).Skip(MostArtefacts))
                old.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk, a folder that may not be written to: the files are parsed again next time.
        }
    }

    private static bool IsOfUserAlone(string folder) => RegularFile.Look(folder) is { Kind: PathKind.Folder } facts && (facts.Permissions & WritableByOthers) == 0;

    /// <summary>Head, how many trees, for each: digest of the file, digest of the tree, length; then the trees. All numbers little-endian.</summary>
    private byte[] Bytes()
    {
        // What was parsed by an older run stays until there is much of it: packs that no card of today reaches are read tomorrow.
        var trees = kept.Values.Sum(t => (long)t.Bytes.Length) <= MostBytes ? kept.ToList() : [.. kept.Where(t => t.Value.IsUsed)];
        using var bytes = new MemoryStream();
        Span<byte> number = stackalloc byte[4];
        bytes.Write(Head);
        BinaryPrimitives.WriteInt32LittleEndian(number, trees.Count);
        bytes.Write(number);
        foreach (var (key, tree) in trees)
        {
            bytes.Write(Convert.FromHexString(key));
            bytes.Write(tree.Digest.Span);
            BinaryPrimitives.WriteInt32LittleEndian(number, tree.Bytes.Length);
            bytes.Write(number);
        }

        foreach (var (_, tree) in trees)
            bytes.Write(tree.Bytes.Span);
        return bytes.ToArray();
    }

    private void Load()
    {
        ReadOnlyMemory<byte> bytes = RegularFile.TryRead(path!, 2 * MostBytes);
        if (!bytes.Span.StartsWith(Head) || bytes.Length < Head.Length + 4)
            return;
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[Head.Length..]);
        var at = Head.Length + 4;
        if (count < 0 || count > (bytes.Length - at) / EntrySize)
            return;
        var tree = at + (count * EntrySize);
        for (var i = 0; i < count; i++, at += EntrySize)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[(at + Digest + Digest)..]);
            if (length < 0 || length > bytes.Length - tree)
                return;
            kept[Convert.ToHexStringLower(bytes.Span.Slice(at, Digest))] = new Tree(bytes.Slice(at + Digest, Digest), bytes.Slice(tree, length));
            tree += length;
        }
    }

    private sealed record Tree(ReadOnlyMemory<byte> Digest, ReadOnlyMemory<byte> Bytes)
    {
        public bool IsUsed { get; private set; }

        /// <summary>The document; null where the bytes are not those that were written.</summary>
        public YamlNode? Read()
        {
            IsUsed = true;
            Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(Bytes.Span, digest);
            return digest.SequenceEqual(Digest.Span) ? YamlTree.Read(Bytes.Span) : null;
        }
    }
}
