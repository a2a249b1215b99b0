using Gnomon.Evidence;
using Gnomon.Law;

namespace Gnomon.Cli.Commands.Law;

/// <summary>The packs that a `law` command looks into, and the one that it names.</summary>
internal static class LawShelves
{
    public static Checked<LawShelf> Read(string[]? own) => Installation.Find(own).TryGet(out var found, out var problems) ? LawShelf.Read(found) : Checked.Bad<LawShelf>(problems);

    /// <summary>Whether a name is that of a pack that is installed, of a folder, or of a bundle, rather than of a card.</summary>
    public static bool IsOfPack(string name, string[]? own) =>
        !File.Exists(name) || SignedBundle.Read(name).IsGood || IsInstalled(name, own);

    /// <summary>The pack with an id; where the name is that of a pack's folder or signed bundle, that pack, added to the others.</summary>
    public static Checked<(LawShelf Shelf, LawPack Pack)> Find(string name, string[]? own)
    {
        var isFolder = PackPlace.IsPack(name);
        // Something in the working folder that happens to bear the id of a pack does not hide it; the folder of a pack does, for that is its own newer text.
        var isBundle = !isFolder && File.Exists(name) && !IsInstalled(name, own);
        if (!Read(isFolder || isBundle ? [.. own ?? [], name] : own).TryGet(out var shelf, out var problems))
            return Checked.Bad<(LawShelf, LawPack)>(problems);
        var id = isFolder ? FolderId(name) : isBundle && SignedBundle.Read(name).TryGet(out var bundle, out _) ? bundle.Name : name;
        return Find(id, shelf) is { } pack
            ? Checked.Good((shelf, pack))
            : Checked.Bad<(LawShelf, LawPack)>(new Problem(
                ExitCode.Usage, $"'{name}' is neither a pack nor the folder or the signed bundle of one", NearestWord.RemedyOrList(name, [.. shelf.Packs.Select(p => p.Id)], "`gnomon law list` lists the packs")));
    }

    private static bool IsInstalled(string id, string[]? own) => Read(own).TryGet(out var shelf, out _) && Find(id, shelf) is not null;

    private static LawPack? Find(string id, LawShelf shelf) => shelf.Packs.FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.Ordinal));

    private static string FolderId(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
}
