using System.Globalization;
using System.Text.Json;
using Gnomon.Plan;

namespace Gnomon.Decide;

/// <summary>Findings as they stand in <c>findings.json</c> and in the assessment: the same findings give the same bytes.</summary>
public static class FindingsJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <summary>The file: <c>{"findings":[...]}</c>, UTF-8, with a newline at the end.</summary>
    public static byte[] ToBytes(Findings findings)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WritePropertyName("findings");
            Write(json, findings);
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>Writes the array into a larger document: criteria, obligations and documents, told apart by <c>kind</c>.</summary>
    public static void Write(Utf8JsonWriter json, Findings findings)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(findings);
        json.WriteStartArray();
        Items(json, findings.Criteria, Write);
        Items(json, findings.Obligations, Write);
        Items(json, findings.Documents, Write);
        json.WriteEndArray();
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
        json.WriteString("kind", "criterion");
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
        ValueJson.Write(json, "unknown", finding.Reasons);
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
        if (left.Rows is { } rows)
            json.WriteNumber("rows", rows);
        json.WriteString("reason", left.Reason);
    }

    private static void Write(Utf8JsonWriter json, ObligationFinding finding)
    {
        json.WriteString("kind", "obligation");
        json.WriteString("pack", finding.Pack);
        json.WriteString("obligation", finding.Obligation);
        if (finding.Use is { } use)
            json.WriteString("use", use);
        json.WriteString("status", finding.Status.Id());
        if (finding.Strength is { } strength)
            json.WriteString("strength", Id(strength));
        Array(json, "pieces", finding.Pieces, Write);
        ValueJson.Write(json, "unknown", finding.Reasons);
    }

    private static void Write(Utf8JsonWriter json, EvidencePiece piece)
    {
        json.WriteString("kind", piece.Kind);
        json.WriteString("id", piece.Id);
        json.WriteString("status", piece.Status.Id());
        if (piece.Strength is { } strength)
            json.WriteString("strength", Id(strength));
        json.WriteString("detail", piece.Detail);
    }

    private static void Write(Utf8JsonWriter json, DocumentFinding document)
    {
        json.WriteString("kind", "document");
        json.WriteString("document", document.Kind);
        json.WriteString("file", document.File);
        json.WriteString("digest", "sha256:" + document.Sha256);
        if (document.Dated is { } dated)
            json.WriteString("dated", dated.ToString("O", CultureInfo.InvariantCulture));
        if (document.AgeDays is { } days)
            json.WriteNumber("ageDays", days);
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        Items(json, items, write);
        json.WriteEndArray();
    }

    private static void Items<T>(Utf8JsonWriter json, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }
    }

    private static string Id(Strength strength) => strength switch
    {
        Strength.Measured => "measured",
        Strength.Documented => "documented",
        _ => "declared",
    };
}
