using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Data;

/// <summary>The shares of the values of one group column, of rows or of their sampling weights.</summary>
internal sealed class WeightedShares
{
    private const string Weights = "weights";
    private const long Digits = 7;

    // By value: rows, the sum of their weights and that of the squares.
    private readonly Dictionary<string, (long Rows, double Weight, double Square)> values;

    private WeightedShares(Dictionary<string, (long, double, double)> values, bool isWeighted) => (this.values, IsWeighted) = (values, isWeighted);

    /// <summary>Whether rows have weights.</summary>
    public bool IsWeighted { get; }

    /// <summary>Rows of all values.</summary>
    public long Rows => values.Values.Sum(v => v.Rows);

    /// <summary>The weights by group, where the card has some.</summary>
    public static IEnumerable<TableQuery> Ask(MeasureDeclaration declaration)
    {
        if (declaration.SamplingWeight is not { } weight)
            yield break;
        yield return new TableQuery(Weights, "Fairness.weights")
        {
            People = new TablePeople(["n"]) { Groups = [.. declaration.Groups.Select((g, i) => KeyValuePair.Create(FormattableString.Invariant($"k{i}"), g.Key))] },
            Inputs =
            [
                .. declaration.Groups.Select(g => new QueryInput("group", g.Value, InputForm.Text)),
                new("label", "CAST(NULL AS BOOLEAN)", InputForm.Truth), new("prediction", "CAST(NULL AS BOOLEAN)", InputForm.Truth), new("weight", weight, InputForm.Number),
            ],
            Numbers = [KeyValuePair.Create("digits", Digits)],
            MaxRows = 1_000_000,
        };
    }

    /// <summary>What is wrong with the weights.</summary>
    public static IEnumerable<Problem> Faults(Counts counts)
    {
        if (Table(counts) is { } table && table.Rows.Sum(r => r.Number("bad")) is > 0 and var bad)
            yield return SampleDesign.BadWeights(bad);
    }

    /// <summary>The shares among some values of a column.</summary>
    public static WeightedShares Of(Counted counted, string by, IReadOnlyList<string> among)
    {
        var table = Table(counted.Counts);
        var place = FormattableString.Invariant($"k{counted.Declaration.Groups.Select(g => g.Key).ToList().IndexOf(by)}");
        var rows = table is null
            ? counted.Cells.Margin(by).Cells.Select(c => (Value: c.Key[0] ?? "", c.Count, Weight: (double)c.Count, Square: (double)c.Count))
            : table.Rows.Select(r => (Value: r.Text(place) ?? "", Count: r.Number("n"), Weight: UnitTables.Sum(r, "w"), Square: UnitTables.Sum(r, "ww")));
        return new WeightedShares(rows.Where(r => among.Contains(r.Value, StringComparer.Ordinal)).GroupBy(r => r.Value, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (g.Sum(r => r.Count), g.Sum(r => r.Weight), g.Sum(r => r.Square)), StringComparer.Ordinal), table is not null);
    }

    /// <summary>How many rows have a value.</summary>
    public long RowsOf(string value) => values.GetValueOrDefault(value).Rows;

    /// <summary>The share of a value; there is at least one row.</summary>
    public double Share(string value) => values.GetValueOrDefault(value).Weight / values.Values.Sum(v => v.Weight);

    /// <summary>Its interval.</summary>
    public Interval Limits(string value, double error = Tail.Standard) => IsWeighted && Rows > 1 ? Ratio(value).Proportion(error) : Wilson.Of(RowsOf(value), Rows, error);

    /// <summary>How many times as great as for rows drawn alike the variance of a share is; 1 where the value has no row.</summary>
    public double DesignEffect(string value) => IsWeighted && Share(value) is > 0 and < 1 and var share ? Ratio(value).Variance * Rows / (share * (1 - share)) : 1;

    private RatioEstimate Ratio(string value) => LinearisedRatio.Of([.. values.Select(v => new WeightedCell(v.Value.Rows, v.Value.Weight, v.Value.Square, string.Equals(v.Key, value, StringComparison.Ordinal) ? 1 : 0, 1))]);

    private static Table? Table(Counts counts) => counts.Tables.FirstOrDefault(t => string.Equals(t.Name, Weights, StringComparison.Ordinal));
}
