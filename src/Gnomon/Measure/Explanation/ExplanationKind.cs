using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Measure.Robustness;

namespace Gnomon.Measure.Explanation;

/// <summary>What the decisions of a live model hang on: columns, protected attributes, and what makes groups differ.</summary>
internal sealed class ExplanationKind : MeasureKind
{
    /// <summary>The tables beside the pairs.</summary>
    public const string Draws = "draws", Paths = "paths";

    public override string Name => "explanation";

    public override IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Of("explanation.importance", "1", -1, 1) with { NeedsLabel = true, Form = FigureForm.Points },
        MetricDefinition.Of("explanation.permutation_flip_rate", "1", 0, 1),
        MetricDefinition.Of("explanation.counterfactual_flip_rate", "1", 0, 1) with { CanBeCriterion = true },
        MetricDefinition.Of("explanation.counterfactual_to_yes_rate", "1", 0, 1),
        MetricDefinition.Of("explanation.counterfactual_to_no_rate", "1", 0, 1),
        MetricDefinition.Of("explanation.partial_dependence", "1", 0, 1),
        MetricDefinition.Of("explanation.group_difference", "1", -1, 1) with { Form = FigureForm.Points },
        MetricDefinition.Of("explanation.difference_part", "1", -1, 1) with { Form = FigureForm.Points },
        MetricDefinition.Count("explanation.unknown_pairs", "{pair}"),
        MetricDefinition.Count("explanation.refused", "{row}"),
    ];

    public override IReadOnlyList<Chart> Charts { get; } = [new("explanation-dependence", "explanation.partial_dependence", "value")];

    internal override bool TakesRepeatedUnits => true;

    internal override MeasureKeys Keys(CardFolder? folder) => ExplanationKeys.Of(folder);

    internal override CountRequest Ask(CountRequest request, MeasureDeclaration declaration)
    {
        var settings = (ExplanationSettings)declaration.Settings;
        return request with
        {
            Groups = [],
            MemoryBytes = 1L << 30,
            Tables =
            [
                PairQuery.Of(settings, declaration),
                PairQuery.Lost(settings, declaration),
                PairQuery.Answers(settings, declaration, Draws, "Explanation.draws"),
                PairQuery.Answers(settings, declaration, Paths, "Explanation.paths"),
            ],
        };
    }

    internal override IEnumerable<Problem> Faults(MeasureDeclaration declaration, Counts counts) => LostRows.Of(counts).Faults();

    internal override Withholding Withhold(MeasureDeclaration declaration, Counts counts, int below) => PairQuery.Withhold(declaration, counts, below);

    internal override IReadOnlyList<Measurement> Figures(Counted counted)
    {
        List<Measurement> figures = [.. new ExplanationFigures(counted).All()];
        return figures.Count > 0 ? figures : [counted.Figure("explanation.unknown_pairs", 0, MeasuredValue.Unknown(UnknownCause.NoRows, "there is no pair of answers", "rows that the endpoint was asked about"), counted.Counts.Table(PairQuery.Name)) with { Group = GroupKey.Whole }];
    }
}
