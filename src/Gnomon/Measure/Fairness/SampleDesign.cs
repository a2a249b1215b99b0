using System.Globalization;
using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon.Measure.Fairness;

/// <summary>How the rows were drawn, where that is not one row a unit with one weight: sampling weights, or units in several rows.</summary>
internal sealed class SampleDesign
{
    private const string Weights = "weights", Units = "units-";

    /// <summary>Decimal digits that the greatest weight keeps: squares summed over ten million rows stay within 128 bits.</summary>
    public const long Digits = 7;

    private readonly IReadOnlyList<string> names;
    private readonly Counts counts;
    private readonly bool clustered;

    private SampleDesign(IReadOnlyList<string> names, Counts counts, bool clustered) => (this.names, this.counts, this.clustered) = (names, counts, clustered);

    /// <summary>The design of counted data; null where rows are drawn independently and count alike.</summary>
    public static SampleDesign? Of(MeasureDeclaration declaration, Counts counts)
    {
        string[] columns = [.. declaration.Groups.Select(g => g.Key)];
        if (counts.Tables.Any(t => t.Name.StartsWith(Units, StringComparison.Ordinal)) && counts.Cells.DistinctUnits is { } units && units < counts.Cells.Rows)
            return new SampleDesign(columns, counts, clustered: true);
        return counts.Tables.Any(t => string.Equals(t.Name, Weights, StringComparison.Ordinal)) ? new SampleDesign(columns, counts, clustered: false) : null;
    }

    /// <summary>What has to be counted for it: the weights by cell, and the units of each grouping.</summary>
    public static IEnumerable<TableQuery> Ask(MeasureDeclaration declaration)
    {
        if (declaration.SamplingWeight is not null)
            yield return Query(declaration, Weights, "Fairness.weights", [.. declaration.Groups.Select(g => g.Key)], "n", unit: null);
        if (declaration.Unit is not { } unit || declaration.OneRowPerUnit)
            yield break;
        string[] columns = [.. declaration.Groups.Select(g => g.Key)];
        foreach (var by in Groupings(columns))
            yield return Query(declaration, NameOf(columns, by), "Fairness.units", by, "units", unit);
    }

    /// <summary>What is wrong with the weights; empty where all are above 0.</summary>
    public static IEnumerable<Problem> Faults(MeasureDeclaration declaration, Counts counts)
    {
        if (declaration.SamplingWeight is null)
            yield break;
        var bad = counts.Table(Weights).Rows.Sum(r => r.Number("bad"));
        if (bad > 0)
            yield return BadWeights(bad);
    }

    /// <summary>That rows have no weight that is one.</summary>
    public static Problem BadWeights(long rows) =>
        new(ExitCode.Data, FormattableString.Invariant($"{rows} rows have a weight that is missing, not above 0 or not finite"), "give every row of the sample its weight, and leave out rows that are not in it") { Key = "weight" };

    /// <summary>The design of each group of some columns.</summary>
    public IReadOnlyDictionary<GroupKey, GroupDesign> By(IReadOnlyList<string> by) => clustered ? OfUnits(by) : OfWeights(by);

    private Dictionary<GroupKey, GroupDesign> OfUnits(IReadOnlyList<string> by) => counts.Table(NameOf(names, by)).Rows.ToDictionary(
        r => Key(by, r, i => i),
        r => new GroupDesign(
            [.. Nine.Select(k => UnitTables.Sum(r, FormattableString.Invariant($"w{k}")))],
            [.. Nine.Select(k => Nine.Select(l => UnitTables.Sum(r, FormattableString.Invariant($"m{Math.Min(k, l)}{Math.Max(k, l)}"))).ToArray())],
            r.Number("units")));

    private Dictionary<GroupKey, GroupDesign> OfWeights(IReadOnlyList<string> by)
    {
        var places = by.Select(b => names.ToList().IndexOf(b)).ToArray();
        return counts.Table(Weights).Rows.GroupBy(r => Key(by, r, i => places[i])).ToDictionary(g => g.Key, g =>
        {
            var weights = new double[9];
            var products = Nine.Select(_ => new double[9]).ToArray();
            foreach (var row in g)
            {
                var kind = (3 * Index(row.Truth("label"))) + Index(row.Truth("prediction"));
                weights[kind] += UnitTables.Sum(row, "w");
                products[kind][kind] += UnitTables.Sum(row, "ww");
            }

            return new GroupDesign(weights, products, g.Sum(r => r.Number("n")));
        });
    }

    private static IEnumerable<int> Nine => Enumerable.Range(0, 9);

    private static IEnumerable<IReadOnlyList<string>> Groupings(IReadOnlyList<string> columns) => [[], .. Grouping.Every(columns)];

    // A grouping is named by the places of its columns: names of the card may hold anything.
    private static string NameOf(IReadOnlyList<string> columns, IReadOnlyList<string> by) =>
        Units + (by.Count == 0 ? "whole" : string.Join('-', by.Select(b => columns.ToList().IndexOf(b).ToString(CultureInfo.InvariantCulture))));

    private static GroupKey Key(IReadOnlyList<string> by, TableRow row, Func<int, int> place) =>
        new(by.Select((name, i) => KeyValuePair.Create(name, row.Text(FormattableString.Invariant($"k{place(i)}")))));

    private static int Index(bool? value) => value switch { null => 0, false => 1, true => 2 };

    private static TableQuery Query(MeasureDeclaration declaration, string name, string statement, IReadOnlyList<string> by, string count, string? unit) => new(name, statement)
    {
        People = new TablePeople([count]) { Groups = [.. by.Select((b, i) => KeyValuePair.Create(FormattableString.Invariant($"k{i}"), b))] },
        Inputs =
        [
            .. by.Select(b => new QueryInput("group", declaration.Groups.First(g => string.Equals(g.Key, b, StringComparison.Ordinal)).Value, InputForm.Text)),
            new("label", declaration.Label ?? "CAST(NULL AS BOOLEAN)", InputForm.Truth),
            new("prediction", declaration.Prediction!, InputForm.Truth),
            new("weight", declaration.SamplingWeight ?? "1", InputForm.Number),
            .. unit is null ? Array.Empty<QueryInput>() : [new QueryInput("unit", unit, InputForm.Text)],
        ],
        Numbers = [KeyValuePair.Create("digits", Digits)],
    };
}
