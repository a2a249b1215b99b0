using System.Text.Json;

namespace Gnomon.Law;

/// <summary>Writes where a system stands among a pack's classes, and what the open ones would bring.</summary>
internal static class ClassRangeJson
{
    public static void Write(Utf8JsonWriter json, PackClassification pack)
    {
        ClassificationJson.List(json, "ranges", ClassRange.Of(pack), Range);
        if (pack.Planning.Count > 0)
            ClassificationJson.List(json, "planning", pack.Planning, Plan);
    }

    private static void Range(Utf8JsonWriter json, ClassRange range)
    {
        json.WriteString("use", range.Use);
        if (range.Least is { } least)
        {
            json.WriteStartObject("least");
            Ranked(json, least);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("least");
        }

        ClassificationJson.List(json, "open", range.Open, Open);
        ClassificationJson.List(json, "notReached", range.NotReached, Ranked);
    }

    private static void Open(Utf8JsonWriter json, OpenClass open)
    {
        json.WriteString("class", open.Class);
        Ids(json, open.Outcomes);
        ClassificationJson.Texts(json, "causes", [.. open.Causes.Select(c => c.Id())]);
        ClassificationJson.List(json, "questions", open.Questions, (into, question) =>
        {
            into.WriteString("fact", question.Fact);
            into.WriteString("scope", question.Scope);
        });
    }

    private static void Ranked(Utf8JsonWriter json, RankedClass ranked)
    {
        json.WriteString("class", ranked.Class);
        Ids(json, ranked.Outcomes);
    }

    private static void Plan(Utf8JsonWriter json, PlannedClass planned)
    {
        json.WriteString("class", planned.Open.Class);
        Ids(json, planned.Open.Outcomes);
        ClassificationJson.List(json, "duties", planned.Duties, Duty);
        json.WriteNumber("possible", planned.Possible);
    }

    private static void Duty(Utf8JsonWriter json, ObligationDue due)
    {
        json.WriteString("id", due.Id);
        json.WriteString("use", due.Use);
        json.WriteString("says", due.Says.In(Language.En));
        FindingJson.Range(json, "from", due.From);
        ClassificationJson.List(json, "cites", due.Cites, FindingJson.Cites);
    }

    private static void Ids(Utf8JsonWriter json, IEnumerable<OutcomeFinding> findings) =>
        ClassificationJson.Texts(json, "outcomes", [.. findings.Select(o => o.Id).Distinct(StringComparer.Ordinal)]);
}
