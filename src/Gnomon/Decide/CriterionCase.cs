using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;
using Gnomon.Plan;

namespace Gnomon.Decide;

/// <summary>One criterion over one set of group columns of one measure, up to the correction that it shares with the others.</summary>
internal sealed record CriterionCase : ICriterionCase
{
    private CriterionCase(Criterion criterion, MeasureDeclaration measure, IReadOnlyList<string> by) =>
        (Criterion, Measure, By) = (criterion, measure, by);

    public Criterion Criterion { get; }

    public MeasureDeclaration Measure { get; }

    public IReadOnlyList<string> By { get; }

    /// <summary>The groups that count; none where the criterion cannot be computed at all.</summary>
    public IReadOnlyList<GroupRows> Kept { get; private init; } = [];

    public IReadOnlyList<LeftOutGroup> LeftOut { get; private init; } = [];

    /// <summary>Why nothing can be said whatever the figures are.</summary>
    public IReadOnlyList<Unknown> Impossible { get; private init; } = [];

    /// <summary>Why it cannot be met, though it can still be not met.</summary>
    public IReadOnlyList<Unknown> NeverMet { get; private init; } = [];

    public WorstCase? Figure { get; private init; }

    /// <summary>A comparison of counts of rows, which chance does not touch; null for rates.</summary>
    public double? ExactPoint { get; private init; }

    /// <summary>The range that missing labels and predictions leave open; null where none is missing.</summary>
    public (double Low, double High)? MissingRange { get; private init; }

    /// <summary>Whether a group that counts may not be shown: then no number is, though the criterion is decided.</summary>
    public bool Withheld { get; private init; }

    public double? ExpectedIfEqual { get; private init; }

    /// <summary>The error at which "not met" would be said wrongly, before correction; null where it does not arise.</summary>
    public double? NotMetError { get; private init; }

    public static CriterionCase Of(
        Criterion criterion, MeasureDeclaration measure, PlannedProfile profile, Counts? counts, IReadOnlyList<string> by, ulong seed)
    {
        var empty = new CriterionCase(criterion, measure, by);
        if (counts is not { Cells: var cells })
            return empty with { Impossible = [CriterionReasons.NotMeasured(measure.Id)] };
        if (by.Except(cells.GroupNames, StringComparer.Ordinal).ToList() is { Count: > 0 } missing)
            return empty with { Impossible = [CriterionReasons.NoSuchGroups(measure.Id, missing)] };
        if (Comparison.Find(criterion.Measure, measure.Favourable) is not { } comparison)
            return empty with { Impossible = [Reasons.NoFavourable(measure.Id)] };
        if (comparison.NeedsLabel && measure.Label is null)
            return empty with { Impossible = [Reasons.NoLabel(measure.Id, criterion.Measure)] };
        var choice = GroupChoice.Of(Grouping.Of(cells, by, SampleDesign.Of(measure, counts)), comparison, criterion.LeaveOut, profile.MinimumSize, counts.Withheld);
        var chosen = empty with { Kept = choice.Kept, LeftOut = choice.LeftOut, Withheld = choice.Kept.Any(g => counts.Withheld.Hides(g.Key, g.Rows)) };
        var needed = comparison.Against is null ? 1 : 2;
        if (choice.Kept.Count < needed)
            return chosen with { Impossible = [.. choice.Reasons, Reasons.OneGroup(by, choice.Kept.Count)] };
        return comparison.IsCount
            ? chosen with { ExactPoint = WorstPoint.Of(comparison, [[.. choice.Kept.Select(g => (double)g.Rows)]]) }
            : chosen.WithFigure(comparison, choice, profile, [.. choice.Reasons, .. CriterionReasons.Independence(measure, cells)], seed);
    }

    public CriterionFinding Finding(double adjustedError, int criteria) => CriterionVerdict.Of(this, adjustedError, criteria);

    private CriterionCase WithFigure(
        Comparison comparison, GroupChoice choice, PlannedProfile profile, IReadOnlyList<Unknown> neverMet, ulong seed)
    {
        var figure = WorstCase.Of(comparison, [.. choice.Kept.Select(g => g.Counts)]);
        if (figure.Point is null)
            return this with { Impossible = [.. choice.Reasons, Reasons.RatioOfZeros(Criterion.Measure)] };
        var id = $"{Measure.Id}/{Criterion.Id}/{string.Join('+', By)}";
        var notMet = NotMetTest.Error(figure, Criterion);
        // A group left out can only make a worst case worse. Where the others alone pass the bar, it stays passed; where the
        // criterion asks for a large gap, leaving out could also hide that it is met, so then nothing is said.
        var sound = choice.Reasons.Count == 0 || NotMetTest.LeavingOutIsSound(comparison.Kind, Criterion.Side);
        return this with
        {
            Figure = figure,
            NeverMet = neverMet,
            MissingRange = MissingValues.Range(comparison, choice.Kept),
            ExpectedIfEqual = Decide.ExpectedIfEqual.Of(comparison, figure, Pcg32.For(seed, id)),
            NotMetError = sound ? notMet : null,
        };
    }
}
