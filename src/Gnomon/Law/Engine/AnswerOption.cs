using System.Globalization;
using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>A whole answer that a question offers: a value of a choice (of a list, that value and no other), a side of a bound or day.</summary>
/// <param name="Text">The answer as an id or bound: <c>true</c>, <c>recruit</c>, <c>before 2026-08-02</c>, <c>at-least 10 FLOP</c>.</param>
/// <param name="Values">For each variable of the unit whether it holds.</param>
internal sealed record AnswerOption(string Text, bool[] Values)
{
    public static IReadOnlyList<AnswerOption> Of(Unit unit) => unit.Fact?.Type switch
    {
        null => [],
        FactType.YesNo or FactType.Judgement => [new("true", [true]), new("false", [false])],
        FactType.Number => [.. Sides(unit.Count, i => Number(unit, i))],
        FactType.Date => [.. Sides(unit.Count, i => Day(unit, i))],
        _ => [.. unit.Fact.Options.Select((o, i) => new AnswerOption(o.Id, [.. Enumerable.Range(0, unit.Count).Select(j => j == i)]))],
    };

    private static IEnumerable<AnswerOption> Sides(int cuts, Func<int, string> text) =>
        Enumerable.Range(0, cuts + 1).Select(i => new AnswerOption(text(i), [.. Enumerable.Range(0, cuts).Select(j => j < i)]));

    private static string Number(Unit unit, int i)
    {
        if (i == 0)
            return string.Create(CultureInfo.InvariantCulture, $"{(unit.Cuts[0].OrEqual ? "below" : "at-most")} {unit.Cuts[0].Bound} {unit.Fact!.Unit}");
        var (bound, orEqual) = unit.Cuts[i - 1];
        return string.Create(CultureInfo.InvariantCulture, $"{(orEqual ? "at-least" : "above")} {bound} {unit.Fact!.Unit}");
    }

    private static string Day(Unit unit, int i) => i == 0
        ? "before " + ClassificationJson.Day(unit.Days[0])
        : "on-or-after " + ClassificationJson.Day(unit.Days[i - 1]);
}
