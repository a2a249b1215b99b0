using System.Globalization;
using Gnomon.Describe;
using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>Conditions in the reader's words, a line for each part: for a lawyer who holds a pack against the text of the law.</summary>
/// <param name="pack">The pack that the conditions stand in.</param>
/// <param name="wording">The reader's words.</param>
/// <param name="line">Prints a line at a depth.</param>
public sealed class ConditionLines(LawPack pack, Wording wording, Action<int, Phrase> line)
{
    private const int MostNamed = 6;

    private Texts Texts => wording.Texts;

    /// <summary>Prints a condition, with its parts below it.</summary>
    public void Write(Condition condition, int depth)
    {
        ArgumentNullException.ThrowIfNull(condition);
        switch (condition)
        {
            case Condition.All { Parts: [var only] }:
                Write(only, depth);
                break;
            case Condition.Any { Parts: [var only] }:
                Write(only, depth);
                break;
            case Condition.All all:
                Group("condition.all", all.Conjuncts(), depth);
                break;
            case Condition.Any any:
                Group("condition.any", any.Parts, depth);
                break;
            case Condition.Not not:
                Group("condition.not", [not.Part], depth);
                break;
            case Condition.Outcome { Pattern: var pattern } when pattern.EndsWith('*') && Few(pattern) is { Count: > 0 } few:
                Group("condition.any", few, depth);
                break;
            default:
                line(depth, Leaf(condition));
                break;
        }
    }

    /// <summary>The conclusions of a pattern one by one, where a reader can overlook them; else none.</summary>
    private List<Condition> Few(string pattern)
    {
        var all = pack.Outcomes.Where(o => Patterns.Covers(pattern, o.Id)).Select(Condition (o) => new Condition.Outcome(o.Id)).ToList();
        return all.Count <= MostNamed ? all : [];
    }

    private void Group(string title, IEnumerable<Condition> parts, int depth)
    {
        line(depth, Phrase.Own(Texts[title]));
        foreach (var part in parts)
            Write(part, depth + 1);
    }

    private Phrase Leaf(Condition condition) => condition switch
    {
        Condition.Constant constant => Phrase.Own(Texts[constant.Value ? "condition.always" : "condition.never"]),
        Condition.HasValue has => Asked(has.Fact, Texts.Say("law.answer", ("answer", Phrase.Join(Texts["list.or"], has.Values.Select(v => Value(has.Fact, v)))))),
        Condition.NumberIs number => Asked(number.Fact, Texts.Say("condition." + Wording.Kebab(number.Comparison.ToString()), ("bound", Bound(number)))),
        Condition.DateIs date => Asked(date.Fact, Texts.Say(date.Before ? "condition.before" : "condition.from", ("day", wording.Day(date.Day)))),
        Condition.HasCome day => Asked(day.Fact, Phrase.Own(Texts["condition.has-come"])),
        Condition.Outcome outcome => Outcome(outcome.Pattern),
        Condition.SourceIsRight source => Texts.Say("condition.source", ("source", wording.Of(source.Disagreement.Sources[source.Source]))),
        _ => throw new InvalidOperationException("a condition without words"),
    };

    private Phrase Asked(FactDefinition fact, Phrase answer) => Phrase.Join(" · ", [wording.Of(fact.Words(pack.Jurisdiction.ToLowerInvariant()).Question), answer]);

    private Phrase Value(FactDefinition fact, string value) => fact.Options.Count > 0 ? wording.Option(fact, value) : Phrase.Own(Texts["answer." + value]);

    private static Phrase Bound(Condition.NumberIs number) => Phrase.Foreign(string.Create(CultureInfo.InvariantCulture, $"{number.Bound} {number.Fact.Unit}").TrimEnd());

    private Phrase Outcome(string pattern) => pack.Outcomes.FirstOrDefault(o => string.Equals(o.Id, pattern, StringComparison.Ordinal)) is { } one
        ? Texts.Say("condition.outcome", ("says", wording.Of(one.Says)), ("id", Phrase.Foreign(one.Id)))
        : Texts.Say("condition.outcomes", ("pattern", Phrase.Foreign(pattern)));
}
