using System.Runtime.CompilerServices;
using System.Text;

namespace Gnomon.Columns.Duck;

/// <summary>A result, read forward. The columns are BIGINT, VARCHAR or BOOLEAN: the reader says which, as its statement does.</summary>
internal sealed unsafe class DuckRows(Native.Result result) : IDisposable
{
    // duckdb_string_t: the length, then up to 12 bytes in place, else a prefix of 4 and a pointer.
    private const int StringSize = 16, InPlace = 12;

    private Native.Result result = result;
    private nint chunk;
    private ulong row, size;
    private (nint Data, nint Validity)[] columns = [];

    /// <summary>Goes to the next row; false after the last.</summary>
    internal bool Next()
    {
        if (++row < size)
            return true;
        do
        {
            DropChunk();
            chunk = Native.FetchChunk(result);
            (row, size) = (0, chunk == 0 ? 0 : Native.ChunkSize(chunk));
        }
        while (chunk != 0 && size == 0);
        return chunk != 0;
    }

    internal long? BigInt(int column) => Cell(column, out var data) ? ((long*)data)[row] : null;

    internal bool? Boolean(int column) => Cell(column, out var data) ? ((byte*)data)[row] != 0 : null;

    internal string? Text(int column)
    {
        if (!Cell(column, out var data))
            return null;
        var at = (byte*)data + ((long)row * StringSize);
        var length = Unsafe.ReadUnaligned<int>(at);
        return Encoding.UTF8.GetString(length <= InPlace ? at + sizeof(int) : *(byte**)(at + (2 * sizeof(int))), length);
    }

    public void Dispose()
    {
        DropChunk();
        Native.DestroyResult(ref result);
    }

    private bool Cell(int column, out void* data)
    {
        if (column >= columns.Length)
            Array.Resize(ref columns, column + 1);
        if (columns[column].Data == 0)
            columns[column] = Vector(column);
        data = (void*)columns[column].Data;
        var validity = (ulong*)columns[column].Validity;
        return validity == null || (validity[row / 64] >> (int)(row % 64) & 1) != 0;
    }

    private (nint Data, nint Validity) Vector(int column)
    {
        var vector = Native.ChunkVector(chunk, (ulong)column);
        return ((nint)Native.VectorData(vector), (nint)Native.VectorValidity(vector));
    }

    private void DropChunk()
    {
        Array.Clear(columns);
        if (chunk != 0)
            Native.DestroyChunk(ref chunk);
    }
}
