using Gnomon.Describe.Yaml;
using Gnomon.Law.Format;

namespace Gnomon.Law;

/// <summary>Which folders are those of packs.</summary>
public static class PackPlace
{
    private static readonly string[] Rules = ["provisions", "obligations"];

    // One that cannot be looked into is no pack; among the packs of a folder it may be one, and is an error.
    private static readonly EnumerationOptions
        Accessible = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true },
        All = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Whether a folder is that of one pack. It is too where its head bears a name under which nobody reads it (<c>pack.yml</c>): that is told when the pack is read.</summary>
    public static bool IsPack(string folder) => Directory.Exists(folder) && Own(folder, Accessible).Any(IsHead);

    /// <summary>The packs of a folder in ordinal order; one that has rules and no head is among them, so that it is told and not left out.</summary>
    /// <exception cref="IOException">It, or a folder in it, cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static IReadOnlyList<string> In(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return [.. Directory.GetDirectories(folder).Where(f => Own(f, All).Any(own => IsHead(own) || IsRules(own))).Order(StringComparer.Ordinal)];
    }

    internal static bool IsHead(string own) => YamlName.IsMeant(own) && YamlName.Mended(own).Equals(PackReader.HeadFile, StringComparison.OrdinalIgnoreCase);

    private static bool IsRules(string own) => YamlName.IsMeant(own) && Rules.Any(part => own.StartsWith(part, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Own(string folder, EnumerationOptions options) => Directory.EnumerateFileSystemEntries(folder, "*", options).Select(path => Path.GetFileName(path));
}
