using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon.Measure.Robustness;

/// <summary>How many decisions a small change turns, and what it costs in quality: for the whole, groups and pairs of groups, against strength.</summary>
internal sealed class RobustnessKind : MeasureKind
{
    private const string Matching = "matching";

    public override string Name => "robustness";

    public override IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Of("robustness.flip_rate", "1", 0, 1) with { CanBeCriterion = true },
        MetricDefinition.Of("robustness.to_yes_rate", "1", 0, 1),
        MetricDefinition.Of("robustness.to_no_rate", "1", 0, 1),
        MetricDefinition.Of("robustness.accuracy_loss", "1", -1, 1) with { NeedsLabel = true, CanBeCriterion = true, Form = FigureForm.Points },
        new MetricDefinition("robustness.flip_rate.difference", "1", 0, 1, MetricKind.Comparison, NeedsLabel: false, NeedsFavourable: false),
        MetricDefinition.Count("robustness.unknown_pairs", "{pair}"),
        MetricDefinition.Count("robustness.refused", "{row}"),
        MetricDefinition.Count("robustness.without_match", "{row}"),
        MetricDefinition.Count("robustness.perturbed_without_match", "{row}"),
    ];

    public override IReadOnlyList<Chart> Charts { get; } = [new("robustness-flips", "robustness.flip_rate", "strength"), new("robustness-loss", "robustness.accuracy_loss", "strength")];

    internal override bool TakesRepeatedUnits => true;

    internal override MeasureKeys Keys(CardFolder? folder) => RobustnessKeys.Of(folder);

    internal override CountRequest Ask(CountRequest request, MeasureDeclaration declaration)
    {
        var settings = (RobustnessSettings)declaration.Settings;
        return request with { Groups = [], MemoryBytes = 1L << 30, Tables = [PairQuery.Of(settings, declaration), .. Beside(settings, declaration)] };
    }

    private static IEnumerable<TableQuery> Beside(RobustnessSettings settings, MeasureDeclaration declaration)
    {
        if (settings.Files.Count > 0)
            yield return new TableQuery(Matching, "Robustness.matching") { People = TablePeople.None, Inputs = [new("case", settings.Case!, InputForm.Text), new("twin", settings.Case!, InputForm.Text, RobustnessSettings.Perturbed)] };
        if (settings.Endpoint is not null)
            yield return PairQuery.Lost(settings, declaration);
    }

    internal override IEnumerable<Problem> Faults(MeasureDeclaration declaration, Counts counts) =>
        ((RobustnessSettings)declaration.Settings).Files.Count > 0 && counts.Table(Matching).Rows[0] is var row && row.Number("repeated") is var repeated and > 0
            ? [PairQuery.Repeated(repeated, row.Text("example"))]
            : ((RobustnessSettings)declaration.Settings).Endpoint is not null ? LostRows.Of(counts).Faults() : [];

    internal override Withholding Withhold(MeasureDeclaration declaration, Counts counts, int below) => PairQuery.Withhold(declaration, counts, below);

    internal override IReadOnlyList<Measurement> Figures(Counted counted)
    {
        var settings = (RobustnessSettings)counted.Declaration.Settings;
        var lost = settings.Endpoint is null ? null : LostRows.Of(counted.Counts);
        List<Measurement> figures = [.. new FlipFigures(counted, lost).All()];
        if (settings.Files.Count > 0)
        {
            var (table, row) = (counted.Counts.Table(Matching), counted.Counts.Table(Matching).Rows[0]);
            figures.Add(counted.Figure("robustness.without_match", row.Number("rows"), new MeasuredValue.Known(Estimate.Exact(row.Number("without_match"))), table) with { Group = GroupKey.Whole });
            figures.Add(counted.Figure("robustness.perturbed_without_match", row.Number("perturbed"), new MeasuredValue.Known(Estimate.Exact(row.Number("perturbed_without_match"))), table) with { Group = GroupKey.Whole });
        }

        return figures.Count > 0 ? figures : [counted.Figure("robustness.unknown_pairs", 0, MeasuredValue.Unknown(UnknownCause.NoRows, "there is no pair", "rows with a decision before and after a change"), counted.Counts.Table(PairQuery.Name)) with { Group = GroupKey.Whole }];
    }
}
