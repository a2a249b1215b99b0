using Gnomon.Columns;

namespace Gnomon.Measure.Fairness;

/// <summary>
/// Sums of sampling weights by kind of row (see <see cref="Confusion"/>), with those of squares; they add up over parts that share no row, so that margins of margins
/// have them too. Where units stand in several rows a square is the weight of a row times all weights of its unit: the variance then is that of a unit
/// whose rows are copies of one, which by the inequality of Cauchy and Schwarz no dependence within units goes beyond.
/// </summary>
internal sealed class KindWeights
{
    private readonly double[] weights, squares;
    private readonly double rows;
    private readonly bool clustered;

    private KindWeights(double[] weights, double[] squares, double rows, bool clustered) => (this.weights, this.squares, this.rows, this.clustered) = (weights, squares, rows, clustered);

    /// <summary>The design of these rows.</summary>
    public GroupDesign Design
    {
        get
        {
            double[][] products = [.. squares.Select((square, kind) => Enumerable.Range(0, squares.Length).Select(k => k == kind ? square : 0).ToArray())];
            return new GroupDesign(weights, products, clustered ? weights.Sum() * (weights.Sum() / squares.Sum()) : rows);
        }
    }

    /// <summary>What a row of a table adds that has the sums <c>w</c> and <c>q</c> and the rows <c>n</c>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="kind">Which of the nine kinds it counts.</param>
    /// <param name="clustered">Whether units stand in several rows.</param>
    public static KindWeights Of(TableRow row, int kind, bool clustered)
    {
        var (weights, squares) = (new double[Confusion.Kinds.Count], new double[Confusion.Kinds.Count]);
        (weights[kind], squares[kind]) = (UnitTables.Sum(row, "w"), UnitTables.Sum(row, "q"));
        return new KindWeights(weights, squares, row.Number("n"), clustered);
    }

    public static KindWeights operator +(KindWeights left, KindWeights right) => left.With(right, 1);

    /// <summary>The rest of the rows; the part lies within.</summary>
    public static KindWeights operator -(KindWeights whole, KindWeights part) => whole.With(part, -1);

    private KindWeights With(KindWeights other, int sign) => new(
        [.. weights.Zip(other.weights, (a, b) => Math.Max(0, a + (sign * b)))], [.. squares.Zip(other.squares, (a, b) => Math.Max(0, a + (sign * b)))], rows + (sign * other.rows), clustered);
}

/// <summary>Rows of one part of the data by kind, and what the design of the sample makes of them.</summary>
/// <param name="Counts">The rows.</param>
/// <param name="Weights">Their weights; null where every row counts alike and for itself.</param>
internal readonly record struct WeightedRows(Confusion Counts, KindWeights? Weights)
{
    /// <summary>How many.</summary>
    public long Rows => Counts.Rows;

    /// <summary>Those that a row of a table with <c>label</c>, <c>prediction</c> and <c>n</c> counts.</summary>
    /// <param name="row">The row.</param>
    /// <param name="clustered">Whether units stand in several rows; null where every row counts alike and for itself.</param>
    public static WeightedRows Of(TableRow row, bool? clustered) => Of(row, row.Truth("label"), row.Truth("prediction"), clustered);

    /// <summary>The same, with the label and the prediction read already.</summary>
    public static WeightedRows Of(TableRow row, bool? label, bool? prediction, bool? clustered) =>
        new(default(Confusion).Add(label, prediction, row.Number("n")), clustered is { } units ? KindWeights.Of(row, Confusion.KindOf(label, prediction), units) : null);

    /// <summary>A rate of them.</summary>
    public RateCount Count(Rate rate) => rate.Count(Weights is { } weights ? Counts with { Design = weights.Design } : Counts);

    public static WeightedRows operator +(WeightedRows left, WeightedRows right) =>
        new(left.Counts + right.Counts, left.Weights is { } a && right.Weights is { } b ? a + b : left.Weights ?? right.Weights);

    /// <summary>The rest of the rows; the part lies within.</summary>
    public static WeightedRows operator -(WeightedRows whole, WeightedRows part) =>
        new(whole.Counts - part.Counts, whole.Weights is { } a && part.Weights is { } b ? a - b : whole.Weights);
}
