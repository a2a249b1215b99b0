using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Gnomon.Report;

/// <summary>
/// Writes <c>assessment.json</c>: the whole result for machines. The same result gives the same bytes, whatever the culture, the
/// reader's language, the key or the attempt; details are ids and English.
/// </summary>
public static class AssessmentJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The bytes of the file.</summary>
    public static byte[] Write(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            Reading(json, input.Classification.Reading);
            json.WritePropertyName("law");
            LawPart.Write(json, input.Classification);
            json.WritePropertyName("measurements");
            MeasurementsPart.Write(json, input.Measurements);
            json.WritePropertyName("findings");
            FindingsPart.Write(json, input.Findings);
            Statements(json, input.Statements);
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Reading(Utf8JsonWriter json, Reading reading)
    {
        json.WriteStartObject("reading");
        json.WriteString("appliesOn", JsonParts.Day(reading.AppliesOn));
        json.WriteString("knownOn", JsonParts.Day(reading.KnownOn));
        json.WriteEndObject();
    }

    private static void Statements(Utf8JsonWriter json, IReadOnlyList<StatementDigest> statements)
    {
        json.WriteStartArray("statements");
        foreach (var statement in statements)
        {
            json.WriteStartObject();
            json.WriteString("stage", statement.Stage);
            json.WriteString("digest", "sha256:" + statement.Digest);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
