using System.Text.Json;
using Gnomon.Decide;
using Gnomon.Plan;

namespace Gnomon.Report;

/// <summary>The <c>findings</c> array of <c>assessment.json</c>: criteria, obligations and documents, told apart by <c>kind</c>.</summary>
internal static class FindingsPart
{
    public static void Write(Utf8JsonWriter json, Findings findings)
    {
        json.WriteStartArray();
        foreach (var criterion in findings.Criteria)
            Criterion(json, criterion);
        foreach (var obligation in findings.Obligations)
            Obligation(json, obligation);
        foreach (var document in findings.Documents)
            Document(json, document);
        json.WriteEndArray();
    }

    private static void Criterion(Utf8JsonWriter json, CriterionFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("kind", "criterion");
        json.WriteString("criterion", finding.Criterion);
        json.WriteString("measure", finding.Measure);
        json.WriteString("metric", finding.Metric);
        JsonParts.Names(json, "by", finding.By);
        json.WriteString("status", Wording.Kebab(finding.Status.ToString()));
        json.WriteNumber(finding.Side == BarSide.AtLeast ? "atLeast" : "atMost", finding.Bar);
        JsonParts.Value(json, finding.Value);
        JsonParts.Unknowns(json, "unknown", finding.Reasons);
        Groups(json, "worst", finding.Worst);
        LeftOut(json, finding.LeftOut);
        if (finding.ExpectedIfEqual is { } expected)
            json.WriteNumber("expectedIfEqual", expected);
        if (finding.MoreRows is { } more)
        {
            json.WriteStartObject("moreRows");
            json.WriteNumber("least", more.Least);
            json.WriteNumber("most", more.Most);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Groups(Utf8JsonWriter json, string name, IReadOnlyList<GroupKey> groups)
    {
        json.WriteStartArray(name);
        foreach (var group in groups)
            JsonParts.Group(json, group);
        json.WriteEndArray();
    }

    private static void LeftOut(Utf8JsonWriter json, IReadOnlyList<LeftOutGroup> groups)
    {
        json.WriteStartArray("leftOut");
        foreach (var left in groups)
        {
            json.WriteStartObject();
            json.WritePropertyName("group");
            JsonParts.Group(json, left.Group);
            json.WriteNumber("rows", left.Rows);
            json.WriteString("reason", left.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Obligation(Utf8JsonWriter json, ObligationFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("kind", "obligation");
        json.WriteString("pack", finding.Pack);
        json.WriteString("obligation", finding.Obligation);
        json.WriteString("use", finding.Use);
        json.WriteString("status", Wording.Kebab(finding.Status.ToString()));
        json.WriteString("strength", Strength(finding.Strength));
        json.WriteStartArray("pieces");
        foreach (var piece in finding.Pieces)
        {
            json.WriteStartObject();
            json.WriteString("kind", piece.Kind);
            json.WriteString("id", piece.Id);
            json.WriteString("status", Wording.Kebab(piece.Status.ToString()));
            json.WriteString("strength", Strength(piece.Strength));
            json.WriteString("detail", piece.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        JsonParts.Unknowns(json, "unknown", finding.Reasons);
        json.WriteEndObject();
    }

    private static void Document(Utf8JsonWriter json, DocumentFinding document)
    {
        json.WriteStartObject();
        json.WriteString("kind", "document");
        json.WriteString("document", document.Kind);
        json.WriteString("file", document.File);
        json.WriteString("digest", "sha256:" + document.Sha256);
        json.WriteString("dated", document.Dated is { } day ? JsonParts.Day(day) : null);
        if (document.AgeDays is { } age)
            json.WriteNumber("ageDays", age);
        else
            json.WriteNull("ageDays");
        json.WriteEndObject();
    }

    private static string? Strength(Strength? strength) => strength is { } known ? Wording.Kebab(known.ToString()) : null;
}
