using System.Buffers;
using System.Text.Json;

namespace Gnomon.Columns.Child;

/// <summary>The answer: <c>{"cells":{...},"tables":[...],"others":{"then":[...]}}</c> or <c>{"problems":[...]}</c>. To the parent it is as hostile as the data that made it.</summary>
internal static class AnswerJson
{
    private const int MaxProblems = 1000;

    internal static byte[] Write(Checked<Counts> result)
    {
        var bytes = result.IsGood ? CellTableJson.Room(result.Value.Cells) : new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, CellTableJson.Options))
        {
            json.WriteStartObject();
            if (result.TryGet(out var counts, out var problems))
                Write(json, counts);
            else
                Problems(json, problems);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The copies that were made: <c>{"copies":[...]}</c>.</summary>
    internal static byte[] Write(Checked<IReadOnlyList<ConvertedFile>> result)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, CellTableJson.Options))
        {
            json.WriteStartObject();
            if (result.TryGet(out var copies, out var problems))
            {
                json.WriteStartArray("copies");
                foreach (var copy in copies)
                    JsonSerializer.Serialize(json, copy, ChildJson.Default.ConvertedFile);
                json.WriteEndArray();
            }
            else
            {
                Problems(json, problems);
            }

            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <exception cref="FormatException">These bytes are not an answer.</exception>
    internal static Checked<Counts> Read(byte[] utf8) => Read(utf8, "cells", Counts);

    /// <inheritdoc cref="Read(byte[])"/>
    internal static Checked<IReadOnlyList<ConvertedFile>> ReadCopies(byte[] utf8) => Read<IReadOnlyList<ConvertedFile>>(
        utf8, "copies", (_, copies) => [.. copies.EnumerateArray().Select(c => c.Deserialize(ChildJson.Default.ConvertedFile) is { Name: not null, Path: not null, Sha256: not null } copy ? copy : throw new FormatException("an empty copy"))]);

    private static Checked<T> Read<T>(byte[] utf8, string member, Func<JsonElement, JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return document.RootElement.TryGetProperty(member, out var good)
                ? Checked.Good(read(document.RootElement, good))
                : Checked.Bad<T>([.. document.RootElement.GetProperty("problems").EnumerateArray().Take(MaxProblems).Select(Problem)]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new FormatException("this is not an answer", e);
        }
    }

    private static void Write(Utf8JsonWriter json, Counts counts)
    {
        json.WritePropertyName("cells");
        CellTableJson.Write(json, counts.Cells);
        json.WriteStartArray("tables");
        foreach (var table in counts.Tables)
            TableJson.Write(json, table);
        json.WriteEndArray();
        json.WriteStartObject("others");
        foreach (var (name, inputs) in counts.OtherInputs)
        {
            json.WriteStartArray(name);
            foreach (var input in inputs)
                InputFileJson.Write(json, input);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartObject("columns");
        foreach (var (name, type) in counts.Columns)
            json.WriteString(name, type);
        json.WriteEndObject();
    }

    private static Counts Counts(JsonElement root, JsonElement cells) => new(
        CellTableJson.Read(cells),
        [.. root.GetProperty("tables").EnumerateArray().Select(TableJson.Read)],
        [.. root.GetProperty("others").EnumerateObject().Select(o => KeyValuePair.Create(o.Name, (IReadOnlyList<InputFile>)[.. o.Value.EnumerateArray().Select(InputFileJson.Read)]))])
    {
        Columns = [.. root.GetProperty("columns").EnumerateObject().Select(c => KeyValuePair.Create(c.Name, c.Value.GetString()!))],
    };

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
