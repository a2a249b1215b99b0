using System.Text.Json;

namespace Gnomon.Report;

/// <summary>The <c>measurements</c> array of <c>assessment.json</c>.</summary>
internal static class MeasurementsPart
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Measurement> measurements)
    {
        json.WriteStartArray();
        foreach (var measurement in measurements)
            One(json, measurement);
        json.WriteEndArray();
    }

    private static void One(Utf8JsonWriter json, Measurement measurement)
    {
        json.WriteStartObject();
        json.WriteString("measure", measurement.Measure);
        json.WriteString("id", measurement.Id);
        if (measurement.Group is { } group)
        {
            json.WritePropertyName("group");
            JsonParts.Group(json, group);
        }

        if (measurement.By is { } by)
            JsonParts.Names(json, "by", by);
        if (measurement.Against is { } against)
            json.WriteString("against", against);
        json.WriteNumber("rows", measurement.Rows);
        json.WriteString("unit", measurement.Unit);
        json.WriteString("source", measurement.Source);
        JsonParts.Value(json, measurement.Value);
        if (measurement.LeftOut.Count > 0)
        {
            json.WriteStartArray("leftOut");
            foreach (var left in measurement.LeftOut)
                JsonParts.Group(json, left);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
