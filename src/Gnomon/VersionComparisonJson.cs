using System.Text.Json;

namespace Gnomon;

/// <summary>A comparison for machines: ids and English, the same bytes in every language.</summary>
public static class VersionComparisonJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <summary>The bytes, UTF-8, with a newline at the end.</summary>
    public static byte[] ToBytes(VersionComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("before", comparison.Before.Name);
            json.WriteString("after", comparison.After.Name);
            json.WriteNumber("level", VersionComparison.Level);
            json.WriteString("correction", "holm");
            json.WriteNumber("compared", comparison.Changes.Count(c => c.P is not null));
            json.WriteStartArray("paired");
            foreach (var entry in comparison.Paired)
                Write(json, entry);
            json.WriteEndArray();
            json.WriteStartArray("changes");
            foreach (var change in comparison.Changes)
                Write(json, change);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, PairedEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("measure", entry.Measure);
        json.WriteNumber("pairs", entry.Pairs);
        json.WriteNumber("onlyBefore", entry.OnlyBefore);
        json.WriteNumber("onlyAfter", entry.OnlyAfter);
        json.WriteNumber("repeated", entry.Repeated);
        json.WriteNumber("otherGroup", entry.OtherGroup);
        json.WriteNumber("otherLabel", entry.OtherLabel);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, VersionChange change)
    {
        json.WriteStartObject();
        json.WriteString("verdict", change.Verdict switch
        {
            ChangeVerdict.Better => "better",
            ChangeVerdict.Worse => "worse",
            ChangeVerdict.Changed => "changed",
            ChangeVerdict.NotShown => "not-shown",
            _ => "unknown",
        });
        json.WriteString("measure", change.After.Measure);
        json.WriteString("id", change.After.Id);
        if (change.After.Group is { } group)
        {
            json.WritePropertyName("group");
            ValueJson.Write(json, group);
        }

        if (change.After.By is { } by)
        {
            json.WriteStartArray("by");
            foreach (var name in by)
                json.WriteStringValue(name);
            json.WriteEndArray();
        }

        if (change.After.Against is { } against)
            json.WriteString("against", against);
        json.WriteString("unit", change.After.Unit);
        foreach (var (name, value) in new[] { ("before", change.Before), ("after", change.After.Value), ("difference", change.Difference) })
        {
            json.WritePropertyName(name);
            ValueJson.Write(json, value);
        }

        if (change.Pairs is { } pairs)
            json.WriteNumber("pairs", pairs);
        if (change is { P: { } p, Corrected: { } corrected })
        {
            json.WriteNumber("p", p);
            json.WriteNumber("corrected", corrected);
        }

        json.WriteEndObject();
    }
}
