using System.Text.Json;
using Gnomon.Columns;

namespace Gnomon;

/// <summary><c>{"measure":"outcomes","asked":"...","columns":[["sex","VARCHAR"]],"files":[{"name":"a.csv","bytes":9,"sha256":"...","salt":"..."}],"cells":{...}}</c>.</summary>
internal static class CellEntryJson
{
    private const int SaltBytes = 32;

    internal static void Write(Utf8JsonWriter json, CellEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("measure", entry.Measure);
        json.WriteString("asked", entry.Asked);
        json.WriteStartArray("columns");
        foreach (var (name, type) in entry.Columns.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            json.WriteStartArray();
            json.WriteStringValue(name);
            json.WriteStringValue(type);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("files");
        foreach (var file in entry.Files.OrderBy(f => f.Content.Name, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("name", file.Content.Name);
            json.WriteNumber("bytes", file.Content.Bytes);
            json.WriteString("sha256", file.Content.Sha256);
            json.WriteString("salt", Convert.ToHexStringLower(file.Salt.Span));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("cells");
        CellTableJson.Write(json, entry.Cells);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">It is not what <see cref="Write"/> wrote.</exception>
    internal static CellEntry Read(JsonElement json)
    {
        var entry = new CellEntry(
            Text(json, "measure"),
            Text(json, "asked"),
            [.. json.GetProperty("columns").EnumerateArray().Select(c => KeyValuePair.Create(c[0].GetString()!, c[1].GetString()!))],
            [.. json.GetProperty("files").EnumerateArray().Select(File)],
            CellTableJson.Read(json.GetProperty("cells")));
        return entry.Files.Select(f => f.Content).SequenceEqual(entry.Cells.Inputs) ? entry : throw new FormatException("the cells are of other files");
    }

    private static DescribedFile File(JsonElement json)
    {
        var salt = Convert.FromHexString(Text(json, "salt"));
        return salt.Length == SaltBytes
            ? new DescribedFile(new InputFile(Text(json, "name"), json.GetProperty("bytes").GetInt64(), Text(json, "sha256")), Stamp: null) { Salt = salt }
            : throw new FormatException("a salt has 32 bytes");
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"{name} is missing");
}
