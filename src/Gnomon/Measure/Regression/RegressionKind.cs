using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon.Measure.Regression;

/// <summary>How far a predicted number lies from the true one.</summary>
internal sealed class RegressionKind : MeasureKind
{
    /// <summary>The table of its one query.</summary>
    public const string Table = "errors";

    /// <summary>Decimal digits that sums of the second and of the fourth order keep of the greatest number.</summary>
    public const int Fine = 12, Coarse = 5;

    /// <summary>The same of weighted rows and of units, in totals and in products; and the digits of the greatest weight.</summary>
    public const int FineMoments = 9, CoarseMoments = 4, FineWeights = 7, Weights = 4;

    public override string Name => "regression";

    public override IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Count("regression.count"),
        MetricDefinition.Count("regression.missing_label"),
        MetricDefinition.Count("regression.missing_prediction"),
        MetricDefinition.Count("regression.not_a_number"),
        .. Errors,
        .. Errors.SelectMany(FigureComparisons.Of),
    ];

    internal override bool TakesRepeatedUnits => true;

    private static MetricDefinition[] Errors =>
    [
        OfErrors("mean_absolute_error", "{label}", 0, null),
        OfErrors("root_mean_squared_error", "{label}", 0, null),
        OfErrors("bias", "{label}", null, null),
        OfErrors("r_squared", "1", null, 1),
    ];

    internal override MeasureKeys Keys(CardFolder? folder) => new()
    {
        Required = [CommonKeys.Label, CommonKeys.Prediction],
        Optional = [CommonKeys.Groups, CommonKeys.SamplingWeight],
    };

    internal override CountRequest Ask(CountRequest request, MeasureDeclaration declaration) => request with
    {
        Tables =
        [
            new TableQuery(Table, "Regression.errors")
            {
                People = new TablePeople(["n"]) { Groups = [.. declaration.Groups.Select((g, i) => KeyValuePair.Create(FormattableString.Invariant($"k{i}"), g.Key))] },
                Inputs =
                [
                    new("label", declaration.Label!, InputForm.Number),
                    new("prediction", declaration.Prediction!, InputForm.Number),
                    .. declaration.Groups.Select(g => new QueryInput("group", g.Value, InputForm.Text)),
                ],
                Numbers = [KeyValuePair.Create("fine", (long)Fine), KeyValuePair.Create("coarse", (long)Coarse)],
            },
            .. UnitTables.Ask(
                declaration, "Regression.moments",
                [KeyValuePair.Create("fine", (long)FineMoments), KeyValuePair.Create("coarse", (long)CoarseMoments), KeyValuePair.Create("fineweights", (long)FineWeights), KeyValuePair.Create("weights", (long)Weights)],
                new("label", declaration.Label!, InputForm.Number), new("prediction", declaration.Prediction!, InputForm.Number)),
        ],
    };

    internal override IEnumerable<Problem> Faults(MeasureDeclaration declaration, Counts counts) => UnitTables.Faults(declaration, counts);

    internal override IReadOnlyList<Measurement> Figures(Counted counted)
    {
        var table = counted.Counts.Table(Table);
        string[] names = [.. counted.Declaration.Groups.Select(g => g.Key)];
        IReadOnlyList<string>[] groupings = [[], .. Fairness.Grouping.Every(names)];
        var figures = groupings.SelectMany(by => OfGroups(counted, table, names, by)).ToArray();
        return [.. figures, .. FigureComparisons.Among(figures, groupings.Skip(1))];
    }

    private static IEnumerable<Measurement> OfGroups(Counted counted, Table table, string[] names, IReadOnlyList<string> by)
    {
        var designs = UnitTables.Count(counted.Declaration, counted.Counts) ? UnitTables.By(counted.Counts, counted.Declaration, by) : null;
        return ErrorSums.By(table, names, by).SelectMany(g => new RegressionFigures(counted, table, g.Key, g.Value, Spread(g.Value, designs?[g.Key])).All());
    }

    private static ErrorSpread? Spread(ErrorSums sums, IEnumerable<TableRow>? design) => design is null ? ErrorSpread.Of(sums) : design.FirstOrDefault() is { } row ? ErrorSpread.Of(row) : null;

    private static MetricDefinition OfErrors(string name, string unit, double? least, double? greatest) =>
        MetricDefinition.Of("regression." + name, unit, least, greatest) with { NeedsLabel = true, IsCompared = true, Form = FigureForm.Plain };
}
