using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Measure.Statistics;
using Gnomon.Plan;

namespace Gnomon.Decide;

/// <summary>
/// A criterion held against one figure of a kind other than fairness. Most figures bring their interval at any error, and are "not met" at the least at which it lies
/// outside; one that brings a single interval at the error of that interval's side, and an exact figure at none.
/// </summary>
internal sealed class FigureCase : ICriterionCase
{
    private readonly Criterion criterion;
    private readonly MeasureDeclaration measure;
    private readonly Measurement? figure;

    private readonly IReadOnlyList<Unknown> neverMet;

    private FigureCase(Criterion criterion, MeasureDeclaration measure, Measurement? figure, IReadOnlyList<Unknown> neverMet) =>
        (this.criterion, this.measure, this.figure, this.neverMet) = (criterion, measure, figure, neverMet);

    private Estimate? Estimate => (figure?.Value as MeasuredValue.Known)?.Estimate;

    /// <inheritdoc/>
    public double? NotMetError => !LeavingOutIsSound ? null
        : figure?.Levels is { } levels ? NotMetTest.Error(levels.Point, levels.At, criterion)
        : Estimate is { } known && Outside(known) ? (1 - known.Confidence) / 2
        : null;

    // A group left out can only make a worst case worse; where the criterion asks for a large one it could hide that it is met.
    private bool LeavingOutIsSound => figure is null || figure.LeftOut.Count == 0
        || (figure.Id.EndsWith(".min", StringComparison.Ordinal) || figure.Id.EndsWith(".ratio", StringComparison.Ordinal)) == (criterion.Side == BarSide.AtLeast);

    /// <summary>One case for each figure with the metric's id, over the groups that the criterion names; one that knows nothing where there is no such figure.</summary>
    public static IEnumerable<FigureCase> Of(Criterion criterion, MeasureDeclaration measure, CellTable? cells, IReadOnlyList<Measurement> figures)
    {
        IReadOnlyList<Unknown> dependence = cells is null ? [CriterionReasons.NotMeasured(measure.Id)] : [.. CriterionReasons.Independence(measure, cells)];
        var found = figures.Where(f => Same(f.Measure, measure.Id) && Same(f.Id, criterion.Measure) && Concerns(f, criterion.By)).ToArray();
        return found.Length == 0 ? [new FigureCase(criterion, measure, null, [])] : found.Select(f => new FigureCase(criterion, measure, f, [.. dependence, .. f.LeftOut.Select(g => CriterionReasons.LeftOut(f.Id, g))]));
    }

    /// <inheritdoc/>
    public CriterionFinding Finding(double adjustedError, int criteria)
    {
        if (figure is null)
            return Finding(CriterionStatus.Unknown, new MeasuredValue.NotKnown([CriterionReasons.NotMeasured(measure.Id)]), [CriterionReasons.NotMeasured(measure.Id)]);
        if (Estimate is not { } known)
            return Finding(CriterionStatus.Unknown, figure.Value, ((MeasuredValue.NotKnown)figure.Value).Reasons);
        if (NotMetError is not null && adjustedError <= Tail.Standard / 2)
            return Finding(CriterionStatus.NotMet, figure.Value, []);
        if (NotMetTest.Inside(Ends(known), criterion))
            return known.Confidence < 1 && neverMet.Count > 0 ? Finding(CriterionStatus.Unknown, figure.Value, neverMet) : Finding(CriterionStatus.Met, figure.Value, []);
        return Finding(CriterionStatus.Unknown, figure.Value, [CriterionReasons.Undecided(criterion.Measure, criterion.Bar, figure.Group is { } group ? [group] : [])]);
    }

    private CriterionFinding Finding(CriterionStatus status, MeasuredValue value, IReadOnlyList<Unknown> reasons) => new(
        criterion.Id,
        measure.Id,
        criterion.Measure,
        figure?.By ?? (figure?.Group is { } group ? [.. group.Parts.Select(p => p.Key)] : []),
        status,
        criterion.Side,
        criterion.Bar,
        value,
        reasons,
        figure?.Group is { Parts.IsEmpty: false } one ? [one] : [],
        [],
        ExpectedIfEqual: null,
        MoreRows: null);

    private bool Outside(Estimate known) => criterion.Side == BarSide.AtLeast
        ? !known.High.IsUnbounded && known.High.Number < criterion.Bar
        : !known.Low.IsUnbounded && known.Low.Number > criterion.Bar;

    private static (double Low, double High) Ends(Estimate known) =>
        (known.Low.IsUnbounded ? double.NegativeInfinity : known.Low.Number, known.High.IsUnbounded ? double.PositiveInfinity : known.High.Number);

    // Without columns the criterion is about everything that was measured: the whole, every group, every place.
    private static bool Concerns(Measurement figure, IReadOnlyList<string>? by) => by is null
        || (figure.By ?? figure.Group?.Parts.Select(p => p.Key) ?? []).SequenceEqual(by, StringComparer.Ordinal);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
