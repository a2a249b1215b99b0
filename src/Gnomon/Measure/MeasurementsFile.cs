using System.Text.Json;

namespace Gnomon.Measure;

/// <summary>Reads what <see cref="MeasurementsJson"/> wrote.</summary>
public static class MeasurementsFile
{
    /// <summary>The measurements of a file.</summary>
    /// <exception cref="FormatException">These are no measurements.</exception>
    public static IReadOnlyList<Measurement> Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return [.. document.RootElement.GetProperty("measurements").EnumerateArray().Select(One)];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("these are no measurements", e);
        }
    }

    private static Measurement One(JsonElement json) => new(
        Text(json, "measure"), Text(json, "id"), json.GetProperty("rows").GetInt64(), Text(json, "unit"), Text(json, "source"), Value(json.GetProperty("value")))
    {
        Group = Key(json, "group"),
        By = json.TryGetProperty("by", out var by) ? [.. by.EnumerateArray().Select(b => b.GetString()!)] : null,
        Against = json.TryGetProperty("against", out var against) ? against.GetString() : null,
        At = Key(json, "at"),
        LeftOut = json.TryGetProperty("leftOut", out var left) ? [.. left.EnumerateArray().Select(Key)] : [],
    };

    private static MeasuredValue Value(JsonElement json) => json.TryGetProperty("unknown", out var reasons)
        ? new MeasuredValue.NotKnown([.. reasons.EnumerateArray().Select(r => new Unknown(Cause(Text(r, "cause")), Text(r, "detail"), Text(r, "settledBy")))])
        : new MeasuredValue.Known(new Estimate(json.GetProperty("point").GetDouble(), End(json.GetProperty("low")), End(json.GetProperty("high")), json.GetProperty("confidence").GetDouble(), Text(json, "method")));

    private static UnknownCause Cause(string id) => Enum.GetValues<UnknownCause>().First(c => string.Equals(c.Id(), id, StringComparison.Ordinal));

    private static Limit End(JsonElement json) => json.ValueKind == JsonValueKind.Number ? Limit.At(json.GetDouble()) : Limit.Unbounded;

    private static GroupKey? Key(JsonElement json, string name) => json.TryGetProperty(name, out var key) ? Key(key) : null;

    private static GroupKey Key(JsonElement json) => new(json.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.ValueKind == JsonValueKind.Null ? null : p.Value.GetString())));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"{name} is missing");
}
