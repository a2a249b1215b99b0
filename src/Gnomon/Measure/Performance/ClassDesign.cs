using Gnomon.Columns;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Performance;

/// <summary>The weights of a confusion matrix, and what units of several rows do to figures made of it.</summary>
internal sealed class ClassDesign
{
    private readonly Dictionary<(string Label, string Prediction), int> places;
    private readonly UnitTotals totals;
    private readonly bool isPlain;

    private ClassDesign(Dictionary<(string, string), int> places, UnitTotals totals, bool isPlain = false) => (this.places, this.totals, this.isPlain) = (places, totals, isPlain);

    /// <summary>Each row one independent unit of weight 1, as for figures of which no other variance is at hand.</summary>
    public static ClassDesign Plain(ClassTable table)
    {
        double[] rows = [.. table.Pairs.Select(p => (double)p.Rows)];
        return new ClassDesign(
            table.Pairs.Index().ToDictionary(p => (p.Item.Label, p.Item.Prediction), p => p.Index),
            new UnitTotals(rows, [.. rows.Index().Select(r => (r.Index, r.Index, r.Item))], table.Known, table.Known),
            isPlain: true);
    }

    /// <summary>From the rows of one group of the table <c>classes.sql</c>.</summary>
    /// <exception cref="FormatException">The table is not what the statement gives.</exception>
    public static ClassDesign Of(ClassTable table, IEnumerable<TableRow> rows)
    {
        var found = table.Pairs.Index().ToDictionary(p => (p.Item.Label, p.Item.Prediction), p => p.Index);
        int Place(TableRow row, string label, string prediction) => found.TryGetValue((row.Text(label)!, row.Text(prediction)!), out var place) ? place : throw new FormatException("the table of classes names a pair that the cells do not have");
        var weights = new double[found.Count];
        var products = new List<(int, int, double)>();
        long units = 0;
        foreach (var row in rows)
        {
            var (one, other) = (Place(row, "label", "prediction"), Place(row, "other_label", "other_prediction"));
            units = row.Number("all_units");
            weights[one] += UnitTables.Sum(row, "weight");
            products.Add((one, other, UnitTables.Sum(row, "product")));
        }

        var squares = products.Sum(p => (p.Item1 == p.Item2 ? 1 : 2) * p.Item3);
        return new ClassDesign(found, new UnitTotals(weights, products, units, squares > 0 ? weights.Sum() * (weights.Sum() / squares) : units));
    }

    /// <summary>A figure made of the confusion matrix, with its variance.</summary>
    /// <param name="table">The matrix.</param>
    /// <param name="figure">From counts, or sums of weights, by class; it has a value on the table.</param>
    /// <param name="rests">Which pairs it is a share of; null for a figure that is no share of rows.</param>
    public RatioEstimate Estimate(ClassTable table, Func<IReadOnlyCollection<ClassCount>, double?> figure, Func<string, string, bool>? rests = null)
    {
        double Value(double[] weights) => figure(table.Redrawn(weights)) ?? 0;
        double[] weights = [.. totals.Totals];
        var even = rests is not null ? Even(rests) : isPlain ? totals.EvenSize : EvenOfClasses(table);
        var rows = isPlain && rests is null ? double.PositiveInfinity : table.Pairs.Where(p => rests is null || rests(p.Label, p.Prediction)).Sum(p => p.Rows);
        return totals.Estimate(Value(weights), UnitTotals.Gradient(weights, Value), even, rows);
    }

    // A mean over classes is known no better than its rarest class lets it be.
    private double EvenOfClasses(ClassTable table)
    {
        double[] classes = [.. table.Classes.Where(c => c.Labelled > 0).Select(c => Even((label, _) => label.Equals(c.Name, StringComparison.Ordinal)))];
        return Math.Min(totals.EvenSize, classes.Length * classes.Min());
    }

    private double Even(Func<string, string, bool> rests)
    {
        var inside = places.Where(p => rests(p.Key.Label, p.Key.Prediction)).Select(p => p.Value).ToHashSet();
        var (weight, squares) = (inside.Sum(i => totals.Totals[i]), totals.Products.Where(p => inside.Contains(p.First) && inside.Contains(p.Second)).Sum(p => (p.First == p.Second ? 1 : 2) * p.Sum));
        return squares > 0 ? weight * (weight / squares) : totals.EvenSize;
    }
}
