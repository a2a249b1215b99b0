using Gnomon.Columns;
using Gnomon.Measure.Performance;

namespace Gnomon.Measure.Scoring;

/// <summary>The histograms of one group.</summary>
/// <param name="Key">The group.</param>
/// <param name="Labelled">Its rows with score and label.</param>
/// <param name="Scores">Its rows with a score, whatever their label.</param>
internal sealed record ScoredGroup(GroupKey Key, ScoreBins Labelled, BinCounts Scores)
{
    /// <summary>The groups that some columns make, in the order of the cells; by no column the whole.</summary>
    /// <param name="cells">Cells whose last key is the bin of the score.</param>
    /// <param name="bins">The bin of each cell, by <see cref="Bins"/>.</param>
    /// <param name="by">The columns that make the groups.</param>
    public static IReadOnlyList<ScoredGroup> Of(CellTable cells, IReadOnlyList<int?> bins, IReadOnlyList<string> by)
    {
        var rows = new RowsByBin();
        return
        [
            .. ByGroup.Runs(cells, by).Select(g =>
            {
                rows.Clear();
                foreach (var (start, end) in g.Runs)
                {
                    for (var i = start; i < end; i++)
                        rows.Add(bins[i], cells.Cells[i].Label, cells.Cells[i].Count);
                }

                return new ScoredGroup(g.Key, ScoreBins.Of(rows), BinCounts.Of(rows));
            }),
        ];
    }

    /// <summary>The bin of each cell, null for no score.</summary>
    /// <param name="cells">Cells whose last key is the number of a bin, null for no score, or <see cref="ScoreColumn.NotAScore"/>.</param>
    /// <exception cref="FormatException">A bin is not one of <see cref="ScoreColumn"/>.</exception>
    public static IReadOnlyList<int?> Bins(CellTable cells) => [.. cells.Cells.Select(c => ScoreBins.Parse(c.Key[^1]))];
}
