namespace Gnomon.Columns.Duck;

/// <summary>One connection. Statements are prepared, never sent as text to run: prepare takes one statement only.</summary>
internal sealed class DuckConnection(nint handle) : IDisposable
{
    private readonly Dictionary<string, DuckStatement> kept = new(StringComparer.Ordinal);
    private nint handle = handle;

    /// <summary>Compiles one statement.</summary>
    /// <exception cref="DuckException">It does not compile, or there is more than one.</exception>
    internal DuckStatement Prepare(string sql)
    {
        if (Native.Prepare(handle, sql, out var statement) == 0)
            return new DuckStatement(statement);
        var message = Native.Text(Native.PrepareError(statement));
        Native.DestroyPrepare(ref statement);
        throw new DuckException(message);
    }

    /// <summary>A statement that is compiled once and lives as long as the connection; its rows must be read before it is bound anew.</summary>
    /// <inheritdoc cref="Prepare"/>
    internal DuckStatement Kept(string sql)
    {
        if (!kept.TryGetValue(sql, out var statement))
            kept.Add(sql, statement = Prepare(sql));
        return statement;
    }

    /// <summary>Runs one statement and drops what it gives.</summary>
    internal void Execute(string sql)
    {
        using var statement = Prepare(sql);
        using var rows = statement.Execute();
    }

    /// <summary>Stops what runs on this connection, from another thread. A single long scalar call is not stopped.</summary>
    internal void Interrupt() => Native.Interrupt(handle);

    public void Dispose()
    {
        foreach (var statement in kept.Values)
            statement.Dispose();
        if (handle != 0)
            Native.Disconnect(ref handle);
    }
}
