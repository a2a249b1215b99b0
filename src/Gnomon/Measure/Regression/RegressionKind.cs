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

    public override string Name => "regression";

    public override IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Count("regression.count"),
        MetricDefinition.Count("regression.missing_label"),
        MetricDefinition.Count("regression.missing_prediction"),
        MetricDefinition.Count("regression.not_a_number"),
        OfErrors("mean_absolute_error", "{label}", 0, null),
        OfErrors("root_mean_squared_error", "{label}", 0, null),
        OfErrors("bias", "{label}", null, null),
        OfErrors("r_squared", "1", null, 1),
    ];

    internal override MeasureKeys Keys(CardFolder? folder) => new()
    {
        Required = [CommonKeys.Label, CommonKeys.Prediction],
        Optional = [CommonKeys.Groups],
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
        ],
    };

    internal override IReadOnlyList<Measurement> Figures(Counted counted)
    {
        var table = counted.Counts.Table(Table);
        string[] names = [.. counted.Declaration.Groups.Select(g => g.Key)];
        IReadOnlyList<string>[] groupings = [[], .. Fairness.Grouping.Every(names)];
        return [.. groupings.SelectMany(by => ErrorSums.By(table, names, by)).SelectMany(g => new RegressionFigures(counted, table, g.Key, g.Value).All())];
    }

    private static MetricDefinition OfErrors(string name, string unit, double? least, double? greatest) =>
        MetricDefinition.Of("regression." + name, unit, least, greatest) with { NeedsLabel = true, Form = FigureForm.Plain };
}
