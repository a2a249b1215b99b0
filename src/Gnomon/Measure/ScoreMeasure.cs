using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Scoring;

namespace Gnomon.Measure;

/// <summary>
/// How well scores from 0 to 1 order and foretell a yes-no outcome, from a fixed histogram: ROC AUC, Brier score, log loss, calibration in
/// the large and by bands, curves along the score; for the whole, every group and every pair of group columns; how the scores of groups differ, and how often groups score above the median. See docs/measures/scoring.md.
/// </summary>
public static class ScoreMeasure
{
    /// <summary>Measures one data set.</summary>
    /// <param name="cells">Counts whose columns are the groups and then the bin of the score, by <see cref="ScoreColumn"/>; with the outcome as label.</param>
    /// <param name="measure">The id of the entry under <c>measure</c> in the card.</param>
    /// <param name="publishSize">Groups with fewer rows stay listed, their values unknown: withheld. 0 shows all.</param>
    /// <param name="sourceDigest">The digest of the cells: <c>sha256:...</c>.</param>
    /// <returns>The figures in one order, whatever the order of the cells. Never empty.</returns>
    /// <exception cref="ArgumentException">The table has no column.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The publish size is below 0.</exception>
    /// <exception cref="FormatException">The last column is not made by <see cref="ScoreColumn"/>.</exception>
    public static IReadOnlyList<Measurement> FromCells(CellTable cells, string measure, int publishSize, string sourceDigest)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentException.ThrowIfNullOrEmpty(measure);
        ArgumentOutOfRangeException.ThrowIfNegative(publishSize);
        return FromCells(cells, measure, Withholding.Of(cells, [.. cells.GroupNames.SkipLast(1)], publishSize), sourceDigest);
    }

    internal static IReadOnlyList<Measurement> FromCells(
        CellTable cells, string measure, Withholding withheld, string sourceDigest, Func<IReadOnlyList<string>, ILookup<GroupKey, TableRow>>? designs = null)
    {
        if (cells.GroupNames.Count == 0)
            throw new ArgumentException("the last column is the bin of the score", nameof(cells));
        IReadOnlyList<string>[] groupings = [.. Grouping.Every([.. cells.GroupNames.SkipLast(1)])];
        var bins = ScoredGroup.Bins(cells);
        var whole = ScoredGroup.Of(cells, bins, []);
        var groups = groupings.Select(by => ScoredGroup.Of(cells, bins, by)).ToArray();
        var figures = groups.Prepend(whole).Zip(groupings.Prepend([])).SelectMany(g => Figures(g.First, designs?.Invoke(g.Second))).ToArray();
        var distances = groups.SelectMany(g => g).AsParallel().AsOrdered().SelectMany(g => new GroupScores(measure, withheld, sourceDigest, [g], whole[0].Scores).All());
        return
        [
            .. figures,
            .. distances,
            .. FigureComparisons.Among(figures, groupings),
            .. groups.SelectMany(g => ScoringRates.Of(g, whole[0].Scores, measure, withheld, sourceDigest).All()),
        ];

        IEnumerable<Measurement> Figures(IReadOnlyList<ScoredGroup> of, ILookup<GroupKey, TableRow>? designs) =>
            of.AsParallel().AsOrdered().Select(g => new ScoreFigures(measure, withheld, sourceDigest, g.Key, g.Labelled, designs?[g.Key].FirstOrDefault() is { } row ? new ScoreSpread(row) : null).All().ToArray()).SelectMany(f => f);
    }
}
