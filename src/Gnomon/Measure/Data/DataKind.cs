using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon.Measure.Data;

/// <summary>Whether the data are fit to learn from and to measure with: gaps, repeats, leaks, balance, labels, time.</summary>
internal sealed class DataKind : MeasureKind
{
    private const string Columns = "columns", Repeats = "repeats", Leaks = "leaks", Periods = "periods", Labels = "labels";

    public override string Name => "data";

    public override IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Count("data.rows"),
        MetricDefinition.Count("data.constant_columns", "{column}"),
        Bar("data.alike"),
        Bar("data.contradicted"),
        Bar("data.missing"),
        MetricDefinition.Count("data.constant", "{column}"),
        MetricDefinition.Of("data.usual_label", "1", 0, 1),
        Bar("data.foretold"),
        Bar("data.label_agreement"),
        MetricDefinition.Of("data.label_kappa", "1", -1, 1) with { Form = FigureForm.Plain, CanBeCriterion = true },
        MetricDefinition.Count("data.periods", "{period}"),
        MetricDefinition.Count("data.empty_periods", "{period}"),
        MetricDefinition.Count("data.longest_gap", "{period}"),
        Bar("data.without_time"),
        MetricDefinition.Count("data.rows_of_period"),
        MetricDefinition.Of("data.share", "1", 0, 1),
        MetricDefinition.Of("data.representation", "1", 0, null) with { Form = FigureForm.Plain, CanBeCriterion = true },
        Bar("data.distance_from_reference"),
        MetricDefinition.Of("data.reference_p", "1", 0, 1) with { Form = FigureForm.Plain },
    ];

    internal override MeasureKeys Keys(CardFolder? folder) => DataSettings.Keys();

    internal override CountRequest Ask(CountRequest request, MeasureDeclaration declaration) =>
        request with { MemoryBytes = 1L << 30, Tables = [.. Queries((DataSettings)declaration.Settings, declaration.Label), .. WeightedShares.Ask(declaration)] };

    private static IEnumerable<TableQuery> Queries(DataSettings settings, string? label)
    {
        IEnumerable<QueryInput> Each(InputForm form) => settings.Columns.Count == 0
            ? [new QueryInput("column", QueryInput.EveryColumn, form)]
            : settings.Columns.Select(c => new QueryInput("column", c.Value, form) { Key = "columns." + c.Key });
        yield return new TableQuery(Columns, "Data.columns") { People = TablePeople.None, Inputs = [.. Each(InputForm.Text)] };
        yield return new TableQuery(Repeats, "Data.repeats") { People = TablePeople.None, Inputs = [.. Each(InputForm.Text), new("label", label ?? "CAST(NULL AS BOOLEAN)", InputForm.Truth)] };
        if (label is not null)
            yield return new TableQuery(Leaks, "Data.leaks") { People = TablePeople.None, Inputs = [.. Each(InputForm.Value), new("label", label, InputForm.Truth)] };
        if (settings.Time is { } time)
            yield return new TableQuery(Periods, "Data.periods") { People = new TablePeople(["n"]), Inputs = [new("time", time, InputForm.Value)], Numbers = [KeyValuePair.Create("period", settings.Period)] };
        if (label is not null && settings.SecondLabel is { } second)
            yield return new TableQuery(Labels, "Data.labels") { People = new TablePeople(["n"]), Inputs = [new("label", label, InputForm.Text), new("second", second, InputForm.Text)], MaxRows = 10_000 };
    }

    internal override IEnumerable<Problem> Faults(MeasureDeclaration declaration, Counts counts) => WeightedShares.Faults(counts);

    internal override IReadOnlyList<Measurement> Figures(Counted counted)
    {
        var settings = (DataSettings)counted.Declaration.Settings;
        List<Measurement> figures = [.. new GapFigures(counted, counted.Counts.Table(Columns), counted.Counts.Table(Repeats)).All(settings.Columns.Count > 0)];
        if (counted.Declaration.Label is { } label)
            figures.AddRange(new LeakFigures(counted, counted.Counts.Table(Leaks)).All(label));
        if (settings.SecondLabel is not null)
            figures.AddRange(counted.Declaration.Label is null ? LabelFigures.NoLabel(counted) : new LabelFigures(counted, counted.Counts.Table(Labels)).All());
        if (settings.Time is not null)
            figures.AddRange(new TimeFigures(counted, counted.Counts.Table(Periods)).All());
        figures.AddRange(settings.Reference.SelectMany(r => new BalanceFigures(counted, r.Key, r.Value).All()));
        return figures;
    }

    private static MetricDefinition Bar(string id) => MetricDefinition.Of(id, "1", 0, 1) with { CanBeCriterion = true };
}
