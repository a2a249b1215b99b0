using System.Globalization;
using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>Answers as ids, for explanations: the same in every language.</summary>
internal static class AnswerText
{
    /// <summary>The answer to a fact, or that sources disagree; of several models, each with its id.</summary>
    public static string Of(Evidence evidence, Unit[] units) => units.Length == 1
        ? One(evidence, units[0])
        : string.Join("; ", units.Select(u => $"{evidence.Sheet.ScopeOf(u, evidence.Use) ?? "model"}: {One(evidence, u)}"));

    private static string One(Evidence evidence, Unit unit) => evidence.Withdrawn(unit) is not null
        ? "contradicted"
        : unit.Disagreement is not null ? UnknownCause.SourcesConflict.Id()
        : evidence.Answer(unit)?.Value switch
        {
            null => UnknownCause.NotAsked.Id(),
            FactValue.DontKnow => UnknownCause.DontKnow.Id(),
            FactValue.YesNo yes => yes.Value ? "true" : "false",
            FactValue.Judgement judged => judged.Value ? "true" : "false",
            FactValue.OneOf one => one.Value,
            FactValue.ManyOf many => Many(many),
            FactValue.Number number => $"{number.Value.ToString(CultureInfo.InvariantCulture)} {unit.Fact!.Unit}",
            FactValue.Date date => date.ToString(),
            _ => throw new InvalidOperationException("a type of answer without a text"),
        };

    private static string Many(FactValue.ManyOf many)
    {
        var values = many.Values.Count == 1 ? many.Values[0] : string.Join(", ", many.Values);
        return many.Complete || many.Values is ["none"] ? values : many.Values.IsEmpty ? "not complete" : values + " (not complete)";
    }
}
