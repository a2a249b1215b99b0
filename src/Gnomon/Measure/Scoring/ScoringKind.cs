using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon.Measure.Scoring;

/// <summary>How well scores order and foretell a yes-no outcome.</summary>
internal sealed class ScoringKind : MeasureKind
{
    private const string Bin = "=score";

    public override string Name => "scoring";

    public override IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Count("scoring.scored"),
        MetricDefinition.Count("scoring.not_a_score"),
        WithLabel("roc_auc", 0, 1) with { CanBeCriterion = true },
        WithLabel("brier", 0, 1) with { CanBeCriterion = true },
        WithLabel("log_loss", 0, null) with { Unit = "nat" },
        WithLabel("calibration_in_the_large", -1, 1),
        MetricDefinition.Of("scoring.scoring_rate", "1", 0, 1),
        MetricDefinition.Of("scoring.impact_ratio", "1", 0, 1) with { Form = FigureForm.Plain },
        .. ((string[])["pr_auc", "ks", "expected_calibration_error", "maximum_calibration_error", "brier_reliability", "brier_resolution", "brier_uncertainty"]).Select(m => WithLabel(m, 0, 1) with { CanBeCriterion = true }),
        .. ((string[])["reliability", "histogram", "selection_rate", "true_positive_rate", "false_positive_rate", "precision"]).Select(m => WithLabel(m, 0, 1) with { Form = FigureForm.Share }),
        MetricDefinition.Of("scoring.distance_ks", "1", 0, 1) with { Form = FigureForm.Plain },
        MetricDefinition.Of("scoring.distance_wasserstein", "1", 0, 1) with { Form = FigureForm.Plain },
        .. ((string[])["min", "max", "difference"]).Select(c => new MetricDefinition("scoring.roc_auc." + c, "1", 0, 1, MetricKind.Comparison, NeedsLabel: true, NeedsFavourable: false) { Form = FigureForm.Plain }),
    ];

    public override IReadOnlyList<Chart> Charts { get; } =
    [
        new("scoring.reliability", "scoring.reliability", "score", Diagonal: true),
        new("scoring.histogram", "scoring.histogram", "score"),
        new("scoring.threshold", "scoring.true_positive_rate", "threshold"),
    ];

    internal override MeasureKeys Keys(CardFolder? folder) => new()
    {
        Required = [CommonKeys.Score],
        Optional = [CommonKeys.Label, CommonKeys.Groups],
    };

    internal override CountRequest Ask(CountRequest request, MeasureDeclaration declaration) => request with
    {
        Label = declaration.Label,
        Groups = [.. request.Groups, KeyValuePair.Create(Bin, ScoreColumn.Expression(declaration.Score!))],
    };

    internal override IReadOnlyList<Measurement> Figures(Counted counted) =>
        ScoreMeasure.FromCells(counted.Cells, counted.Measure, counted.Counts.Withheld, counted.Source);

    private static MetricDefinition WithLabel(string name, double least, double? greatest) =>
        MetricDefinition.Of("scoring." + name, "1", least, greatest) with { NeedsLabel = true, Form = FigureForm.Plain };
}
