using System.Globalization;
using System.Numerics;
using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure;

/// <summary>
/// What is counted beside the cells where rows have sampling weights or stand several to a unit: one table for each grouping, from a statement of the kind.
/// Used only where it changes anything: where units stand in one row each, without weights, the cells say all.
/// </summary>
internal static class UnitTables
{
    private const string Prefix = "design-";

    /// <summary>The queries; none where the card names neither weights nor a unit that may repeat.</summary>
    /// <param name="declaration">The entry of the card.</param>
    /// <param name="statement">The statement of the kind; it has the inputs group, weight, and either unit or alone.</param>
    /// <param name="numbers">The statement's own numbers.</param>
    /// <param name="inputs">The statement's own inputs.</param>
    public static IEnumerable<TableQuery> Ask(MeasureDeclaration declaration, string statement, IReadOnlyList<KeyValuePair<string, long>> numbers, params IReadOnlyList<QueryInput> inputs)
    {
        var unit = Unit(declaration);
        if (declaration.SamplingWeight is null && unit is null)
            yield break;
        string[] columns = [.. declaration.Groups.Select(g => g.Key)];
        foreach (var by in (IEnumerable<IReadOnlyList<string>>)[[], .. Grouping.Every(columns)])
        {
            yield return new TableQuery(NameOf(columns, by), statement)
            {
                People = new TablePeople(["units"]) { Groups = [.. by.Select((b, i) => KeyValuePair.Create(FormattableString.Invariant($"k{i}"), b))] },
                Inputs =
                [
                    .. inputs,
                    .. by.Select(b => new QueryInput("group", declaration.Groups.First(g => string.Equals(g.Key, b, StringComparison.Ordinal)).Value, InputForm.Text)),
                    new("weight", declaration.SamplingWeight ?? "1", InputForm.Number),
                    unit is null ? new("alone", "1", InputForm.Number) : new("unit", unit, InputForm.Text),
                ],
                Numbers = numbers,
                MaxRows = 1_000_000,
            };
        }
    }

    /// <summary>The expression of the unit that may stand in several rows; null for none.</summary>
    public static string? Unit(MeasureDeclaration declaration) => declaration.OneRowPerUnit ? null : declaration.Unit;

    /// <summary>Whether figures rest on the tables and not on the cells.</summary>
    public static bool Count(MeasureDeclaration declaration, Counts counts) =>
        counts.Tables.Any(t => t.Name.StartsWith(Prefix, StringComparison.Ordinal)) && (declaration.SamplingWeight is not null || counts.Cells.DistinctUnits is not { } units || units < counts.Cells.Rows);

    /// <summary>What is wrong with the weights; empty where all are above 0.</summary>
    public static IEnumerable<Problem> Faults(MeasureDeclaration declaration, Counts counts)
    {
        var bad = declaration.SamplingWeight is null ? 0 : counts.Tables.Where(t => t.Name.StartsWith(Prefix, StringComparison.Ordinal)).SelectMany(t => t.Rows).Select(r => r.Number("bad")).DefaultIfEmpty(0).Max();
        if (bad > 0)
            yield return SampleDesign.BadWeights(bad);
    }

    /// <summary>The rows of each group of some columns.</summary>
    public static ILookup<GroupKey, TableRow> By(Counts counts, MeasureDeclaration declaration, IReadOnlyList<string> by) =>
        counts.Table(NameOf([.. declaration.Groups.Select(g => g.Key)], by)).Rows.ToLookup(r => new GroupKey(by.Select((name, i) => KeyValuePair.Create(name, r.Text(FormattableString.Invariant($"k{i}"))))));

    /// <summary>The totals of a row of moments: t0, t1, ... and m00, m01, ..., each moment in a scale of its own.</summary>
    /// <param name="row">The row.</param>
    /// <param name="totalScales">What 1 of each moment is in its totals.</param>
    /// <param name="productScales">What 1 of each moment is in the products.</param>
    public static UnitTotals Moments(TableRow row, double[] totalScales, double[] productScales)
    {
        var places = Enumerable.Range(0, totalScales.Length).ToArray();
        var products = places.SelectMany(i => places[i..].Select(j => (i, j, Sum(row, FormattableString.Invariant($"m{i}{j}")) / productScales[i] / productScales[j]))).ToArray();
        double[] totals = Array.ConvertAll(places, i => Sum(row, FormattableString.Invariant($"t{i}")) / totalScales[i]);
        return new UnitTotals(totals, products, row.Number("units"), totals[0] * (totals[0] / products[0].Item3));
    }

    /// <summary>A sum of any size; 0 where there is none.</summary>
    public static double Sum(TableRow row, string column) => row.Text(column) is { } text ? (double)BigInteger.Parse(text, CultureInfo.InvariantCulture) : 0;

    // A grouping is named by the places of its columns: names of the card may hold anything.
    private static string NameOf(string[] columns, IReadOnlyList<string> by) =>
        Prefix + (by.Count == 0 ? "whole" : string.Join('-', by.Select(b => Array.IndexOf(columns, b).ToString(CultureInfo.InvariantCulture))));
}
