using Gnomon.Describe.Yaml;

namespace Gnomon.Describe;

/// <summary>Files that look like questions and bear a name under which nobody reads them: <c>facts.yml</c>, <c>fact.yaml</c>, a folder <c>facts.yaml</c>.</summary>
internal static class FactFiles
{
    private const string Begins = "facts";

    /// <summary>What of this kind lies in a folder.</summary>
    /// <param name="folder">The folder of packs, or that of one pack.</param>
    /// <param name="name">How messages name it.</param>
    public static IEnumerable<Problem> Misnamed(string folder, string name) =>
        Directory.EnumerateFileSystemEntries(folder).Where(IsMisnamed).Order(StringComparer.Ordinal).Select(path => Told(path) with { File = Path.Combine(name, Path.GetFileName(path)) });

    /// <summary>Whether what lies at a path is of this kind.</summary>
    public static bool IsMisnamed(string path) =>
        IsMeant(Path.GetFileName(path)) && (Directory.Exists(path) || !string.Equals(Path.GetFileName(path), Mended(path), StringComparison.Ordinal));

    /// <summary>Whether a name is that of a file of questions, or was meant to be.</summary>
    public static bool IsMeant(string own) =>
        YamlName.IsMeant(own) && (own.StartsWith(Begins, StringComparison.OrdinalIgnoreCase) || Path.GetFileNameWithoutExtension(own).Equals("fact", StringComparison.OrdinalIgnoreCase));

    private static Problem Told(string path) =>
        Directory.Exists(path) ? YamlName.Folder : new Problem(ExitCode.Pack, "questions are not read from a file of this name", $"name it {Mended(path)}");

    private static string Mended(string path) =>
        YamlName.Mended(Path.GetFileName(path) is var own && own.StartsWith(Begins, StringComparison.OrdinalIgnoreCase) ? Begins + own[Begins.Length..] : Begins);
}
