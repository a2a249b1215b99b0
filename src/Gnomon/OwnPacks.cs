using Gnomon.Describe;
using Gnomon.Law;

namespace Gnomon;

/// <summary>A folder of packs of the user's own, or of one.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Packs">The folders of its packs.</param>
/// <param name="IsWhole">Whether it has questions of its own for all of its packs, and so stands by itself.</param>
internal sealed record OwnPacks(string Folder, IReadOnlyList<string> Packs, bool IsWhole)
{
    /// <summary>What lies in a folder.</summary>
    /// <param name="folder">The folder, as the user named it.</param>
    /// <returns>Its packs; or that there are none, and what would be read by nobody.</returns>
    public static Checked<OwnPacks> In(string folder)
    {
        try
        {
            var full = Directory.Exists(folder) ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) : "";
            return full.Length == 0 ? Checked.Bad<OwnPacks>(None(folder))
                : PackPlace.IsPack(full) ? Checked.Good(new OwnPacks(full, [full], IsWhole: false))
                : Several(full, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Checked.Bad<OwnPacks>(new Problem(ExitCode.Pack, $"the folder of packs cannot be read: {e.Message}", "check the path and its permissions") { File = folder });
        }
    }

    private static Checked<OwnPacks> Several(string full, string name)
    {
        var packs = PackPlace.In(full);
        IReadOnlyList<Problem> problems = [.. FactFiles.Misnamed(full, name), .. packs.Count == 0 ? [None(name)] : Array.Empty<Problem>()];
        return problems.Count > 0 ? Checked.Bad<OwnPacks>(problems) : Checked.Good(new OwnPacks(full, packs, Directory.EnumerateFiles(full, "facts*.yaml").Any()));
    }

    private static Problem None(string folder) =>
        new(ExitCode.Pack, "there is no pack in this folder", "name a folder with at least one pack, or the folder of one pack") { File = folder };
}
