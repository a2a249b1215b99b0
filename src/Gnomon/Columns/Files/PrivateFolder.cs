namespace Gnomon.Columns.Files;

/// <summary>A folder below the system's temporary one that only this user can read; gone with this.</summary>
internal sealed class PrivateFolder : IDisposable
{
    private PrivateFolder(string? path) => Path = path;

    /// <summary>Where it lies; null where none was asked for.</summary>
    internal string? Path { get; }

    internal static PrivateFolder Of(bool wanted) => new(wanted ? Directory.CreateTempSubdirectory("gnomon-").FullName : null);

    public void Dispose()
    {
        try
        {
            if (Path is not null)
                Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // Somebody else removed it, or a child that was killed a moment ago still writes its last: the system's own cleaning takes it.
        }
    }
}
