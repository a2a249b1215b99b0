using Gnomon.Columns.Duck;

namespace Gnomon.Bench;

/// <summary>A DuckDB with its defaults and without locks.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly DuckConnection connection;
    private nint database;

    private Scratch()
    {
        if (DuckLibrary.Absent() is { } absent)
            throw new InvalidOperationException(absent.ToString());
        Native.CreateConfig(out var config);
        Native.Open(":memory:", out database, config, out _);
        Native.DestroyConfig(ref config);
        Native.Connect(database, out var handle);
        connection = new DuckConnection(handle);
    }

    internal static Scratch Open() => new();

    internal void Run(string sql)
    {
        using var statement = connection.Prepare(sql);
        using var rows = statement.Execute();
        while (rows.Next())
        {
        }
    }

    public void Dispose()
    {
        connection.Dispose();
        Native.Close(ref database);
    }
}
