using Gnomon.Describe;
using Gnomon.Describe.Yaml;
using Gnomon.Law;

namespace Gnomon;

/// <summary>The laws of an installation: the dictionary and the packs, those of the user's own among them.</summary>
/// <param name="Facts">The dictionary.</param>
/// <param name="Packs">The packs, in order of id.</param>
/// <param name="Origins">For each pack by id, where it is from.</param>
public sealed record LawShelf(FactDictionary Facts, IReadOnlyList<LawPack> Packs, IReadOnlyDictionary<string, PackOrigin> Origins)
{
    /// <summary>The file in the shipped folder that lists the digest of each shipped pack, written by <c>gnomon reference</c>.</summary>
    public const string DigestList = "shipped.txt";

    /// <summary>Reads everything.</summary>
    public static Checked<LawShelf> Read(Installation installation)
    {
        ArgumentNullException.ThrowIfNull(installation);
        var parsed = Parsed(installation);
        if (!ReadFacts(installation, parsed).TryGet(out var facts, out var problems))
            return Checked.Bad<LawShelf>([.. problems, .. Heads(installation, parsed)]);
        if (!OpenPacks(installation, parsed).TryGet(out var shelf, out problems)
            || !shelf.Read(shelf.Heads, facts).TryGet(out var packs, out problems))
            return Checked.Bad<LawShelf>(problems);
        parsed.Save();
        return Checked.Good(new LawShelf(facts, packs, OriginsOf(installation, packs)));
    }

    /// <summary>Says of each pack whether it is as it was shipped.</summary>
    public static IReadOnlyDictionary<string, PackOrigin> OriginsOf(Installation installation, IEnumerable<LawPack> packs)
    {
        ArgumentNullException.ThrowIfNull(installation);
        ArgumentNullException.ThrowIfNull(packs);
        var list = Path.Combine(installation.Shipped, DigestList);
        var shipped = (File.Exists(list) ? File.ReadAllLines(list) : []).Select(l => l.Split("  ")).Where(l => l.Length == 2).ToDictionary(l => l[1], l => l[0], StringComparer.Ordinal);
        return packs.ToDictionary(
            p => p.Id,
            p => !shipped.TryGetValue(p.Id, out var digest) ? PackOrigin.Added : string.Equals(digest, p.Digest, StringComparison.Ordinal) ? PackOrigin.Shipped : PackOrigin.Modified,
            StringComparer.Ordinal);
    }

    /// <summary>The text of the list of digests.</summary>
    public static string WriteDigests(IEnumerable<LawPack> packs) =>
        string.Concat(packs.OrderBy(p => p.Id, StringComparer.Ordinal).Select(p => $"{p.Digest}  {p.Id}\n"));

    /// <summary>What the files of an installation parsed to in earlier runs.</summary>
    internal static ParsedFiles Parsed(Installation installation) => ParsedFiles.Open(installation.Cache, installation.Packs);

    /// <summary>The questions of the shipped packs, without the packs: enough to read a card.</summary>
    public static Checked<FactDictionary> ReadFacts(Installation installation)
    {
        ArgumentNullException.ThrowIfNull(installation);
        var parsed = Parsed(installation);
        var facts = ReadFacts(installation, parsed);
        parsed.Save();
        return facts;
    }

    internal static Checked<FactDictionary> ReadFacts(Installation installation, ParsedFiles parsed) => !Directory.Exists(installation.Packs)
        ? FactDictionaryReader.ReadFolder(installation.Packs, "packs")
        : FactDictionaryReader.ReadFolders([(installation.Packs, "packs"), .. Folders(installation).Select(f => (f, NameOf(installation, f)))], parsed);

    internal static Checked<PackShelf> OpenPacks(Installation installation, ParsedFiles parsed) =>
        installation.Added.Count == 0 ? PackShelf.Open(installation.Packs, parsed) : PackShelf.Open(Folders(installation), parsed);

    /// <summary>What is wrong with the heads of the packs, to be told beside what is wrong with the questions: where a folder was copied, it is the cause.</summary>
    internal static IEnumerable<Problem> Heads(Installation installation, ParsedFiles parsed) =>
        OpenPacks(installation, parsed).Problems.Where(p => p.File is not { } file || !FactFiles.IsMeant(Path.GetFileName(file)));

    private static string NameOf(Installation installation, string folder) =>
        installation.Added.Contains(folder, StringComparer.Ordinal) ? folder : "packs/" + Path.GetFileName(folder);

    private static List<string> Folders(Installation installation)
    {
        var added = installation.Added.ToDictionary(f => Path.GetFileName(f), StringComparer.Ordinal);
        return [.. Directory.GetDirectories(installation.Packs).Where(f => !added.ContainsKey(Path.GetFileName(f))).Concat(installation.Added).OrderBy(f => Path.GetFileName(f), StringComparer.Ordinal)];
    }
}

/// <summary>Where a pack is from.</summary>
public enum PackOrigin
{
    /// <summary>It came with Gnomon and is unchanged.</summary>
    Shipped,

    /// <summary>It bears the id of a shipped pack, and its digest is another.</summary>
    Modified,

    /// <summary>It did not come with Gnomon.</summary>
    Added,
}
