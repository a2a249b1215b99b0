using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>How answers and leaves of conditions become variables, and which settings of the variables are answers at all.</summary>
internal static class Encoding
{
    /// <summary>The function of a leaf for one unit.</summary>
    public static int Leaf(Bdd bdd, Unit unit, Condition leaf) => leaf switch
    {
        Condition.HasValue { Fact.Type: FactType.YesNo or FactType.Judgement } yes => yes.Values[0] is "true" ? bdd.Variable(unit.First) : bdd.Not(bdd.Variable(unit.First)),
        Condition.HasValue has => has.Values.Aggregate(Bdd.False, (sum, value) => bdd.Or(sum, bdd.Variable(unit.First + Option(unit, value)))),
        Condition.NumberIs number => Number(bdd, unit, number),
        Condition.DateIs { Before: true } date => bdd.Not(bdd.Variable(unit.First + Index(unit.Days, date.Day))),
        Condition.DateIs date => bdd.Variable(unit.First + Index(unit.Days, date.Day)),
        Condition.SourceIsRight source => bdd.Variable(unit.First + source.Source),
        _ => throw new ArgumentException("not a leaf", nameof(leaf)),
    };

    /// <summary>Which settings of a unit's variables are answers: one value of a choice, none without others, cuts in order.</summary>
    public static int Answers(Bdd bdd, Unit unit)
    {
        if (unit.Disagreement is not null || unit.Fact?.Type == FactType.OneOf)
            return ExactlyOne(bdd, unit.First, unit.Count);
        if (unit.Fact?.Type == FactType.ManyOf)
            return NoneAlone(bdd, unit);
        var good = Bdd.True;
        for (var i = 1; i < unit.Cuts.Count + unit.Days.Count; i++)
            good = bdd.And(good, bdd.Ite(bdd.Variable(unit.First + i), bdd.Variable(unit.First + i - 1), Bdd.True));
        return good;
    }

    /// <summary>Fixes the variables of a unit that an answer settles.</summary>
    public static void Fix(Unit unit, FactValue answer, sbyte[] values)
    {
        for (var i = 0; i < unit.Count; i++)
        {
            if (Value(unit, i, answer) is { } value)
                values[unit.First + i] = value ? (sbyte)1 : (sbyte)0;
        }
    }

    private static bool? Value(Unit unit, int index, FactValue answer) => answer switch
    {
        FactValue.YesNo yes => yes.Value,
        FactValue.Judgement judged => judged.Value,
        FactValue.OneOf one => string.Equals(unit.Fact!.Options[index].Id, one.Value, StringComparison.Ordinal),
        FactValue.ManyOf many => many.Values.Contains(unit.Fact!.Options[index].Id) ? true : many.Complete ? false : null,
        FactValue.Number number => unit.Cuts[index].OrEqual ? number.Value >= unit.Cuts[index].Bound : number.Value > unit.Cuts[index].Bound,
        FactValue.Date date => date.Value >= unit.Days[index],
        _ => null,
    };

    private static int Number(Bdd bdd, Unit unit, Condition.NumberIs leaf)
    {
        var cut = bdd.Variable(unit.First + Index(unit.Cuts, Space.Cut(leaf)));
        return leaf.Comparison is Comparison.AtLeast or Comparison.Above ? cut : bdd.Not(cut);
    }

    private static int Option(Unit unit, string value) => Index([.. unit.Fact!.Options.Select(o => o.Id)], value);

    private static int Index<T>(IReadOnlyList<T> list, T value)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (EqualityComparer<T>.Default.Equals(list[i], value))
                return i;
        }

        throw new ArgumentException("the value has no variable", nameof(value));
    }

    private static int ExactlyOne(Bdd bdd, int first, int count)
    {
        var (none, one) = (Bdd.True, Bdd.False);
        for (var i = first + count - 1; i >= first; i--)
            (none, one) = (bdd.Make(i, none, Bdd.False), bdd.Make(i, one, none));
        return one;
    }

    private static int NoneAlone(Bdd bdd, Unit unit)
    {
        var options = unit.Fact!.Options;
        var none = Enumerable.Range(0, unit.Count).Where(i => options[i].Id is "none").ToList();
        if (none.Count == 0)
            return Bdd.True;
        var others = Enumerable.Range(0, unit.Count).Except(none).Aggregate(Bdd.False, (sum, i) => bdd.Or(sum, bdd.Variable(unit.First + i)));
        return bdd.Ite(bdd.Variable(unit.First + none[0]), bdd.Not(others), others);
    }
}
