using System.Text.Json;
using Gnomon.Plan;

namespace Gnomon.Decide;

/// <summary>Findings as they stand in <c>findings.json</c> and in the assessment: the same findings give the same bytes.</summary>
public static class FindingsJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <summary>The file: <c>{"criteria":[...],"obligations":[...],"documents":[...]}</c>, UTF-8, with a newline at the end.</summary>
    public static byte[] ToBytes(Findings findings)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
            Write(json, findings);
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>Writes the object into a larger document.</summary>
    public static void Write(Utf8JsonWriter json, Findings findings)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(findings);
        json.WriteStartObject();
        Array(json, "criteria", findings.Criteria, Write);
        Array(json, "obligations", findings.Obligations, Write);
        Array(json, "documents", findings.Documents, Write);
        json.WriteEndObject();
    }

    /// <summary>The spelling of a status: <c>met</c>, <c>not-met</c>, <c>unknown</c>.</summary>
    public static string Id(this CriterionStatus status) => status switch
    {
        CriterionStatus.Met => "met",
        CriterionStatus.NotMet => "not-met",
        _ => "unknown",
    };

    /// <summary>The spelling of a status: <c>supports</c>, <c>contradicts</c>, <c>not-settled</c>, <c>not-applicable</c>.</summary>
    public static string Id(this ObligationStatus status) => status switch
    {
        ObligationStatus.Supports => "supports",
        ObligationStatus.Contradicts => "contradicts",
        ObligationStatus.NotSettled => "not-settled",
        _ => "not-applicable",
    };

    private static void Write(Utf8JsonWriter json, CriterionFinding finding)
    {
        json.WriteString("criterion", finding.Criterion);
        json.WriteString("measure", finding.Measure);
        json.WriteString("metric", finding.Metric);
        json.WriteStartArray("by");
        foreach (var name in finding.By)
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteString("status", finding.Status.Id());
        json.WriteNumber(finding.Side == BarSide.AtLeast ? "atLeast" : "atMost", finding.Bar);
        json.WritePropertyName("value");
        ValueJson.Write(json, finding.Value);
        ValueJson.Write(json, "reasons", finding.Reasons);
        json.WriteStartArray("worst");
        foreach (var group in finding.Worst)
            ValueJson.Write(json, group);
        json.WriteEndArray();
        Array(json, "leftOut", finding.LeftOut, Write);
        if (finding.ExpectedIfEqual is { } expected)
            json.WriteNumber("expectedIfEqual", expected);
        if (finding.MoreRows is { } more)
        {
            json.WriteStartObject("moreRows");
            json.WriteNumber("least", more.Least);
            json.WriteNumber("most", more.Most);
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, LeftOutGroup left)
    {
        json.WritePropertyName("group");
        ValueJson.Write(json, left.Group);
        json.WriteNumber("rows", left.Rows);
        json.WriteString("reason", left.Reason);
    }

    private static void Write(Utf8JsonWriter json, ObligationFinding finding)
    {
        json.WriteString("pack", finding.Pack);
        json.WriteString("obligation", finding.Obligation);
        json.WriteString("use", finding.Use);
        json.WriteString("status", finding.Status.Id());
        json.WriteString("strength", Id(finding.Strength));
        Array(json, "pieces", finding.Pieces, Write);
        ValueJson.Write(json, "reasons", finding.Reasons);
    }

    private static void Write(Utf8JsonWriter json, EvidencePiece piece)
    {
        json.WriteString("kind", piece.Kind);
        json.WriteString("id", piece.Id);
        json.WriteString("status", piece.Status.Id());
        json.WriteString("strength", Id(piece.Strength));
        json.WriteString("detail", piece.Detail);
    }

    private static void Write(Utf8JsonWriter json, DocumentFinding document)
    {
        json.WriteString("kind", document.Kind);
        json.WriteString("file", document.File);
        json.WriteString("sha256", document.Sha256);
        json.WriteString("dated", document.Dated?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        if (document.AgeDays is { } days)
            json.WriteNumber("ageDays", days);
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? Id(Strength? strength) => strength switch
    {
        null => null,
        Strength.Measured => "measured",
        Strength.Documented => "documented",
        _ => "declared",
    };
}
