using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>How answers and leaves of conditions become variables, and which settings of the variables are answers at all.</summary>
internal static class Encoding
{
    /// <summary>The function of a leaf for one unit.</summary>
    public static int Leaf(Bdd bdd, Unit unit, Condition leaf) => leaf switch
    {
        Condition.HasValue { Fact.Type: FactType.YesNo or FactType.Judgement } yes => yes.Values[0] is "true" ? bdd.Variable(unit.Bits[0]) : bdd.Not(bdd.Variable(unit.Bits[0])),
        Condition.HasValue has => has.Values.Aggregate(Bdd.False, (sum, value) => bdd.Or(sum, bdd.Variable(unit.Bits[Option(unit, value)]))),
        Condition.NumberIs number => Number(bdd, unit, number),
        Condition.DateIs { Before: true } date => bdd.Not(bdd.Variable(unit.Bits[Index(unit.Days, date.Day)])),
        Condition.DateIs date => bdd.Variable(unit.Bits[Index(unit.Days, date.Day)]),
        Condition.HasCome => bdd.Not(bdd.Variable(unit.Bits[Index(unit.Days, unit.Tomorrow)])),
        Condition.SourceIsRight source => bdd.Variable(unit.Bits[source.Source]),
        _ => throw new ArgumentException("not a leaf", nameof(leaf)),
    };

    /// <summary>Which settings of a unit's variables are answers: one value of a choice, none without others, cuts in order.</summary>
    public static int Answers(Bdd bdd, Unit unit)
    {
        if (unit.Disagreement is not null || unit.Fact?.Type == FactType.OneOf)
            return ExactlyOne(bdd, unit);
        if (unit.Fact?.Type == FactType.ManyOf)
            return NoneAlone(bdd, unit);
        var good = Bdd.True;
        for (var i = 1; i < unit.Cuts.Count + unit.Days.Count; i++)
            good = bdd.And(good, bdd.Ite(bdd.Variable(unit.Bits[i]), bdd.Variable(unit.Bits[i - 1]), Bdd.True));
        return good;
    }

    /// <summary>What an answer says of one variable of its unit; null where it leaves it open.</summary>
    public static bool? Value(Unit unit, int index, FactValue answer) => answer switch
    {
        FactValue.YesNo yes => yes.Value,
        FactValue.Judgement judged => judged.Value,
        FactValue.OneOf one => string.Equals(unit.Fact!.Options[index].Id, one.Value, StringComparison.Ordinal),
        FactValue.ManyOf many => many.Values.Contains(unit.Fact!.Options[index].Id) ? true : many.Complete ? false : null,
        FactValue.Number number => unit.Cuts[index].OrEqual ? number.Value >= unit.Cuts[index].Bound : number.Value > unit.Cuts[index].Bound,
        FactValue.Date date when date.First >= unit.Days[index] => true,
        FactValue.Date date when date.Last < unit.Days[index] => false,
        _ => null,
    };

    private static int Number(Bdd bdd, Unit unit, Condition.NumberIs leaf)
    {
        var cut = bdd.Variable(unit.Bits[Index(unit.Cuts, Space.Cut(leaf))]);
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

    private static int ExactlyOne(Bdd bdd, Unit unit)
    {
        var (none, one) = (Bdd.True, Bdd.False);
        foreach (var bit in unit.Bits.OrderDescending())
            (none, one) = (bdd.Make(bit, none, Bdd.False), bdd.Make(bit, one, none));
        return one;
    }

    private static int NoneAlone(Bdd bdd, Unit unit)
    {
        var options = unit.Fact!.Options;
        var none = Enumerable.Range(0, unit.Count).Where(i => options[i].Id is "none").ToList();
        if (none.Count == 0)
            return Bdd.True;
        var others = Enumerable.Range(0, unit.Count).Except(none).Select(i => unit.Bits[i]).OrderDescending().Aggregate(Bdd.False, (sum, bit) => bdd.Or(bdd.Variable(bit), sum));
        return bdd.Ite(bdd.Variable(unit.Bits[none[0]]), bdd.Not(others), others);
    }
}
