using System.Text;

namespace Gnomon.Columns.Duck;

/// <summary>A compiled statement.</summary>
internal sealed unsafe class DuckStatement(nint handle) : IDisposable
{
    private nint handle = handle;

    /// <summary>The type of a result column, known before anything runs.</summary>
    internal DuckType ColumnType(int column) => Native.PreparedColumnType(handle, (ulong)column);

    /// <summary>The names of the result columns with their types, known before anything runs.</summary>
    internal IReadOnlyList<(string Name, DuckType Type)> Columns() =>
        [.. Enumerable.Range(0, (int)Native.PreparedColumnCount(handle)).Select(i => (ColumnName(i), ColumnType(i)))];

    /// <summary>Gives the text for <c>$1</c>, <c>$2</c>, ...</summary>
    internal DuckStatement Bind(int parameter, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        fixed (byte* bytes = utf8)
        {
            if (Native.BindText(handle, (ulong)parameter, bytes, (ulong)utf8.Length) != 0)
                throw new DuckException($"parameter {parameter} is not one of the statement");
        }

        return this;
    }

    /// <summary>Runs it.</summary>
    /// <exception cref="DuckException">It fails, or it was interrupted.</exception>
    internal DuckRows Execute()
    {
        if (Native.Execute(handle, out var result) == 0)
            return new DuckRows(result);
        var message = Native.Text(Native.ResultError(ref result));
        Native.DestroyResult(ref result);
        throw new DuckException(message);
    }

    private string ColumnName(int column)
    {
        var name = Native.PreparedColumnName(handle, (ulong)column);
        try
        {
            return Native.Text(name);
        }
        finally
        {
            Native.Free(name);
        }
    }

    public void Dispose()
    {
        if (handle != 0)
            Native.DestroyPrepare(ref handle);
    }
}
