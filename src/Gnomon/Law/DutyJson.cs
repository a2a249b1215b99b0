using System.Text.Json;

namespace Gnomon.Law;

/// <summary>Writes what an obligation has beside its truth: penalty band, time limits, and the duties of other packs that it serves.</summary>
internal static class DutyJson
{
    public static void Write(Utf8JsonWriter json, ObligationDue due)
    {
        if (due.Penalty is { } penalty)
            Penalty(json, penalty);
        if (due.Clocks.Count > 0)
            ClassificationJson.List(json, "clocks", due.Clocks, Clock);
        if (due.Serves.Count == 0)
            return;
        json.WriteStartArray("serves");
        foreach (var target in due.Serves)
            json.WriteStringValue(target.ToString());
        json.WriteEndArray();
    }

    private static void Penalty(Utf8JsonWriter json, Penalty penalty)
    {
        json.WriteStartObject("penalty");
        if (penalty.AtMost is { } most)
        {
            json.WriteStartObject("atMost");
            json.WriteNumber("amount", most.Amount);
            json.WriteString("currency", most.Currency);
            json.WriteEndObject();
        }

        if (penalty.TurnoverPercent is { } percent)
            json.WriteNumber("turnoverPercent", percent);
        if (penalty.Whichever is { } which)
            json.WriteString("whichever", which is Whichever.Higher ? "higher" : "lower");
        if (penalty.LowerFor.Count > 0)
            ClassificationJson.List(json, "lowerFor", penalty.LowerFor, Relief);
        Cites(json, penalty.Cites);
        json.WriteEndObject();
    }

    private static void Relief(Utf8JsonWriter json, PenaltyRelief relief)
    {
        json.WriteString("size", relief.Size);
        Cites(json, relief.Cites);
    }

    private static void Cites(Utf8JsonWriter json, Citation cites)
    {
        json.WriteStartObject("cites");
        FindingJson.Cites(json, cites);
        json.WriteEndObject();
    }

    private static void Clock(Utf8JsonWriter json, Clock clock)
    {
        json.WriteString("event", clock.Event);
        switch (clock.Limit)
        {
            case ClockLimit.Within within:
                json.WriteString("within", within.Period.ToString());
                break;
            case ClockLimit.WorkingDays working:
                json.WriteNumber("workingDays", working.Days);
                break;
            case ClockLimit.AtLeast least:
                json.WriteString("atLeast", least.Period.ToString());
                break;
        }

        json.WriteString("countedFrom", clock.CountedFrom);
        json.WriteString("says", clock.Says.In(Language.En));
    }
}
