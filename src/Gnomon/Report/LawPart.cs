using System.Text.Json;
using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>The <c>law</c> array of <c>assessment.json</c>: ids, truths, dates, reasons and citations of every pack.</summary>
internal static class LawPart
{
    public static void Write(Utf8JsonWriter json, Classification classification)
    {
        json.WriteStartArray();
        foreach (var pack in classification.Packs)
        {
            json.WriteStartObject();
            json.WriteString("pack", pack.Pack);
            json.WriteString("version", pack.Version);
            Each(json, "outcomes", pack.Outcomes, Outcome);
            Each(json, "obligations", pack.Obligations, Obligation);
            Each(json, "questions", pack.Questions, Question);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Outcome(Utf8JsonWriter json, OutcomeFinding outcome)
    {
        json.WriteString("id", outcome.Id);
        json.WriteString("use", outcome.Use);
        json.WriteString("truth", outcome.Truth.Id());
        json.WriteString("inForce", outcome.InForce.Id());
        Dates(json, "from", outcome.From);
        Dates(json, "until", outcome.Until);
        Each(json, "reasons", outcome.Reasons, Reason);
        JsonParts.Unknowns(json, "unknown", outcome.Unknowns);
        Each(json, "cites", outcome.Cites, Citation);
    }

    private static void Obligation(Utf8JsonWriter json, ObligationDue due)
    {
        json.WriteString("id", due.Id);
        json.WriteString("use", due.Use);
        json.WriteString("role", due.Role);
        Each(json, "cites", due.Cites, Citation);
        Dates(json, "from", due.From);
        Dates(json, "until", due.Until);
        json.WriteString("truth", due.Truth.Id());
        json.WriteString("inForce", due.InForce.Id());
        JsonParts.Unknowns(json, "unknown", due.Unknowns);
    }

    private static void Question(Utf8JsonWriter json, OpenQuestion question)
    {
        json.WriteString("fact", question.Fact);
        json.WriteString("scope", question.Scope);
        JsonParts.Names(json, "decides", question.Decides);
        JsonParts.Names(json, "touches", question.Touches);
    }

    private static void Reason(Utf8JsonWriter json, Reason reason)
    {
        json.WriteString("role", reason.Role);
        json.WriteString(reason.Fact is null ? "provision" : "fact", reason.Fact ?? reason.Provision);
        json.WriteString("truth", reason.Truth.Id());
        if (reason.Answer is { } answer)
            json.WriteString("answer", answer);
        if (reason.Parts.Count > 0)
            Each(json, "parts", reason.Parts, Reason);
    }

    private static void Citation(Utf8JsonWriter json, Citation cite)
    {
        json.WriteString("act", cite.Act);
        json.WriteString("article", cite.Article);
        json.WriteString("confirmed", Wording.Kebab(cite.Confirmed.ToString()));
    }

    // One day, null for never, or the two ends where a fact that decides is missing.
    private static void Dates(Utf8JsonWriter json, string name, DateRange range)
    {
        if (range.IsCertain)
        {
            json.WriteString(name, range.Earliest is { } day ? JsonParts.Day(day) : null);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("earliest", range.Earliest is { } first ? JsonParts.Day(first) : null);
        json.WriteString("latest", range.Latest is { } last ? JsonParts.Day(last) : null);
        json.WriteEndObject();
    }

    private static void Each<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
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
}
