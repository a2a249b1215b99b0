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
    /// <param name="by">The columns that make the groups.</param>
    /// <exception cref="FormatException">A bin is not one of <see cref="ScoreColumn"/>.</exception>
    public static IReadOnlyList<ScoredGroup> Of(CellTable cells, IReadOnlyList<string> by) =>
        [.. ByGroup.Whole(cells, by).Select(g => new ScoredGroup(g.Key, ScoreBins.Of(g.Cells), BinCounts.Of(g.Cells)))];
}
