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
    private const string Found = "subgroups";

    public override string Name => "subgroups";

    public override IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Count("subgroups.tested", "{test}"),
        MetricDefinition.Count("subgroups.too_small", "{test}"),
        MetricDefinition.Count("subgroups.found", "{subgroup}"),
        MetricDefinition.Count("subgroups.confirmed", "{subgroup}"),
        .. SubgroupFigures.Searchable.SelectMany(m => (MetricDefinition[])
        [
            Gap(m, "gap_explored", -1), Gap(m, "p_explored", 0), Gap(m, "gap_confirmed", -1), Gap(m, "p_confirmed", 0),
        ]),
    ];

    internal override MeasureKeys Keys(CardFolder? folder) => SubgroupSettings.Keys();

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
                        .. settings.Columns.Select(c => new QueryInput("column", c.Value, InputForm.Value)),
                        new("label", declaration.Label ?? "CAST(NULL AS BOOLEAN)", InputForm.Truth),
                        new("prediction", declaration.Prediction!, InputForm.Truth),
                        new("apart", settings.Apart ?? "CAST(NULL AS BOOLEAN)", InputForm.Truth),
                    ],
                    Numbers =
                    [
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

    internal override IReadOnlyList<Measurement> Figures(Counted counted)
    {
        var settings = (SubgroupSettings)counted.Declaration.Settings;
        var table = counted.Counts.Table(Found);
        var rates = settings.Rates.Count > 0 ? settings.Rates : counted.Declaration.Label is null ? ["selection_rate"] : ["accuracy"];
        var metrics = SubgroupFigures.Searchable.Where(m => rates.Contains(m.Name, StringComparer.Ordinal)).ToArray();
        return [.. new SubgroupFigures(counted, table).All(SubgroupTable.Of([.. settings.Columns.Select(c => c.Key)], table), metrics)];
    }

    // Which rows are kept apart follows from the bytes of the files, so that nobody can choose it and a run can be repeated.
    private static long Lot(CountRequest request)
    {
        var digests = string.Concat((request.Expected ?? []).Select(f => f.Content.Sha256));
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(digests))) & long.MaxValue;
    }

    private static MetricDefinition Gap(FairnessMetric metric, string what, double least) =>
        MetricDefinition.Of($"subgroups.{metric.Name}_{what}", "1", least, 1) with { NeedsLabel = metric.NeedsLabel, Form = FigureForm.Plain };
}
