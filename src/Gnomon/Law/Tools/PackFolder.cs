using Gnomon.Describe;

namespace Gnomon.Law.Tools;

/// <summary>A folder of packs as its authors work on it: each pack is read for itself, so that one broken pack does not hide the others.</summary>
/// <param name="Name">How messages name the folder.</param>
/// <param name="Facts">The dictionary.</param>
/// <param name="Packs">The packs in order of folder name.</param>
public sealed record PackFolder(string Name, FactDictionary Facts, IReadOnlyList<PackRead> Packs)
{
    /// <summary>The packs that could be read.</summary>
    public IEnumerable<LawPack> Good => Packs.Where(p => p.Pack.IsGood).Select(p => p.Pack.Value);

    /// <summary>Everything that is wrong with the packs.</summary>
    public IReadOnlyList<Problem> Problems => [.. Packs.SelectMany(p => p.Pack.Problems)];

    /// <summary>Opens a folder of packs, or one pack whose parent folder holds the dictionary; then only its own questions and those of all packs are read.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="name">How messages name it; the path without it.</param>
    /// <returns>The folder, or every problem of its dictionary.</returns>
    public static Checked<PackFolder> Open(string path, string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        name ??= path.Length > 1 ? path.TrimEnd('/') : path;
        if (!Directory.Exists(path))
            return Checked.Bad<PackFolder>(new Problem(ExitCode.Pack, "there is no such folder", "name a folder of packs, or the folder of one pack") { File = name });
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return File.Exists(Path.Combine(full, "pack.yaml")) && Path.GetDirectoryName(full) is { } parent
            ? Read(parent, Path.GetDirectoryName(name) is { Length: > 0 } above ? above : ".", Path.GetFileName(full))
            : Read(full, name, only: null);
    }

    /// <summary>The path of a pack's file, as the user would name it.</summary>
    public string PathOf(string file) => Path.Combine(Name, file);

    private static Checked<PackFolder> Read(string folder, string name, string? only)
    {
        if (!FactDictionaryReader.ReadFolder(folder, name, only).TryGet(out var facts, out var problems))
            return Checked.Bad<PackFolder>(problems);
        var wrong = new List<Problem>();
        Constraint.ReadAll(facts, wrong);
        if (wrong.Count > 0)
            return Checked.Bad<PackFolder>(wrong);
        try
        {
            var packs = Law.Packs.Sources(folder, only, wrong).Select(source => Read(source, facts, name, wrong)).ToList();
            return packs.Count > 0
                ? Checked.Good(new PackFolder(name, facts, packs))
                : Checked.Bad<PackFolder>(new Problem(ExitCode.Pack, "there is no pack in this folder", "name a folder with at least one pack, or make one with `gnomon law new`") { File = name });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Checked.Bad<PackFolder>(new Problem(ExitCode.Pack, $"the folder of packs cannot be read: {e.Message}", "check the path and its permissions") { File = name });
        }
    }

    private static PackRead Read((string Name, IReadOnlyList<Describe.Yaml.YamlFile> Files) source, FactDictionary facts, string name, List<Problem> unreadable)
    {
        var problems = unreadable.Where(p => p.File!.StartsWith(source.Name + "/", StringComparison.Ordinal)).ToList();
        var pack = Law.Packs.Read([source], facts, problems);
        return new PackRead(source.Name, pack.IsGood
            ? Checked.Good(pack.Value[0])
            : Checked.Bad<LawPack>([.. pack.Problems.Select(p => p with { File = p.File is null ? null : Path.Combine(name, p.File) })]));
    }
}

/// <summary>One pack of a folder: its content, or what is wrong with it.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Pack">The pack.</param>
public sealed record PackRead(string Name, Checked<LawPack> Pack);
