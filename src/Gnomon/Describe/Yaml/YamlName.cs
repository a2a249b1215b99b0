namespace Gnomon.Describe.Yaml;

/// <summary>The names of files of packs: they end in <c>.yaml</c>, and one that ends otherwise was meant to.</summary>
internal static class YamlName
{
    private const string Right = ".yaml";

    /// <summary>What is said of a folder that bears the name of a file; the file is left to name.</summary>
    public static Problem Folder { get; } = new(ExitCode.Pack, "this is a folder; a YAML file was expected", "put the file in its place, or give the folder another name");

    /// <summary>Whether a name ends as those that are read.</summary>
    public static bool IsRight(string name) => name.EndsWith(Right, StringComparison.Ordinal);

    /// <summary>Whether a name ends so, or as others end it: <c>.yml</c>, <c>.YAML</c>.</summary>
    public static bool IsMeant(string name) => name.EndsWith(Right, StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name as it should be.</summary>
    public static string Mended(string name) => Path.ChangeExtension(name, Right);
}
