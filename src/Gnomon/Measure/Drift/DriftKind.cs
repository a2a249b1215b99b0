using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon.Measure.Drift;

/// <summary>What changed between two periods: the values of columns, and the rates of the system for the whole and for groups.</summary>
internal sealed class DriftKind : MeasureKind
{
    private const string Then = "then", Bins = "bins", Quality = "quality", Nothing = "CAST(NULL AS BOOLEAN)";

    public override string Name => "drift";

    public override IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        Bar("drift.psi", "1", null),
        Bar("drift.jensen_shannon", "nat", Math.Log(2)),
        Bar("drift.kolmogorov_smirnov", "1", 1),
        MetricDefinition.Of("drift.wasserstein", "{value}", 0, null) with { Form = FigureForm.Plain },
        MetricDefinition.Of("drift.p", "1", 0, 1) with { Form = FigureForm.Plain },
        MetricDefinition.Of("drift.detectable_psi", "1", 0, null) with { Form = FigureForm.Plain },
        MetricDefinition.Of("drift.missing_change", "1", -1, 1) with { Form = FigureForm.Points },
        .. DriftRates.All.SelectMany(m => (MetricDefinition[])
        [
            Rate(m.Name + "_then", 0, FigureForm.Share), Rate(m.Name + "_now", 0, FigureForm.Share), Rate(m.Name + "_change", -1, FigureForm.Points),
            Rate(m.Name + "_change_p", 0, FigureForm.Plain), Rate(m.Name + "_detectable", 0, FigureForm.Points),
        ]),
    ];

    internal override MeasureKeys Keys(CardFolder? folder) => DriftSettings.Keys(folder);

    internal override CountRequest Ask(CountRequest request, MeasureDeclaration declaration)
    {
        var settings = (DriftSettings)declaration.Settings;
        return request with { Groups = [], MemoryBytes = 1L << 30, Tables = [.. Queries(settings, declaration)] };
    }

    private static IEnumerable<TableQuery> Queries(DriftSettings settings, MeasureDeclaration declaration)
    {
        QueryInput[] periods =
        [
            new("before", settings.Before ?? "TRUE", InputForm.Truth, Then),
            new("after", settings.Before is { } before ? $"NOT ({before})" : "TRUE", InputForm.Truth),
        ];
        yield return new TableQuery(Bins, "Drift.bins")
        {
            People = new TablePeople(["past", "present"]) { Within = ["column"] },
            Inputs =
            [
                .. settings.Columns.Select(c => new QueryInput("column", c.Value, InputForm.Value)),
                .. settings.Columns.Select(c => new QueryInput("then", c.Value, InputForm.Value, Then)),
                .. periods,
            ],
        };
        if (declaration.Prediction is not { } prediction)
            yield break;
        string[] groups = declaration.Groups.Count > 0 ? [.. declaration.Groups.Select(g => g.Value)] : [Nothing];
        yield return new TableQuery(Quality, "Drift.quality")
        {
            People = new TablePeople(["n"]) { Groups = [.. declaration.Groups.Select((g, i) => KeyValuePair.Create(FormattableString.Invariant($"k{i}"), g.Key))], Within = ["period"] },
            Inputs =
            [
                .. groups.Select(g => new QueryInput("group", g, InputForm.Text)),
                .. groups.Select(g => new QueryInput("past", g, InputForm.Text, Then)),
                new("label", declaration.Label ?? Nothing, InputForm.Truth),
                new("past_label", declaration.Label ?? Nothing, InputForm.Truth, Then),
                new("prediction", prediction, InputForm.Truth),
                new("past_prediction", prediction, InputForm.Truth, Then),
                .. periods,
            ],
        };
    }

    internal override IEnumerable<Problem> Faults(MeasureDeclaration declaration, Counts counts)
    {
        string[] names = [.. declaration.Groups.Select(g => g.Key)];
        var keys = names.Length == 0 || declaration.Prediction is null ? [] : counts.Table(Quality).Rows.Select(r => names.Select((_, i) => r.Text(FormattableString.Invariant($"k{i}"))).ToArray());
        return GroupCount.Fault(names, keys) is { } fault ? [fault] : [];
    }

    // Its cells have no groups: those of the rates stand in a table, with the period beside them.
    internal override Withholding Withhold(MeasureDeclaration declaration, Counts counts, int below)
    {
        string[] names = [.. declaration.Groups.Select(g => g.Key)];
        if (names.Length == 0 || declaration.Prediction is null)
            return Withholding.Of(counts.Cells, [], below);
        var cells = counts.Table(Quality).Rows.Select(r => new Cell(
            [.. names.Select((_, i) => r.Text(FormattableString.Invariant($"k{i}"))), r.Number("period") is 0 ? "then" : "now"], r.Truth("label"), r.Truth("prediction"), r.Number("n")));
        return Withholding.Of(new CellTable([.. names, "=period"], cells, [], null), names, below);
    }

    internal override IReadOnlyList<Measurement> Figures(Counted counted)
    {
        var settings = (DriftSettings)counted.Declaration.Settings;
        var bins = counted.Counts.Table(Bins);
        List<Measurement> figures = [.. new ColumnFigures(counted, bins, [.. settings.Columns.Select(c => c.Key)]).All()];
        if (counted.Declaration.Prediction is not null)
            figures.AddRange(new DriftRates(counted, counted.Counts.Table(Quality)).Figures());
        return figures;
    }

    private static MetricDefinition Bar(string id, string unit, double? greatest) =>
        MetricDefinition.Of(id, unit, 0, greatest) with { Form = FigureForm.Plain, CanBeCriterion = true };

    private static MetricDefinition Rate(string name, double least, FigureForm form) => MetricDefinition.Of("drift." + name, "1", least, 1) with { Form = form };
}
