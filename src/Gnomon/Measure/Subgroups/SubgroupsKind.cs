using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Measure.Fairness;

namespace Gnomon.Measure.Subgroups;

/// <summary>Who is treated otherwise although nobody named them: every combination of listed columns, with control over all that was searched.</summary>
internal sealed class SubgroupsKind : MeasureKind
{
    /// <summary>The name of the second file's data.</summary>
    public const string Second = "confirm";

    private const string Found = "subgroups";

    public override string Name => "subgroups";

    public override IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Count("subgroups.tested", "{test}"),
        MetricDefinition.Count("subgroups.too_small", "{test}"),
        MetricDefinition.Count("subgroups.found", "{subgroup}"),
        MetricDefinition.Count("subgroups.confirmed", "{subgroup}"),
        MetricDefinition.Of("subgroups.worst_gap_confirmed", "1", 0, 1) with { CanBeCriterion = true, Form = FigureForm.Points },
        .. SubgroupFigures.Searchable.SelectMany(m => (MetricDefinition[])
        [
            Of(m, "gap_explored", -1, FigureForm.Points), Of(m, "p_explored", 0, FigureForm.Plain),
            Of(m, "gap_confirmed", -1, FigureForm.Points), Of(m, "p_confirmed", 0, FigureForm.Plain),
        ]),
    ];

    internal override MeasureKeys Keys(CardFolder? folder) => SubgroupSettings.Keys(folder);

    internal override bool TakesRepeatedUnits => true;

    internal override CountRequest Ask(CountRequest request, MeasureDeclaration declaration)
    {
        var settings = (SubgroupSettings)declaration.Settings;
        return request with
        {
            MemoryBytes = 1L << 30,
            Tables =
            [
                new TableQuery(Found, "Subgroups.subgroups")
                {
                    People = new TablePeople(["n"]) { Within = ["columns"] },
                    Inputs =
                    [
                        .. settings.Columns.Select(c => new QueryInput("column", c.Value, InputForm.Value) { Key = "columns." + c.Key }),
                        new("label", declaration.Label ?? "CAST(NULL AS BOOLEAN)", InputForm.Truth),
                        new("prediction", declaration.Prediction!, InputForm.Truth),
                        new("apart", settings.Apart ?? "CAST(NULL AS BOOLEAN)", InputForm.Truth),
                        .. Confirming(settings, declaration),
                        .. Design(settings, declaration),
                    ],
                    Numbers =
                    [
                        KeyValuePair.Create("digits", SampleDesign.Digits),
                        KeyValuePair.Create("count", (long)settings.Columns.Count),
                        KeyValuePair.Create("depth", (long)Math.Min(settings.Depth, settings.Columns.Count)),
                        KeyValuePair.Create("split", settings.Split && settings.Apart is null ? 1L : 0L),
                        KeyValuePair.Create("seed", Lot(request)),
                    ],
                    MaxRows = 1_000_000,
                },
            ],
        };
    }

    // Rows that were searched cannot confirm what was found in them.
    internal override IEnumerable<Problem> Faults(MeasureDeclaration declaration, Counts counts)
    {
        var searched = counts.Cells.Inputs.Select(i => i.Sha256).ToHashSet(StringComparer.Ordinal);
        // Every set of columns counts all rows.
        if (declaration.SamplingWeight is not null && counts.Table(Found).Rows.GroupBy(r => r.Maybe("columns")).Max(s => s.Sum(r => r.Number("bad"))) is > 0 and var bad)
            yield return SampleDesign.BadWeights(bad);
        foreach (var twice in counts.OtherInputs.Where(o => o.Key is Second).SelectMany(o => o.Value).Where(i => searched.Contains(i.Sha256)))
            yield return new Problem(ExitCode.Card, $"the file {twice.Name} is searched as well as the finds decided on it", "name a file with other people, or leave 'confirm' out: then half of the rows are kept apart by lot") { Key = Second };
    }

    private static IEnumerable<QueryInput> Confirming(SubgroupSettings settings, MeasureDeclaration declaration) => settings.Confirm.Count == 0 ? [] :
    [
        .. settings.Columns.Select(c => new QueryInput("other", c.Value, InputForm.Value, Second) { Key = "columns." + c.Key }),
        new("other_label", declaration.Label ?? "CAST(NULL AS BOOLEAN)", InputForm.Truth, Second),
        new("other_prediction", declaration.Prediction!, InputForm.Truth, Second),
    ];

    // Weights and units of each row, where the card names them.
    private static IEnumerable<QueryInput> Design(SubgroupSettings settings, MeasureDeclaration declaration)
    {
        var unit = declaration.OneRowPerUnit ? null : declaration.Unit;
        if (declaration.SamplingWeight is null && unit is null)
            yield break;
        var weight = declaration.SamplingWeight ?? "1";
        yield return new("weight", weight, InputForm.Number);
        yield return unit is null ? new("alone", "1", InputForm.Number) : new("unit", unit, InputForm.Text);
        if (settings.Confirm.Count == 0)
            yield break;
        yield return new("other_weight", weight, InputForm.Number, Second);
        if (unit is not null)
            yield return new("other_unit", unit, InputForm.Text, Second);
    }

    private static SubgroupDesign DesignOf(SubgroupSettings settings, MeasureDeclaration declaration, Counts counts)
    {
        var once = declaration.OneRowPerUnit || declaration.Unit is null || (settings.Confirm.Count == 0 && counts.Cells.DistinctUnits is { } units && units == counts.Cells.Rows);
        return !once ? SubgroupDesign.Units : declaration.SamplingWeight is not null ? SubgroupDesign.Weights : SubgroupDesign.Rows;
    }

    public override IReadOnlyList<string> Searched(MeasureDeclaration declaration)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        return ((SubgroupSettings)declaration.Settings).Rates is { Count: > 0 } named ? named : declaration.Label is null ? ["selection_rate"] : ["accuracy"];
    }

    internal override IReadOnlyList<Measurement> Figures(Counted counted)
    {
        var settings = (SubgroupSettings)counted.Declaration.Settings;
        var table = counted.Counts.Table(Found);
        var rates = Searched(counted.Declaration);
        var metrics = SubgroupFigures.Searchable.Where(m => rates.Contains(m.Name, StringComparer.Ordinal)).ToArray();
        var design = DesignOf(settings, counted.Declaration, counted.Counts);
        return [.. new SubgroupFigures(counted, table, design).All(SubgroupTable.Of([.. settings.Columns.Select(c => c.Key)], table, design), metrics)];
    }

    // Which rows are kept apart follows from the bytes of the files, so that nobody can choose it and a run can be repeated.
    private static long Lot(CountRequest request)
    {
        var digests = string.Concat((request.Expected ?? []).Select(f => f.Content.Sha256));
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(digests))) & long.MaxValue;
    }

    private static MetricDefinition Of(FairnessMetric metric, string what, double least, FigureForm form) =>
        MetricDefinition.Of($"subgroups.{metric.Name}_{what}", "1", least, 1) with { NeedsLabel = metric.NeedsLabel, Form = form };
}
