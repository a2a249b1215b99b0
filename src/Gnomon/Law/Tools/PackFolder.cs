using Gnomon.Describe;
using Gnomon.Law.Format;

namespace Gnomon.Law.Tools;

/// <summary>A folder of packs as its authors work on it: each pack is read for itself, so that one broken pack does not hide the others.</summary>
/// <param name="Name">How messages name the folder.</param>
/// <param name="Facts">The dictionary.</param>
/// <param name="Packs">The packs in order of folder name.</param>
public sealed record PackFolder(string Name, FactDictionary Facts, IReadOnlyList<PackRead> Packs)
{
    /// <summary>Whether the questions beside the packs are those of this folder, and all packs that share them are here.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>The packs that could be read.</summary>
    public IEnumerable<LawPack> Good => Packs.Where(p => p.Pack.IsGood).Select(p => p.Pack.Value);

    /// <summary>Everything that is wrong with the packs.</summary>
    public IReadOnlyList<Problem> Problems => [.. Packs.SelectMany(p => p.Pack.Problems)];

    /// <summary>Opens a folder of packs, or the folder of one pack.</summary>
    /// <param name="path">The folder. Of one pack, its questions are read with those of the packs beside it, for its cases may answer them.</param>
    /// <param name="name">How messages name it.</param>
    /// <param name="shipped">Whose questions are read where the folder of packs has none of its own: a card is then asked those too.</param>
    /// <returns>The folder; or, where its dictionary is wrong, every problem of it and of the packs.</returns>
    public static Checked<PackFolder> Open(string path, string name, Installation shipped)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(shipped);
        if (!Directory.Exists(path))
            return Checked.Bad<PackFolder>(new Problem(ExitCode.Pack, "there is no such folder", "name a folder of packs, or the folder of one pack") { File = name });
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        name = name.Length > 1 ? Path.TrimEndingDirectorySeparator(name) : name;
        try
        {
            return PackPlace.IsPack(full) && Path.GetDirectoryName(full) is { } parent
                ? Read(parent, Above(name), [full], shipped)
                : Read(full, name, [.. Directory.GetDirectories(full).Where(f => !FactFiles.IsMisnamed(f)).Order(StringComparer.Ordinal)], shipped);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Checked.Bad<PackFolder>(new Problem(ExitCode.Pack, $"the folder of packs cannot be read: {e.Message}", "check the path and its permissions") { File = name });
        }
    }

    // Of `packs/vn` the folder above is `packs`; of `vn` it is this one; of `.` and `..` it has no name but the one beside them.
    private static string Above(string name) =>
        Path.GetFileName(name) is "." or ".." ? Path.Combine(name, "..") : Path.GetDirectoryName(name) is { Length: > 0 } above ? above : ".";

    /// <summary>The path of a pack's file, as the user would name it.</summary>
    public string PathOf(string file) => Path.Combine(Name, file);

    private static Checked<PackFolder> Read(string folder, string name, IReadOnlyList<string> packs, Installation shipped)
    {
        if (packs.Count == 0)
            return Checked.Bad<PackFolder>(new Problem(ExitCode.Pack, "there is no pack in this folder", "name a folder with at least one pack, or make one with `gnomon law new`") { File = name });
        var own = Directory.EnumerateFiles(folder, "facts*.yaml").Any();
        var (shared, sharedName) = own ? (folder, name) : (shipped.Packs, "packs");
        var others = Others(shared, packs);
        List<Problem> wrong = [.. own ? [] : FactFiles.Misnamed(folder, name)];
        var facts = FactDictionaryReader.ReadFolders(
            [(shared, sharedName), .. others.Select(o => (o, Path.Combine(sharedName, Path.GetFileName(o)))), .. packs.Select(p => (p, Path.Combine(name, Path.GetFileName(p))))], wrong);
        Constraint.Check(facts, wrong);
        // Reading a pack looks at its own questions and at the constraints once more; what is wrong with them was told.
        return wrong.Count > 0
            ? Checked.Bad<PackFolder>([.. wrong.Concat(packs.SelectMany(p => ReadOne(p, facts).Problems.Except(wrong)).Select(p => Named(p, name))).Distinct()])
            : Checked.Good(new PackFolder(name, facts, [.. packs.Select(p => Read(p, facts, name))]) { IsWhole = own && others.Count == 0 });
    }

    // Packs beside those that are read; one of the same name has its place taken.
    private static List<string> Others(string folder, IReadOnlyList<string> packs)
    {
        var names = packs.Select(Path.GetFileName).ToHashSet(StringComparer.Ordinal);
        return [.. Directory.GetDirectories(folder).Where(f => PackPlace.IsPack(f) && !names.Contains(Path.GetFileName(f))).Order(StringComparer.Ordinal)];
    }

    private static PackRead Read(string folder, FactDictionary facts, string name)
    {
        var pack = ReadOne(folder, facts);
        return new PackRead(Path.GetFileName(folder), pack.IsGood ? Checked.Good(pack.Value[0]) : Checked.Bad<LawPack>([.. pack.Problems.Select(p => Named(p, name))]));
    }

    private static Checked<IReadOnlyList<LawPack>> ReadOne(string folder, FactDictionary facts)
    {
        var problems = new List<Problem>();
        return Law.Packs.Read([PackSource.Read(folder, problems)], facts, problems);
    }

    private static Problem Named(Problem problem, string name) => problem with { File = problem.File is null ? null : Path.Combine(name, problem.File) };
}

/// <summary>One pack of a folder: its content, or what is wrong with it.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Pack">The pack.</param>
public sealed record PackRead(string Name, Checked<LawPack> Pack);
