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
        WithLabel("roc_auc", 0, 1),
        WithLabel("brier", 0, 1),
        WithLabel("log_loss", 0, null) with { Unit = "nat" },
        WithLabel("calibration_in_the_large", -1, 1),
        MetricDefinition.Of("scoring.scoring_rate", "1", 0, 1),
        MetricDefinition.Of("scoring.impact_ratio", "1", 0, 1) with { Form = FigureForm.Plain },
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
        ScoreMeasure.FromCells(counted.Cells, counted.Measure, counted.PublishSize, counted.Source);

    private static MetricDefinition WithLabel(string name, double least, double? greatest) =>
        MetricDefinition.Of("scoring." + name, "1", least, greatest) with { NeedsLabel = true, Form = FigureForm.Plain };
}
