using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon.Measure.Performance;

/// <summary>How often a prediction of classes is right.</summary>
internal sealed class PerformanceKind : MeasureKind
{
    // No grouping of a card can be called so: their names begin with a letter.
    private const string Truth = "=label", Said = "=prediction";

    // Decimal digits that the greatest weight keeps: squares summed over ten million rows stay within 128 bits.
    private const long Digits = 7;

    private static readonly string[] Counts = ["count", "missing_label", "missing_prediction"];

    private static readonly string[] Shares =
    [
        "accuracy", "macro_recall", "macro_precision", "macro_f1", "weighted_precision", "weighted_f1", "recall", "precision", "f1",
    ];

    public override string Name => "performance";

    public override IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        .. Counts.Select(m => MetricDefinition.Count("performance." + m)),
        .. Rates,
        .. Rates.SelectMany(FigureComparisons.Of),
    ];

    private static IEnumerable<MetricDefinition> Rates => Shares.Select(m => MetricDefinition.Of("performance." + m, "1", 0, 1) with { NeedsLabel = true, IsCompared = true });

    internal override bool TakesRepeatedUnits => true;

    internal override MeasureKeys Keys(CardFolder? folder) => new()
    {
        Required = [CommonKeys.Label, CommonKeys.Prediction],
        Optional = [CommonKeys.Groups, CommonKeys.SamplingWeight],
    };

    internal override CountRequest Ask(CountRequest request, MeasureDeclaration declaration) => request with
    {
        Groups = [.. request.Groups, KeyValuePair.Create(Truth, declaration.Label!), KeyValuePair.Create(Said, declaration.Prediction!)],
        Tables = [.. UnitTables.Ask(declaration, "Performance.classes", [KeyValuePair.Create("weights", Digits)], new QueryInput("label", declaration.Label!, InputForm.Text), new QueryInput("prediction", declaration.Prediction!, InputForm.Text))],
    };

    internal override IEnumerable<Problem> Faults(MeasureDeclaration declaration, Counts counts) => UnitTables.Faults(declaration, counts);

    internal override IReadOnlyList<Measurement> Figures(Counted counted)
    {
        var isDesigned = UnitTables.Count(counted.Declaration, counted.Counts);
        var figures = PerformanceMeasure.FromCells(counted.Cells, counted.Measure, counted.Counts.Withheld, counted.Seed, counted.Source, isDesigned ? by => UnitTables.By(counted.Counts, counted.Declaration, by) : null);
        return [.. figures, .. FigureComparisons.Among(figures, Fairness.Grouping.Every([.. counted.Declaration.Groups.Select(g => g.Key)]))];
    }
}
