using System.Text.Json;

namespace Gnomon.Columns.Child;

/// <summary>The answer: <c>{"cells":{...}}</c> or <c>{"problems":[...]}</c>. To the parent it is as hostile as the data that made it.</summary>
internal static class AnswerJson
{
    private const int MaxProblems = 1000;

    internal static byte[] Write(Checked<CellTable> result)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, CellTableJson.Options))
        {
            json.WriteStartObject();
            if (result.TryGet(out var table, out var problems))
                Cells(json, table);
            else
                Problems(json, problems);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <exception cref="FormatException">These bytes are not an answer.</exception>
    internal static Checked<CellTable> Read(byte[] utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return document.RootElement.TryGetProperty("cells", out var cells)
                ? Checked.Good(CellTableJson.Read(cells))
                : Checked.Bad<CellTable>([.. document.RootElement.GetProperty("problems").EnumerateArray().Take(MaxProblems).Select(Problem)]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new FormatException("this is not an answer", e);
        }
    }

    private static void Cells(Utf8JsonWriter json, CellTable table)
    {
        json.WritePropertyName("cells");
        CellTableJson.Write(json, table);
    }

    private static void Problems(Utf8JsonWriter json, IReadOnlyList<Problem> problems)
    {
        json.WriteStartArray("problems");
        foreach (var problem in problems.Take(MaxProblems))
            JsonSerializer.Serialize(json, problem, ChildJson.Default.Problem);
        json.WriteEndArray();
    }

    private static Problem Problem(JsonElement json)
    {
        var problem = json.Deserialize(ChildJson.Default.Problem) ?? throw new FormatException("an empty problem");
        return problem is { What: not null, Remedy: not null, Exit: ExitCode.Data or ExitCode.Expression or ExitCode.Environment }
            ? problem
            : throw new FormatException("a problem that counting cannot have");
    }
}
