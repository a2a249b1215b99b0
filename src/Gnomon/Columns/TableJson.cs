using System.Text.Json;

namespace Gnomon.Columns;

/// <summary>A table as JSON: <c>{"table":"bins","columns":["bin","rows"],"rows":[[0,12],[1,7]]}</c>. One table has one spelling.</summary>
public static class TableJson
{
    /// <summary>The bytes, UTF-8.</summary>
    public static byte[] Write(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, CellTableJson.Options))
            Write(json, table);
        return bytes.ToArray();
    }

    internal static byte[] Write(TableRow row)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, CellTableJson.Options))
            Write(json, row);
        return bytes.ToArray();
    }

    internal static void Write(Utf8JsonWriter json, Table table) => Write(json, table, _ => true, more: null);

    /// <summary>Some of the rows, by their places, and further members after them.</summary>
    internal static void Write(Utf8JsonWriter json, Table table, Func<int, bool> shown, Action? more)
    {
        json.WriteStartObject();
        json.WriteString("table", table.Name);
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
            json.WriteStringValue(column);
        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var (i, row) in table.Rows.Index())
        {
            if (shown(i))
                Write(json, row);
        }

        json.WriteEndArray();
        more?.Invoke();
        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write(Table)"/> wrote.</summary>
    /// <exception cref="FormatException">This is not a table.</exception>
    public static Table Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("this is not a table: " + e.Message, e);
        }
    }

    internal static Table Read(JsonElement json) => new(
        json.GetProperty("table").GetString()!,
        [.. json.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!)],
        json.GetProperty("rows").EnumerateArray().Select(r => (IReadOnlyList<object?>)[.. r.EnumerateArray().Select(Value)]));

    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number when json.TryGetInt64(out var whole) => whole,
        _ => throw new FormatException("a value of a table is a whole number, a text, a truth or null"),
    };

    private static void Write(Utf8JsonWriter json, TableRow row)
    {
        json.WriteStartArray();
        foreach (var value in row.Values)
            Write(json, value);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case long whole:
                json.WriteNumberValue(whole);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            default:
                throw new InvalidOperationException("a table holds nothing else");
        }
    }
}
