using System.Text.Json;

namespace Gnomon.Measure;

/// <summary>
/// Measurements as they stand in <c>measurements.json</c> and in the assessment: the same measurements give the same bytes.
/// <code>{"measure":"outcomes","id":"fairness.selection_rate","group":{"sex":"F"},"rows":120,"unit":"1","source":"sha256:...",
///  "value":{"point":0.25,"low":0.18,"high":0.33,"confidence":0.95,"method":"wilson"}}</code>
/// A limit without end is the string <c>unbounded</c>; of a value that is withheld there are no <c>rows</c>; doubles are written so that they read back as the same number.
/// </summary>
public static class MeasurementsJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <summary>The file: <c>{"measurements":[...]}</c>, UTF-8 without mark, with a newline at the end.</summary>
    public static byte[] ToBytes(IReadOnlyList<Measurement> measurements)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WritePropertyName("measurements");
            Write(json, measurements);
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>Writes the array of measurements into a larger document.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Measurement> measurements)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(measurements);
        json.WriteStartArray();
        foreach (var measurement in measurements)
            Write(json, measurement);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Measurement measurement)
    {
        json.WriteStartObject();
        json.WriteString("measure", measurement.Measure);
        json.WriteString("id", measurement.Id);
        if (measurement.Group is { } group)
            Write(json, "group", group);
        if (measurement.By is { } by)
            WriteNames(json, "by", by);
        if (measurement.Against is { } against)
            json.WriteString("against", against);
        if (measurement.At is { } at)
            Write(json, "at", at);
        if (measurement.ShownRows is { } rows)
            json.WriteNumber("rows", rows);
        json.WriteString("unit", measurement.Unit);
        json.WriteString("source", measurement.Source);
        json.WritePropertyName("value");
        ValueJson.Write(json, measurement.Value);
        if (measurement.LeftOut.Count > 0)
        {
            json.WriteStartArray("leftOut");
            foreach (var left in measurement.LeftOut)
                ValueJson.Write(json, left);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, GroupKey group)
    {
        json.WritePropertyName(name);
        ValueJson.Write(json, group);
    }

    private static void WriteNames(Utf8JsonWriter json, string name, IReadOnlyList<string> names)
    {
        json.WriteStartArray(name);
        foreach (var each in names)
            json.WriteStringValue(each);
        json.WriteEndArray();
    }
}
