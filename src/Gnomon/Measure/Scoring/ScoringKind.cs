using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Scoring;

/// <summary>How well scores order and foretell a yes-no outcome.</summary>
internal sealed class ScoringKind : MeasureKind
{
    private const string Bin = "=score";

    private static readonly string[] WithDesign = ["scoring.roc_auc", "scoring.brier", "scoring.log_loss", "scoring.calibration_in_the_large"];

    // What is drawn anew needs units, for single rows would have to be held; with weights its level was not simulated.
    private const string WithDraws = "scoring.pr_auc";

    public override string Name => "scoring";

    public override IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Count("scoring.scored"),
        MetricDefinition.Count("scoring.not_a_score"),
        .. Compared,
        MetricDefinition.Of("scoring.scoring_rate", "1", 0, 1),
        MetricDefinition.Of("scoring.impact_ratio", "1", 0, 1) with { Form = FigureForm.Plain },
        .. ((string[])["ks", "expected_calibration_error", "maximum_calibration_error", "brier_reliability", "brier_resolution", "brier_uncertainty"]).Select(m => WithLabel(m, 0, 1) with { CanBeCriterion = true }),
        .. ((string[])["reliability", "histogram", "selection_rate", "true_positive_rate", "false_positive_rate", "precision"]).Select(m => WithLabel(m, 0, 1) with { Form = FigureForm.Share }),
        MetricDefinition.Of("scoring.distance_ks", "1", 0, 1) with { Form = FigureForm.Plain },
        MetricDefinition.Of("scoring.distance_wasserstein", "1", 0, 1) with { Form = FigureForm.Plain },
        .. Compared.SelectMany(FigureComparisons.Of),
    ];

    private static MetricDefinition[] Compared =>
    [
        WithLabel("roc_auc", 0, 1) with { CanBeCriterion = true, IsCompared = true },
        WithLabel("pr_auc", 0, 1) with { CanBeCriterion = true, IsCompared = true },
        WithLabel("brier", 0, 1) with { CanBeCriterion = true, IsCompared = true },
        WithLabel("log_loss", 0, null) with { Unit = "nat", IsCompared = true },
        WithLabel("calibration_in_the_large", -1, 1) with { IsCompared = true },
    ];

    internal override bool TakesRepeatedUnits => true;

    public override IReadOnlyList<Chart> Charts { get; } =
    [
        new("scoring.reliability", "scoring.reliability", "score", Diagonal: true),
        new("scoring.histogram", "scoring.histogram", "score"),
        new("scoring.threshold", "scoring.true_positive_rate", "threshold"),
    ];

    internal override MeasureKeys Keys(CardFolder? folder) => new()
    {
        Required = [CommonKeys.Score],
        Optional = [CommonKeys.Label, CommonKeys.Groups, CommonKeys.SamplingWeight],
    };

    internal override CountRequest Ask(CountRequest request, MeasureDeclaration declaration) => request with
    {
        Label = declaration.Label,
        Groups = [.. request.Groups, KeyValuePair.Create(Bin, ScoreColumn.Expression(declaration.Score!))],
        Tables =
        [
            .. UnitTables.Ask(
                declaration, "Scoring.moments",
                [KeyValuePair.Create("bins", (long)ScoreColumn.Bins), KeyValuePair.Create("one", (long)ScoreSpread.One), KeyValuePair.Create("weights", (long)ScoreSpread.WeightDigits), KeyValuePair.Create("draws", (long)ScoreSpread.Draws), KeyValuePair.Create("most", MostDrawn(declaration)), KeyValuePair.Create("salt", PoissonDraws.Salt(declaration.Id))],
                new("label", declaration.Label ?? "CAST(NULL AS BOOLEAN)", InputForm.Truth), new("score", declaration.Score!, InputForm.Number)),
        ],
    };

    internal override IEnumerable<Problem> Faults(MeasureDeclaration declaration, Counts counts) => UnitTables.Faults(declaration, counts);

    internal override IReadOnlyList<Measurement> Figures(Counted counted)
    {
        var isDesigned = UnitTables.Count(counted.Declaration, counted.Counts);
        var figures = ScoreMeasure.FromCells(counted.Cells, counted.Measure, counted.Counts.Withheld, counted.Source, isDesigned ? by => UnitTables.By(counted.Counts, counted.Declaration, by) : null);
        return isDesigned ? [.. Designed(figures, AreDrawn(counted) ? [.. WithDesign, WithDraws] : WithDesign)] : figures;
    }

    private static long MostDrawn(MeasureDeclaration declaration) => declaration.SamplingWeight is null ? ScoreSpread.MostDrawn : 0;

    private static bool AreDrawn(Counted counted) => UnitTables.By(counted.Counts, counted.Declaration, []).SelectMany(g => g).Any(r => r.Maybe("draws") is not null);

    // Bands, curves, distances and medians have no variance under weights or repeated units here: one line says so, not one a place.
    private static IEnumerable<Measurement> Designed(IReadOnlyList<Measurement> figures, string[] known)
    {
        var said = new HashSet<(string, GroupKey?, string?)>();
        foreach (var figure in figures)
        {
            if (figure.Value is not MeasuredValue.Known { Estimate.Confidence: < 1 } || known.Any(id => figure.Id.Equals(id, StringComparison.Ordinal) || figure.Id.StartsWith(id + ".", StringComparison.Ordinal)))
            {
                if (figure.At is null)
                    yield return figure;
            }
            else if (said.Add((figure.Id, figure.Group, figure.Against)))
            {
                yield return figure with { At = null, Levels = null, Value = new MeasuredValue.NotKnown([Fairness.Reasons.NotForDesign(figure.Id, "data with one row for each unit, drawn alike")]) };
            }
        }
    }

    private static MetricDefinition WithLabel(string name, double least, double? greatest) =>
        MetricDefinition.Of("scoring." + name, "1", least, greatest) with { NeedsLabel = true, Form = FigureForm.Plain };
}
