using System.Text.Json;

namespace Gnomon.Law.Scores;

/// <summary>A score in JSON: its sums as ranges, the levels that remain possible, and the questions that are open.</summary>
internal static class ScoreJson
{
    public static void Write(Utf8JsonWriter json, ScoreStanding standing)
    {
        json.WriteString("score", standing.Sheet.Id);
        Write(json, "raw", standing.Raw);
        if (standing.Reducing is { } reducing)
            Write(json, "reducing", reducing);
        Write(json, "total", standing.Total);
        json.WriteNumber("maximum", standing.Sheet.Raw.Maximum);
        Ids(json, "levels", standing.Possible.Select(l => l.Fact.Id));
        Ids(json, "open", standing.Open.Select(f => f.Id));
    }

    private static void Write(Utf8JsonWriter json, string name, PointRange range)
    {
        json.WriteStartObject(name);
        json.WriteNumber("low", range.Low);
        json.WriteNumber("high", range.High);
        json.WriteEndObject();
    }

    private static void Ids(Utf8JsonWriter json, string name, IEnumerable<string> ids)
    {
        json.WriteStartArray(name);
        foreach (var id in ids)
            json.WriteStringValue(id);
        json.WriteEndArray();
    }
}
