using System.Globalization;
using System.Text.Json;

namespace Gnomon.Report;

/// <summary>Values that several parts of the JSON share.</summary>
internal static class JsonParts
{
    public static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    public static void Names(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static void Group(Utf8JsonWriter json, GroupKey group)
    {
        json.WriteStartObject();
        foreach (var (column, value) in group.Parts)
            json.WriteString(column, value);
        json.WriteEndObject();
    }

    public static void Value(Utf8JsonWriter json, MeasuredValue value)
    {
        json.WriteStartObject("value");
        switch (value)
        {
            case MeasuredValue.Known known:
                json.WriteNumber("point", known.Estimate.Point);
                Limit(json, "low", known.Estimate.Low);
                Limit(json, "high", known.Estimate.High);
                json.WriteNumber("confidence", known.Estimate.Confidence);
                json.WriteString("method", known.Estimate.Method);
                break;
            case MeasuredValue.NotKnown not:
                Unknowns(json, "unknown", not.Reasons);
                break;
        }

        json.WriteEndObject();
    }

    public static void Unknowns(Utf8JsonWriter json, string name, IReadOnlyList<Unknown> unknowns)
    {
        json.WriteStartArray(name);
        foreach (var unknown in unknowns)
        {
            json.WriteStartObject();
            json.WriteString("cause", unknown.Cause.Id());
            json.WriteString("detail", unknown.Detail);
            json.WriteString("settledBy", unknown.SettledBy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Limit(Utf8JsonWriter json, string name, Limit limit)
    {
        if (limit.IsUnbounded)
            json.WriteString(name, "unbounded");
        else
            json.WriteNumber(name, limit.Number);
    }
}
