using System.Runtime.CompilerServices;

namespace Gnomon.Measure.Fairness;

/// <summary>The four ways in which a prediction and the truth can meet; several of them as flags.</summary>
[Flags]
internal enum Outcomes
{
    None = 0,
    TruePositive = 1,
    FalsePositive = 2,
    FalseNegative = 4,
    TrueNegative = 8,
    All = 15,
}

/// <summary>Counts of rows by label and prediction, each of which may be missing. Counts add up; rows are never objects.</summary>
internal readonly struct Confusion : IEquatable<Confusion>
{
    private readonly Counts counts;

    private Confusion(Counts counts) => this.counts = counts;

    /// <summary>The nine kinds of rows, with what each may be: a missing label leaves two outcomes open, both missing leave four.</summary>
    public static IReadOnlyList<Outcomes> Kinds { get; } =
        [.. from label in (bool?[])[null, false, true] from prediction in (bool?[])[null, false, true] select Possible(label, prediction)];

    /// <summary>What weights or repeated units do to rates of these rows; null where every row counts alike and for itself. Sums of rows have none.</summary>
    public GroupDesign? Design { get; init; }

    public long this[int kind] => counts[kind];

    /// <summary>All rows.</summary>
    public long Rows => Sum(_ => true);

    /// <summary>Rows without a label.</summary>
    public long MissingLabel => Sum(kind => kind / 3 == 0);

    /// <summary>Rows without a prediction.</summary>
    public long MissingPrediction => Sum(kind => kind % 3 == 0);

    public Confusion Add(bool? label, bool? prediction, long rows)
    {
        var sum = counts;
        sum[KindOf(label, prediction)] += rows;
        return new Confusion(sum) { Design = Design };
    }

    public static Confusion operator +(Confusion left, Confusion right)
    {
        var sum = left.counts;
        for (var kind = 0; kind < Kinds.Count; kind++)
            sum[kind] += right.counts[kind];
        return new Confusion(sum);
    }

    /// <summary>The rest of the rows; the part lies within.</summary>
    public static Confusion operator -(Confusion whole, Confusion part)
    {
        var rest = whole.counts;
        for (var kind = 0; kind < Kinds.Count; kind++)
            rest[kind] -= part.counts[kind];
        return new Confusion(rest);
    }

    public bool Equals(Confusion other) => ((ReadOnlySpan<long>)counts).SequenceEqual(other.counts);

    public override bool Equals(object? obj) => obj is Confusion other && Equals(other);

    public override int GetHashCode() => Rows.GetHashCode();

    private long Sum(Func<int, bool> which)
    {
        long sum = 0;
        for (var kind = 0; kind < Kinds.Count; kind++)
            sum += which(kind) ? counts[kind] : 0;
        return sum;
    }

    /// <summary>The place of a row among the <see cref="Kinds"/>.</summary>
    public static int KindOf(bool? label, bool? prediction) => (3 * Index(label)) + Index(prediction);

    private static int Index(bool? value) => value switch { null => 0, false => 1, true => 2 };

    private static Outcomes Possible(bool? label, bool? prediction)
    {
        const Outcomes LabelTrue = Outcomes.TruePositive | Outcomes.FalseNegative;
        const Outcomes PredictedTrue = Outcomes.TruePositive | Outcomes.FalsePositive;
        var byLabel = label switch { null => Outcomes.All, true => LabelTrue, false => Outcomes.All & ~LabelTrue };
        return prediction switch { null => byLabel, true => byLabel & PredictedTrue, false => byLabel & ~PredictedTrue };
    }

    [InlineArray(9)]
    private struct Counts
    {
        private long first;
    }
}
