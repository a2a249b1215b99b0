using System.Text.Json;

namespace Gnomon.Columns;

/// <summary><c>{"name":"a.csv","bytes":9,"sha256":"..."}</c>.</summary>
internal static class InputFileJson
{
    internal static void Write(Utf8JsonWriter json, InputFile file)
    {
        json.WriteStartObject();
        json.WriteString("name", file.Name);
        json.WriteNumber("bytes", file.Bytes);
        json.WriteString("sha256", file.Sha256);
        json.WriteEndObject();
    }

    internal static InputFile Read(JsonElement json) =>
        new(json.GetProperty("name").GetString()!, json.GetProperty("bytes").GetInt64(), json.GetProperty("sha256").GetString()!);
}
