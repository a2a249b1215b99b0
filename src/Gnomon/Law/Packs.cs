using Gnomon.Describe;
using Gnomon.Law.Format;

namespace Gnomon.Law;

/// <summary>Reads packs from a folder; the format stands in docs/reference/pack-format.md.</summary>
public static class Packs
{
    /// <summary>Reads and checks every pack: each subfolder with a <c>pack.yaml</c>.</summary>
    /// <param name="folder">The folder of packs, which also holds the fact dictionary.</param>
    /// <param name="dictionary">The facts; its constraints are checked here, for their conditions are the packs' language.</param>
    /// <returns>The packs in order of id, or every problem found, with exit code <see cref="ExitCode.Pack"/>.</returns>
    public static Checked<IReadOnlyList<LawPack>> Load(string folder, FactDictionary dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        return PackShelf.Open(folder).TryGet(out var shelf, out var problems) ? shelf.Read(shelf.Heads, dictionary) : Checked.Bad<IReadOnlyList<LawPack>>(problems);
    }

    internal static Checked<IReadOnlyList<LawPack>> Read(IReadOnlyList<PackSource> sources, FactDictionary dictionary, List<Problem> problems)
    {
        Constraint.Check(dictionary, problems);
        var packs = new List<LawPack>();
        foreach (var source in sources)
        {
            if (PackReader.Read(source, dictionary, problems) is not { } pack)
                continue;
            if (packs.Exists(p => IsSame(p, pack)))
                problems.Add(Twice(pack));
            packs.Add(pack);
        }

        return problems.Count > 0
            ? Checked.Bad<IReadOnlyList<LawPack>>(problems)
            : Checked.Good<IReadOnlyList<LawPack>>([.. packs.OrderBy(p => p.Id, StringComparer.Ordinal)]);
    }

    // Of two folders one bears another name than its pack, which was told.
    internal static bool IsSame(LawPack one, LawPack other) => string.Equals(one.Folder, other.Folder, StringComparison.Ordinal);

    internal static Problem Twice(LawPack pack) =>
        new(ExitCode.Pack, $"a second pack has the id '{pack.Id}', in another folder of this name", "give each pack its own id") { File = $"{pack.Folder}/{PackReader.HeadFile}", Key = "pack" };
}
