using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Gnomon.Decide;
using Gnomon.Law;
using Gnomon.Measure;

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
            json.WritePropertyName("reading");
            ClassificationJson.WriteReading(json, input.Classification.Reading);
            ClassificationJson.WriteMigrated(json, input.Classification);
            json.WritePropertyName("law");
            ClassificationJson.WriteLaw(json, input.Classification);
            json.WritePropertyName("measurements");
            MeasurementsJson.Write(json, input.Measurements);
            json.WritePropertyName("findings");
            FindingsJson.Write(json, input.Findings);
            Statements(json, input.Statements);
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
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
