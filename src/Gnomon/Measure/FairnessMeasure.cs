using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Measure.Fairness;

namespace Gnomon.Measure;

/// <summary>
/// Fairness of a yes-no prediction, from counts: Fairlearn's metrics for the whole, every group and every pair of group
/// columns, then the comparisons of the groups. See docs/measures.
/// </summary>
public static class FairnessMeasure
{
    /// <summary>Measures one data set.</summary>
    /// <param name="cells">The finest counts, by the group columns of <paramref name="declaration"/>.</param>
    /// <param name="declaration">What the card says of the data: the id, whether there is a label, which prediction is favourable.</param>
    /// <param name="publishSize">Groups with fewer rows stay listed, their values unknown: withheld. 0 shows all.</param>
    /// <param name="sourceDigest">The digest of the cells: <c>sha256:...</c>.</param>
    /// <returns>
    /// The figures in one order: the whole; then by each column and each pair of columns in the order of the card, each group in
    /// the order of the cells with each metric, then each comparison. Never empty.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The publish size is below 0.</exception>
    public static IReadOnlyList<Measurement> FromCells(CellTable cells, MeasureDeclaration declaration, int publishSize, string sourceDigest)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(declaration);
        ArgumentOutOfRangeException.ThrowIfNegative(publishSize);
        return FromCells(cells, design: null, declaration, Withholding.Of(cells, cells.GroupNames, publishSize), sourceDigest);
    }

    /// <param name="cells">The finest counts.</param>
    /// <param name="design">How the rows were drawn; null where each is drawn by itself and counts alike.</param>
    /// <param name="declaration">What the card says of the data.</param>
    /// <param name="withheld">The groups that are not shown.</param>
    /// <param name="sourceDigest">The digest of the cells.</param>
    internal static IReadOnlyList<Measurement> FromCells(CellTable cells, SampleDesign? design, MeasureDeclaration declaration, Withholding withheld, string sourceDigest)
    {
        var scope = new MeasureScope(declaration, withheld, sourceDigest);
        var whole = Grouping.Whole(cells, design);
        var figures = new GroupFigures(scope);
        List<Measurement> all = [.. figures.Of(whole)];
        foreach (var grouping in Grouping.Every(cells.GroupNames).Select(by => Grouping.Of(cells, by, design)))
        {
            all.AddRange(grouping.Groups.SelectMany(figures.Of));
            all.AddRange(new GroupComparisons(scope, grouping, whole).All());
        }

        return all;
    }
}
