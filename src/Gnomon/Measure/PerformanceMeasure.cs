using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Performance;

namespace Gnomon.Measure;

/// <summary>
/// How often a prediction of one of many classes is right, from counts: accuracy, macro and weighted means, each class, the confusion
/// matrix; for the whole, every group and every pair of group columns. See docs/measures/performance.md.
/// </summary>
public static class PerformanceMeasure
{
    /// <summary>Measures one data set.</summary>
    /// <param name="cells">Counts whose columns are the groups, then the true class, then the predicted class; their own label and prediction are not read.</param>
    /// <param name="measure">The id of the entry under <c>measure</c> in the card.</param>
    /// <param name="publishSize">Groups and classes with fewer rows stay listed, their values unknown: withheld. 0 shows all.</param>
    /// <param name="seed">The seed of the plan: it fixes the random numbers of the bootstrap.</param>
    /// <param name="sourceDigest">The digest of the cells: <c>sha256:...</c>.</param>
    /// <returns>The figures in one order, whatever the order of the cells and the number of threads. Never empty.</returns>
    /// <exception cref="ArgumentException">The table has fewer than two columns.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The publish size is below 0.</exception>
    public static IReadOnlyList<Measurement> FromCells(CellTable cells, string measure, int publishSize, ulong seed, string sourceDigest)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentException.ThrowIfNullOrEmpty(measure);
        ArgumentOutOfRangeException.ThrowIfNegative(publishSize);
        return FromCells(cells, measure, Withholding.Of(cells, [.. cells.GroupNames.SkipLast(2)], publishSize), seed, sourceDigest);
    }

    internal static IReadOnlyList<Measurement> FromCells(
        CellTable cells, string measure, Withholding withheld, ulong seed, string sourceDigest, Func<IReadOnlyList<string>, ILookup<GroupKey, TableRow>>? designs = null)
    {
        if (cells.GroupNames.Count < 2)
            throw new ArgumentException("the last two columns are the true and the predicted class", nameof(cells));
        string label = cells.GroupNames[^2], prediction = cells.GroupNames[^1];
        var whole = ClassTable.Of(ByGroup.Of(cells, [], label, prediction)[0].Cells);
        var scope = new ClassScope(measure, withheld, seed, sourceDigest) { TwoSpellings = whole.SharesNoClass ? Spellings(whole) : null };
        IReadOnlyList<string>[] groupings = [[], .. Grouping.Every([.. cells.GroupNames.SkipLast(2)])];
        var groups = groupings.SelectMany(by => (designs?.Invoke(by), ByGroup.Of(cells, by, label, prediction)) is var (design, found) ? found.Select(g => (Group: g, Design: design)) : []).ToArray();
        return groups.AsParallel().AsOrdered().SelectMany(g =>
        {
            var table = ClassTable.Of(g.Group.Cells);
            return new ClassFigures(scope, g.Group.Key, table, g.Design is { } rows ? ClassDesign.Of(table, rows[g.Group.Key]) : null).All();
        }).ToList();
    }

    private static string Spellings(ClassTable table)
    {
        const int Shown = 3;
        string Names(Func<ClassCount, double> rows) => string.Join(", ", table.Classes.Where(c => rows(c) > 0).Take(Shown).Select(c => $"\"{c.Name}\""));
        return $"no class stands both in the labels ({Names(c => c.Labelled)}) and in the predictions ({Names(c => c.Predicted)})";
    }
}
