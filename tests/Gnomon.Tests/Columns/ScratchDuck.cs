using Gnomon.Columns.Duck;

namespace Gnomon.Tests.Columns;

/// <summary>A DuckDB without locks, to make test data.</summary>
internal sealed class ScratchDuck : IDisposable
{
    private nint database;
    private readonly DuckConnection connection;

    private ScratchDuck()
    {
        Assert.Null(DuckLibrary.Absent());
        Assert.Equal(0, Native.CreateConfig(out var config));
        Assert.Equal(0, Native.Open(":memory:", out database, config, out _));
        Native.DestroyConfig(ref config);
        Assert.Equal(0, Native.Connect(database, out var handle));
        connection = new DuckConnection(handle);
    }

    internal static ScratchDuck Open() => new();

    internal void Run(string sql) => connection.Execute(sql);

    internal string? Scalar(string sql)
    {
        using var statement = connection.Prepare(sql);
        using var rows = statement.Execute();
        return rows.Next() ? rows.Text(0) : null;
    }

    public void Dispose()
    {
        connection.Dispose();
        Native.Close(ref database);
    }
}
