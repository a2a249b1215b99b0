namespace Gnomon.Columns.Duck;

/// <summary>An in-memory DuckDB that can read the listed files and nothing else, and whose settings cannot be changed any more.</summary>
internal sealed class DuckDatabase : IDisposable
{
    private nint handle;

    private DuckDatabase(nint handle) => this.handle = handle;

    /// <summary>Opens and locks.</summary>
    /// <param name="readable">The paths that may be read; all others, the network and extensions are shut off.</param>
    /// <param name="threads">Worker threads, at least 1.</param>
    /// <param name="memory">What DuckDB's own buffers may take, in bytes.</param>
    /// <param name="spill">Where the rest goes; null: nothing is spilled to disk.</param>
    /// <exception cref="DuckException">DuckDB does not take a setting.</exception>
    internal static DuckDatabase Open(IReadOnlyList<string> readable, int threads, long memory, SpillFolder? spill = null)
    {
        if (DuckLibrary.Absent() is { } absent)
            throw new DuckException(absent.What);
        if (Native.CreateConfig(out var config) != 0)
            throw new DuckException("no configuration");
        try
        {
            foreach (var (name, value) in Settings(threads, memory, spill))
            {
                if (Native.SetConfig(config, name, value) != 0)
                    throw new DuckException($"DuckDB does not know the setting {name} = {value}");
            }

            if (Native.Open(":memory:", out var handle, config, out var error) != 0)
                throw Error(error);
            return Lock(new DuckDatabase(handle), readable);
        }
        finally
        {
            Native.DestroyConfig(ref config);
        }
    }

    internal DuckConnection Connect() => Native.Connect(handle, out var connection) == 0
        ? new DuckConnection(connection)
        : throw new DuckException("DuckDB gives no connection");

    public void Dispose()
    {
        if (handle != 0)
            Native.Close(ref handle);
    }

    private static DuckException Error(nint error)
    {
        var message = Native.Text(error);
        Native.Free(error);
        return new DuckException(message);
    }

    private static (string Name, string Value)[] Settings(int threads, long memory, SpillFolder? spill) =>
    [
        ("threads", FormattableString.Invariant($"{threads}")),
        ("memory_limit", FormattableString.Invariant($"{memory}B")),
        ("temp_directory", spill?.Path ?? ""),
        .. spill is null ? Array.Empty<(string, string)>() : [("max_temp_directory_size", FormattableString.Invariant($"{spill.Bytes}B"))],
        ("preserve_insertion_order", "false"),
        ("autoinstall_known_extensions", "false"),
        ("autoload_known_extensions", "false"),
        ("allow_community_extensions", "false"),
    ];

    // allowed_paths is a list, which the configuration call does not take; nothing else has run before the lock.
    private static DuckDatabase Lock(DuckDatabase database, IReadOnlyList<string> readable)
    {
        using var connection = database.Connect();
        connection.Execute("SET TimeZone = 'UTC'");
        connection.Execute($"SET allowed_paths = [{string.Join(", ", readable.Select(Sql.Text))}]");
        connection.Execute("SET enable_external_access = false");
        connection.Execute("SET lock_configuration = true");
        return database;
    }
}
