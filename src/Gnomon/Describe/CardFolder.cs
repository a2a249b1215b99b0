
namespace Gnomon.Describe;

/// <summary>The folder of a card, as a real path. What a card names lies below it, links followed.</summary>
internal sealed class CardFolder
{
    private static readonly char[] Wildcards = ['*', '?', '['];

    private CardFolder(string path) => Path = path;

    /// <summary>The path, without any link in it.</summary>
    public string Path { get; }

    /// <summary>The folder that holds a file; null where there is none.</summary>
    public static CardFolder? Of(string file)
    {
        var parent = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file));
        return parent is not null && RealPath.Of(parent) is { } real ? new CardFolder(real) : null;
    }

    /// <summary>A folder by its path.</summary>
    public static CardFolder At(string folder) => new(RealPath.Of(folder) ?? System.IO.Path.GetFullPath(folder));

    /// <summary>
    /// Whether a relative path, or the part of it that exists, really lies elsewhere. Of a glob only the folders before the first
    /// wildcard can be looked at here; whoever expands it looks at each file.
    /// </summary>
    public bool LeadsOutside(string relative)
    {
        var path = Path;
        foreach (var part in relative.Split('/', StringSplitOptions.RemoveEmptyEntries).TakeWhile(p => p.IndexOfAny(Wildcards) < 0))
        {
            path = System.IO.Path.Combine(path, part);
            if (RealPath.Of(path) is not { } real)
                return false;
            if (!Holds(real))
                return true;
        }

        return false;
    }

    /// <summary>Whether a real path lies below the folder.</summary>
    public bool Holds(string real) =>
        real.StartsWith(Path.EndsWith('/') ? Path : Path + "/", StringComparison.Ordinal) || string.Equals(real, Path, StringComparison.Ordinal);
}
