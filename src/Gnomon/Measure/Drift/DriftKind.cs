using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Measure.Fairness;

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

    internal override bool TakesRepeatedUnits => true;

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
        QueryInput[] design = [.. Design(declaration)];
        yield return new TableQuery(Bins, design.Length == 0 ? "Drift.bins" : "Drift.weightedbins")
        {
            People = new TablePeople(["past", "present"]) { Within = ["column"] },
            Inputs =
            [
                .. settings.Columns.Select(c => new QueryInput("column", c.Value, InputForm.Value) { Key = "columns." + c.Key }),
                .. settings.Columns.Select(c => new QueryInput("then", c.Value, InputForm.Value, Then) { Key = "columns." + c.Key }),
                .. periods, .. design,
            ],
            Numbers = Digits,
        };
        if (declaration.Prediction is not { } prediction)
            yield break;
        string[] groups = declaration.Groups.Count > 0 ? [.. declaration.Groups.Select(g => g.Value)] : [Nothing];
        yield return new TableQuery(Quality, design.Length == 0 ? "Drift.quality" : "Drift.weightedquality")
        {
            People = new TablePeople(["n"]) { Groups = [.. declaration.Groups.Select((g, i) => KeyValuePair.Create(FormattableString.Invariant($"k{i}"), g.Key))], Within = ["period"] },
            Inputs =
            [
                .. groups.Select(g => new QueryInput("group", g, InputForm.Text)),
                .. groups.Select(g => new QueryInput("past", g, InputForm.Text, Then)),
                new("label", declaration.Label ?? Nothing, InputForm.Truth),
                new("past_label", declaration.Label ?? Nothing, InputForm.Truth, Then) { Key = "label" },
                new("prediction", prediction, InputForm.Truth),
                new("past_prediction", prediction, InputForm.Truth, Then) { Key = "prediction" },
                .. periods, .. design,
            ],
            Numbers = Digits,
        };
    }

    private static IReadOnlyList<KeyValuePair<string, long>> Digits { get; } = [KeyValuePair.Create("digits", SampleDesign.Digits)];

    // Weights and units of each row, where the card names them.
    private static IEnumerable<QueryInput> Design(MeasureDeclaration declaration)
    {
        var unit = declaration.OneRowPerUnit ? null : declaration.Unit;
        if (declaration.SamplingWeight is null && unit is null)
            return [];
        var weight = declaration.SamplingWeight ?? "1";
        return
        [
            new("weight", weight, InputForm.Number), new("past_weight", weight, InputForm.Number, Then) { Key = "weight" },
            .. unit is null ? (QueryInput[])[new("alone", "1", InputForm.Number)] : [new("unit", unit, InputForm.Text), new("past_unit", unit, InputForm.Text, Then) { Key = "unit" }],
        ];
    }

    // Units that stand in one row each of their period are rows.
    private static PeriodDesign? DesignOf(MeasureDeclaration declaration, Table bins)
    {
        var repeats = !declaration.OneRowPerUnit && declaration.Unit is not null && bins.Rows.Any(r => r.Number("repeats") > 0);
        return repeats || declaration.SamplingWeight is not null ? new PeriodDesign(repeats) : null;
    }

    internal override IEnumerable<Problem> Faults(MeasureDeclaration declaration, Counts counts)
    {
        if (declaration.SamplingWeight is not null && counts.Table(Bins).Rows.Select(r => r.Number("bad")).DefaultIfEmpty(0).Max() is > 0 and var bad)
            yield return SampleDesign.BadWeights(bad);
        string[] names = [.. declaration.Groups.Select(g => g.Key)];
        var keys = names.Length == 0 || declaration.Prediction is null ? [] : counts.Table(Quality).Rows.Select(r => names.Select((_, i) => r.Text(FormattableString.Invariant($"k{i}"))).ToArray());
        if (GroupCount.Fault(names, keys) is { } fault)
            yield return fault;
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
        var design = DesignOf(counted.Declaration, bins);
        List<Measurement> figures = [.. new ColumnFigures(counted, bins, [.. settings.Columns.Select(c => c.Key)], design).All()];
        if (counted.Declaration.Prediction is not null)
            figures.AddRange(new DriftRates(counted, counted.Counts.Table(Quality), design).Figures());
        return figures;
    }

    private static MetricDefinition Bar(string id, string unit, double? greatest) =>
        MetricDefinition.Of(id, unit, 0, greatest) with { Form = FigureForm.Plain, CanBeCriterion = true };

    private static MetricDefinition Rate(string name, double least, FigureForm form) => MetricDefinition.Of("drift." + name, "1", least, 1) with { Form = form };
}
