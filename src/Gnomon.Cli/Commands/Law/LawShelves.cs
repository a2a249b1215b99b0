using Gnomon.Evidence;
using Gnomon.Law;

namespace Gnomon.Cli.Commands.Law;

/// <summary>The packs that a `law` command looks into, and the one that it names.</summary>
internal static class LawShelves
{
    public static Checked<LawShelf> Read(string[]? own)
    {
        var installation = Installation.Find();
        if (installation.IsGood && own is { Length: > 0 })
            installation = installation.Value.With(own);
        return installation.TryGet(out var found, out var problems) ? LawShelf.Read(found) : Checked.Bad<LawShelf>(problems);
    }

    /// <summary>The pack with an id; where the name is that of a pack's folder or signed bundle, that pack, added to the others.</summary>
    public static Checked<(LawShelf Shelf, LawPack Pack)> Find(string name, string[]? own)
    {
        var isFolder = File.Exists(Path.Combine(name, "pack.yaml"));
        var isBundle = File.Exists(name);
        if (!Read(isFolder || isBundle ? [.. own ?? [], name] : own).TryGet(out var shelf, out var problems))
            return Checked.Bad<(LawShelf, LawPack)>(problems);
        var id = isFolder ? FolderId(name, shelf) : isBundle && SignedBundle.Read(name).TryGet(out var bundle, out _) ? bundle.Name : name;
        return shelf.Packs.FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.Ordinal)) is { } pack
            ? Checked.Good((shelf, pack))
            : Checked.Bad<(LawShelf, LawPack)>(new Problem(
                ExitCode.Usage, $"'{name}' is neither a pack nor the folder or the signed bundle of one", NearestWord.RemedyOrList(name, [.. shelf.Packs.Select(p => p.Id)], "`gnomon law list` lists the packs")));
    }

    // The folder's name usually is the id; where it is not, the files tell.
    private static string FolderId(string folder, LawShelf shelf)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return shelf.Packs.FirstOrDefault(p => p.Provisions.Concat(p.Obligations).Any(r => r.File.StartsWith(name + "/", StringComparison.Ordinal)))?.Id ?? name;
    }
}
