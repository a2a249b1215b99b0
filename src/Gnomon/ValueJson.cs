using System.Text.Json;

namespace Gnomon;

/// <summary>The values that every stage speaks in, as they stand in JSON everywhere.</summary>
public static class ValueJson
{
    /// <summary><c>{"point":..,"low":..,"high":..,"confidence":..,"method":".."}</c> or <c>{"unknown":[..]}</c>.</summary>
    public static void Write(Utf8JsonWriter json, MeasuredValue value)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        if (value is MeasuredValue.Known { Estimate: var estimate })
        {
            json.WriteNumber("point", Number(estimate.Point));
            Write(json, "low", estimate.Low);
            Write(json, "high", estimate.High);
            json.WriteNumber("confidence", Number(estimate.Confidence));
            json.WriteString("method", estimate.Method);
        }
        else if (value is MeasuredValue.NotKnown { Reasons: var reasons })
        {
            Write(json, "unknown", reasons);
        }

        json.WriteEndObject();
    }

    /// <summary>An array of reasons: <c>[{"cause":"too-few","detail":"..","settledBy":".."}]</c>.</summary>
    public static void Write(Utf8JsonWriter json, string name, IReadOnlyList<Unknown> reasons)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(reasons);
        json.WriteStartArray(name);
        foreach (var reason in reasons)
        {
            json.WriteStartObject();
            json.WriteString("cause", reason.Cause.Id());
            json.WriteString("detail", reason.Detail);
            json.WriteString("settledBy", reason.SettledBy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A group: names to values as they stand in the file, null for none; <c>{}</c> for the whole.</summary>
    public static void Write(Utf8JsonWriter json, GroupKey group)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(group);
        json.WriteStartObject();
        foreach (var (name, value) in group.Parts)
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Limit limit)
    {
        if (limit.IsUnbounded)
            json.WriteString(name, "unbounded");
        else
            json.WriteNumber(name, Number(limit.Number));
    }

    // A zero has no sign in a result.
    private static double Number(double value) => value == 0 ? 0 : value;
}
