using System.Text.Json;

namespace Gnomon.Law;

/// <summary>Writes explanations: the provisions of a pack and what is unknown once each, and everywhere else their names.</summary>
internal static class ReasonJson
{
    /// <summary>Writes <c>steps</c>: every provision that an explanation of the pack speaks of, with what it rests on.</summary>
    public static void WriteSteps(Utf8JsonWriter json, PackClassification pack) => ClassificationJson.List(json, "steps", Explanation.Provisions(pack), Step);

    /// <summary>Writes <c>unknowns</c>: all that a finding of the pack leaves open, with what would settle it; a finding names it by its detail.</summary>
    public static void WriteUnknowns(Utf8JsonWriter json, PackClassification pack)
    {
        var open = pack.Outcomes.SelectMany(o => o.Unknowns).Concat(pack.Obligations.SelectMany(o => o.Unknowns));
        ValueJson.Write(json, "unknowns", [.. open.DistinctBy(u => u.Detail, StringComparer.Ordinal)]);
    }

    /// <summary>Writes a reason where it counts: its role, and the name of its step or what the fact says.</summary>
    public static void Write(Utf8JsonWriter json, Reason reason)
    {
        json.WriteString("role", reason.Role);
        if (reason.Key is { } key)
        {
            json.WriteString("step", key);
            return;
        }

        if (reason.Fact is not null)
            json.WriteString("fact", reason.Fact);
        json.WriteString("truth", reason.Truth.Id());
        json.WriteString("answer", reason.Answer);
        if (reason.Day is { } law)
            json.WriteString(law.Before ? "before" : "onOrAfter", ClassificationJson.Day(law.Day));
        if (reason.SettledBy.Count > 0)
            ClassificationJson.List(json, "settledBy", reason.SettledBy, Settling);
        if (reason.Fact is null)
            json.WriteString("says", reason.Says.In(Language.En));
    }

    private static void Settling(Utf8JsonWriter json, SettlingAnswer answer)
    {
        json.WriteString("fact", answer.Fact);
        json.WriteString("answer", answer.Answer);
    }

    private static void Step(Utf8JsonWriter json, Reason step)
    {
        json.WriteString("step", step.Key);
        json.WriteString("provision", step.Provision);
        json.WriteString("truth", step.Truth.Id());
        if (step.Cites is { } cites)
        {
            json.WriteStartObject("cites");
            FindingJson.Cites(json, cites);
            json.WriteEndObject();
        }

        ClassificationJson.List(json, "parts", step.Parts, Write);
    }
}
