using System.Globalization;

namespace Gnomon.Law.Tools;

/// <summary>Conditions in the ids of the pack, on one line: <c>all(use.area: work, not eu.exempt-6.3)</c>.</summary>
internal static class ConditionText
{
    public static string Of(Condition condition) => condition switch
    {
        Condition.Constant constant => constant.Value ? "always" : "never",
        Condition.HasValue has => $"{has.Fact.Id}: {string.Join(" or ", has.Values)}",
        Condition.NumberIs number => string.Create(CultureInfo.InvariantCulture, $"{number.Fact.Id} {Word(number.Comparison)} {number.Bound} {number.Fact.Unit}"),
        Condition.DateIs date => $"{date.Fact.Id} {(date.Before ? "before" : "on or after")} {ClassificationJson.Day(date.Day)}",
        Condition.HasCome day => $"{day.Fact.Id} has come",
        Condition.Outcome outcome => outcome.Pattern,
        Condition.All { Parts: [var only] } => Of(only),
        Condition.All all => $"all({string.Join(", ", all.Parts.Select(Of))})",
        Condition.Any { Parts: [var only] } => Of(only),
        Condition.Any any => $"any({string.Join(", ", any.Parts.Select(Of))})",
        Condition.Not not => $"not {Of(not.Part)}",
        Condition.SourceIsRight source => $"\"{source.Disagreement.Sources[source.Source].In(Language.En)}\" is right",
        _ => throw new InvalidOperationException("a condition without a text"),
    };

    /// <summary>When a version begins: a day, or a day for each condition.</summary>
    public static string Of(IReadOnlyList<Beginning> from) => string.Join("; ", from.Select(b => b.When is Condition.Constant { Value: true }
        ? (from.Count > 1 ? "else " : "") + Day(b)
        : $"{Day(b)} if {Of(b.When)}"));

    public static string Day(DateOnly? day) => ClassificationJson.DayOrNever(day);

    private static string Day(Beginning beginning) => beginning.Fact is { } fact ? "day of " + fact.Id : Day(beginning.Day);

    private static string Word(Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => ">=",
        Comparison.AtMost => "<=",
        Comparison.Above => ">",
        _ => "<",
    };
}
