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
        var problems = new List<Problem>();
        var sources = new List<PackSource>();
        try
        {
            if (Directory.Exists(folder))
                sources.AddRange(Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Select(d => PackSource.Read(d, problems)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(ExitCode.Pack, $"the folder of packs cannot be read: {e.Message}", "check the path and its permissions") { File = folder });
        }

        if (sources.Count == 0 && problems.Count == 0)
            problems.Add(new Problem(ExitCode.Pack, "there is no pack in this folder", "name a folder with at least one pack") { File = folder });
        return Read(sources, dictionary, problems);
    }

    /// <summary>Reads and checks packs that lie in folders of their own; see <see cref="Load"/>.</summary>
    public static Checked<IReadOnlyList<LawPack>> LoadFolders(IReadOnlyList<string> packs, FactDictionary dictionary)
    {
        ArgumentNullException.ThrowIfNull(packs);
        var problems = new List<Problem>();
        return Read([.. packs.Select(p => PackSource.Read(p, problems))], dictionary, problems);
    }

    internal static Checked<IReadOnlyList<LawPack>> Read(IReadOnlyList<PackSource> sources, FactDictionary dictionary, List<Problem> problems)
    {
        Constraint.ReadAll(dictionary, problems);
        var packs = new List<LawPack>();
        foreach (var source in sources)
        {
            if (PackReader.Read(source, dictionary, problems) is not { } pack)
                continue;
            if (packs.Exists(p => string.Equals(p.Id, pack.Id, StringComparison.Ordinal)))
                problems.Add(new Problem(ExitCode.Pack, $"a second pack has the id '{pack.Id}'", "give each pack its own id") { File = source.Name });
            packs.Add(pack);
        }

        return problems.Count > 0
            ? Checked.Bad<IReadOnlyList<LawPack>>(problems)
            : Checked.Good<IReadOnlyList<LawPack>>([.. packs.OrderBy(p => p.Id, StringComparer.Ordinal)]);
    }
}
