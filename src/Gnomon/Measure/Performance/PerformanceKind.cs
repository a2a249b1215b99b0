using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon.Measure.Performance;

/// <summary>How often a prediction of classes is right.</summary>
internal sealed class PerformanceKind : MeasureKind
{
    // No grouping of a card can be called so: their names begin with a letter.
    private const string Truth = "=label", Said = "=prediction";

    private static readonly string[] Counts = ["count", "missing_label", "missing_prediction"];

    private static readonly string[] Shares =
    [
        "accuracy", "macro_recall", "macro_precision", "macro_f1", "weighted_precision", "weighted_f1", "recall", "precision", "f1",
    ];

    public override string Name => "performance";

    public override IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        .. Counts.Select(m => MetricDefinition.Count("performance." + m)),
        .. Shares.Select(m => MetricDefinition.Of("performance." + m, "1", 0, 1) with { NeedsLabel = true }),
    ];

    internal override MeasureKeys Keys(CardFolder? folder) => new()
    {
        Required = [CommonKeys.Label, CommonKeys.Prediction],
        Optional = [CommonKeys.Groups],
    };

    internal override CountRequest Ask(CountRequest request, MeasureDeclaration declaration) => request with
    {
        Groups = [.. request.Groups, KeyValuePair.Create(Truth, declaration.Label!), KeyValuePair.Create(Said, declaration.Prediction!)],
    };

    internal override IReadOnlyList<Measurement> Figures(Counted counted) =>
        PerformanceMeasure.FromCells(counted.Cells, counted.Measure, counted.Counts.Withheld, counted.Seed, counted.Source);
}
