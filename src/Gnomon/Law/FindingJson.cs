using System.Text.Json;

namespace Gnomon.Law;

/// <summary>Writes outcomes and obligations with their dates, citations, and the names of its reasons and of what is unknown.</summary>
internal static class FindingJson
{
    public static void Write(Utf8JsonWriter json, OutcomeFinding finding)
    {
        json.WriteString("id", finding.Id);
        json.WriteString("use", finding.Use);
        json.WriteString("says", finding.Says.In(Language.En));
        if (finding.Term is { } term)
            json.WriteString("term", term);
        Dated(json, finding.Truth, finding.InForce, finding.From, finding.Until);
        Grounds(json, finding.Cites, finding.Basis, finding.Unknowns, finding.Reasons);
    }

    public static void Write(Utf8JsonWriter json, ObligationDue due)
    {
        json.WriteString("id", due.Id);
        json.WriteString("use", due.Use);
        json.WriteString("role", due.Role);
        json.WriteString("says", due.Says.In(Language.En));
        Dated(json, due.Truth, due.InForce, due.From, due.Until);
        if (due.Asks is { } asks)
        {
            json.WritePropertyName("asks");
            Asks(json, asks);
        }

        DutyJson.Write(json, due);
        Grounds(json, due.Cites, due.Basis, due.Unknowns, due.Reasons);
    }

    private static void Dated(Utf8JsonWriter json, Truth truth, Truth inForce, DateRange from, DateRange until)
    {
        json.WriteString("truth", truth.Id());
        json.WriteString("inForce", inForce.Id());
        Range(json, "from", from);
        Range(json, "until", until);
    }

    public static void Range(Utf8JsonWriter json, string name, DateRange range)
    {
        if (range.IsCertain)
        {
            json.WriteString(name, ClassificationJson.DayOrNever(range.Earliest));
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("earliest", ClassificationJson.DayOrNever(range.Earliest));
        json.WriteString("latest", ClassificationJson.DayOrNever(range.Latest));
        json.WriteEndObject();
    }

    private static void Grounds(Utf8JsonWriter json, IReadOnlyList<Citation> cites, Confirmation basis, IReadOnlyList<Unknown> unknowns, IReadOnlyList<Reason> reasons)
    {
        ClassificationJson.List(json, "cites", cites, Cites);
        json.WriteString("basis", basis.Id());
        if (unknowns.Count > 0)
            ClassificationJson.Texts(json, "unknown", [.. unknowns.Select(u => u.Detail)]);
        ClassificationJson.List(json, "reasons", reasons, ReasonJson.Write);
    }

    public static void Cites(Utf8JsonWriter json, Citation citation)
    {
        json.WriteString("act", citation.Act);
        json.WriteString("article", citation.Article);
        json.WriteString("confirmed", citation.Confirmed.Id());
    }

    private static void Asks(Utf8JsonWriter json, EvidenceAsked asks)
    {
        json.WriteStartObject();
        switch (asks)
        {
            case EvidenceAsked.All all:
                Parts(json, "all", all.Parts);
                break;
            case EvidenceAsked.Any any:
                Parts(json, "any", any.Parts);
                break;
            case EvidenceAsked.Criterion criterion:
                json.WriteString("criterion", criterion.Id);
                break;
            case EvidenceAsked.Declaration declaration:
                json.WriteString("declaration", declaration.Fact);
                break;
            case EvidenceAsked.Document document:
                json.WriteString("document", document.Kind);
                if (document.WithinMonths is { } months)
                    json.WriteNumber("withinMonths", months);
                json.WriteBoolean("independent", document.Independent);
                if (document.Sections.Count > 0)
                    ClassificationJson.List(json, "sections", document.Sections, Section);
                break;
        }

        json.WriteEndObject();
    }

    private static void Section(Utf8JsonWriter json, DocumentSection section)
    {
        json.WriteString("id", section.Id);
        json.WriteString("says", section.Says.In(Language.En));
    }

    private static void Parts(Utf8JsonWriter json, string name, IReadOnlyList<EvidenceAsked> parts)
    {
        json.WriteStartArray(name);
        foreach (var part in parts)
            Asks(json, part);
        json.WriteEndArray();
    }
}
