using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gnomon.Columns;

/// <summary>
/// Cells as JSON: <c>{"groups":["sex"],"inputs":[{"name":"a.csv","bytes":9,"sha256":"..."}],"rows":3,"units":null,"cells":[[["F"],true,null,3]]}</c>.
/// One table has one spelling, so a digest of the bytes is a digest of the counts.
/// </summary>
public static class CellTableJson
{
    // The sink is a file of JSON and never HTML, so texts stay readable in every script.
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = false };

    private const int Run = 8192;

    /// <summary>The bytes, UTF-8.</summary>
    public static byte[] Write(CellTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var bytes = Room(table);
        using (var json = new Utf8JsonWriter(bytes, Options))
            Write(json, table);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads what <see cref="Write(CellTable)"/> wrote, and nothing else: other bytes for the same counts are refused.</summary>
    /// <exception cref="FormatException">These are not the bytes of a table.</exception>
    public static CellTable Read(ReadOnlySpan<byte> utf8)
    {
        var bytes = utf8.ToArray();
        var table = Parse(bytes);
        return Write(table).AsSpan().SequenceEqual(bytes) ? table : throw new FormatException("the cells are not in their one canonical form");
    }

    /// <summary>Room for a table, mostly enough: a buffer that grows is copied each time.</summary>
    internal static ArrayBufferWriter<byte> Room(CellTable table) => new(1024 + (table.Cells.Count * (24 + (12 * table.GroupNames.Count))));

    internal static byte[] Write(Cell cell)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
            Write(json, cell);
        return bytes.ToArray();
    }

    internal static void Write(Utf8JsonWriter json, CellTable table) => Write(json, table, _ => true, more: null);

    /// <summary>Some of the cells, by their places, and further members after them.</summary>
    internal static void Write(Utf8JsonWriter json, CellTable table, Func<int, bool> shown, Action? more)
    {
        json.WriteStartObject();
        Texts(json, "groups", table.GroupNames);
        json.WriteStartArray("inputs");
        foreach (var input in table.Inputs)
            InputFileJson.Write(json, input);
        json.WriteEndArray();
        json.WriteNumber("rows", table.Rows);
        if (table.DistinctUnits is { } units)
            json.WriteNumber("units", units);
        else
            json.WriteNull("units");
        json.WriteStartArray("cells");
        foreach (var run in Enumerable.Range(0, (table.Cells.Count + Run - 1) / Run).AsParallel().AsOrdered().Select(r => Cells(table, r * Run, shown)).Where(r => r.Length > 0))
            json.WriteRawValue(run, skipInputValidation: true);
        json.WriteEndArray();
        more?.Invoke();
        json.WriteEndObject();
    }

    internal static CellTable Read(JsonElement root)
    {
        var units = root.GetProperty("units");
        var table = new CellTable(
            [.. root.GetProperty("groups").EnumerateArray().Select(g => g.GetString()!)],
            Cells(root.GetProperty("cells")),
            [.. root.GetProperty("inputs").EnumerateArray().Select(InputFileJson.Read)],
            units.ValueKind == JsonValueKind.Null ? null : units.GetInt64());
        return table.Rows == root.GetProperty("rows").GetInt64() ? table : throw new FormatException("the cells do not add up to the rows");
    }

    private static CellTable Parse(byte[] utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new FormatException("these are not cells: " + e.Message, e);
        }
    }

    // Cells with the commas between them. A table of scores has a hundred thousand, so runs are written side by side.
    private static byte[] Cells(CellTable table, int start, Func<int, bool> shown)
    {
        var bytes = new ArrayBufferWriter<byte>(Run * (24 + (12 * table.GroupNames.Count)));
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartArray();
            for (var i = start; i < Math.Min(start + Run, table.Cells.Count); i++)
            {
                if (shown(i))
                    Write(json, table.Cells[i]);
            }

            json.WriteEndArray();
        }

        return bytes.WrittenSpan[1..^1].ToArray();
    }

    private static void Write(Utf8JsonWriter json, Cell cell)
    {
        json.WriteStartArray();
        json.WriteStartArray();
        foreach (var value in cell.Key)
            json.WriteStringValue(value);
        json.WriteEndArray();
        Truth(json, cell.Label);
        Truth(json, cell.Prediction);
        json.WriteNumberValue(cell.Count);
        json.WriteEndArray();
    }

    // Neighbours mostly share their texts, and often all of them: one object for both.
    private static IEnumerable<Cell> Cells(JsonElement cells)
    {
        string?[] last = [];
        foreach (var cell in cells.EnumerateArray())
        {
            var (texts, shared, i) = (cell[0], last, 0);
            var key = new string?[texts.GetArrayLength()];
            foreach (var text in texts.EnumerateArray())
            {
                // An empty text equals no text as the library compares them.
                var isShared = i < last.Length && (last[i] is { } before ? text.ValueEquals(before) : text.ValueKind == JsonValueKind.Null);
                key[i] = isShared ? last[i] : text.GetString();
                shared = isShared ? shared : null;
                i++;
            }

            last = shared is not null && shared.Length == key.Length ? shared : key;
            yield return new Cell(last, Truth(cell[1]), Truth(cell[2]), cell[3].GetInt64());
        }
    }

    private static void Truth(Utf8JsonWriter json, bool? value)
    {
        if (value is { } known)
            json.WriteBooleanValue(known);
        else
            json.WriteNullValue();
    }

    private static bool? Truth(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetBoolean();

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
