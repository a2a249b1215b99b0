namespace Gnomon.Columns.Duck;

/// <summary>
/// An in-memory DuckDB. Opening takes ten times as long as giving it its rights, so it can be opened before it is known what it will read; after
/// <see cref="Lock"/> it can read the listed files and nothing else, and its settings cannot be changed any more.
/// </summary>
internal sealed class DuckDatabase : IDisposable
{
    private static readonly (string Name, string Value)[] Settings =
    [
        ("temp_directory", ""),
        ("preserve_insertion_order", "false"),
        ("autoinstall_known_extensions", "false"),
        ("autoload_known_extensions", "false"),
        ("allow_community_extensions", "false"),
    ];

    private nint handle;

    private DuckDatabase(nint handle) => this.handle = handle;

    /// <summary>Opens; nothing may run on it before it is locked.</summary>
    /// <exception cref="DuckException">The library is not there, or does not take a setting.</exception>
    internal static DuckDatabase Open()
    {
        if (DuckLibrary.Absent() is { } absent)
            throw new DuckException(absent.What);
        if (Native.CreateConfig(out var config) != 0)
            throw new DuckException("no configuration");
        try
        {
            foreach (var (name, value) in Settings)
            {
                if (Native.SetConfig(config, name, value) != 0)
                    throw new DuckException($"DuckDB does not know the setting {name} = {value}");
            }

            return Native.Open(":memory:", out var handle, config, out var error) == 0 ? new DuckDatabase(handle) : throw Error(error);
        }
        finally
        {
            Native.DestroyConfig(ref config);
        }
    }

    /// <summary>Gives it its rights, once.</summary>
    /// <param name="readable">The paths that may be read; all others, the network and extensions are shut off.</param>
    /// <param name="threads">Worker threads, at least 1.</param>
    /// <param name="memory">What DuckDB's own buffers may take, in bytes.</param>
    /// <param name="spill">Where the rest goes; null: nothing is spilled to disk.</param>
    /// <param name="keyBits">Rows are counted in an array instead of a hash table where their keys take so many bits at most; null for DuckDB's own bound.</param>
    /// <exception cref="DuckException">DuckDB does not take a setting, or is locked.</exception>
    internal void Lock(IReadOnlyList<string> readable, int threads, long memory, SpillFolder? spill = null, int? keyBits = null)
    {
        using var connection = Connect();
        connection.Execute(FormattableString.Invariant($"SET threads = {threads}"));
        connection.Execute(FormattableString.Invariant($"SET memory_limit = '{memory}B'"));
        if (spill is not null)
        {
            connection.Execute($"SET temp_directory = {Sql.Text(spill.Path)}");
            connection.Execute(FormattableString.Invariant($"SET max_temp_directory_size = '{spill.Bytes}B'"));
        }

        if (keyBits is { } bits)
            connection.Execute(FormattableString.Invariant($"SET GLOBAL perfect_ht_threshold = {bits}"));
        connection.Execute("SET TimeZone = 'UTC'");
        connection.Execute($"SET allowed_paths = [{string.Join(", ", readable.Select(Sql.Text))}]");
        connection.Execute("SET enable_external_access = false");
        connection.Execute("SET lock_configuration = true");
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
}
