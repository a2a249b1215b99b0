using System.Diagnostics;
using Gnomon.Columns;
using Gnomon.Columns.Duck;
using Gnomon.Describe;
using Gnomon.Plan;

namespace Gnomon.Bench;

/// <summary>What <c>gnomon measure</c> does between its plan and its answer, in this process: step by step.</summary>
internal sealed class MeasuringSteps
{
    private readonly SystemCard card;
    private readonly Profile profile;
    private readonly long rows;
    private readonly IReadOnlyList<MeasureData> data;
    private readonly CountRequest[] requests;

    /// <param name="file">A card with two measures that one count serves.</param>
    /// <param name="rows">The rows of its file.</param>
    public MeasuringSteps(string file, long rows)
    {
        var installation = Installation.Find().Value;
        card = CardReader.Read(file, LawShelf.ReadFacts(installation).Value).Value;
        profile = ProfileReader.Read(card.Profile, card.Folder, installation.Profiles).Value;
        data = [.. MeasureData.Describe(card.Folder, card.Measures).Select(d => d.Value)];
        requests = [.. card.Measures.Zip(data, (m, d) => PlanCounting.Request(card.Folder, d, d.Plan(m)))];
        this.rows = rows;
    }

    /// <summary>What the steps are called.</summary>
    public static IReadOnlyList<string> Names { get; } = ["counting", "the cells of each measure, small ones closed, digested", "estimates"];

    /// <summary>Seconds of each step.</summary>
    public double[] Seconds()
    {
        using var database = DuckDatabase.Open();
        var clock = Stopwatch.StartNew();
        var joint = SharedCount.Join(requests[0], requests[1])!;
        var counts = CellCounter.CountAll(joint, database).Value;
        var counted = clock.Elapsed.TotalSeconds;
        MeasureCounts[] parts = [.. card.Measures.Zip(requests, data).Select(m => Part(m.First, SharedCount.Part(counts, joint, m.Second), m.Third.Files))];
        var closed = clock.Elapsed.TotalSeconds;
        var figures = MeasureCounts.Figures(parts, profile.PublishSize, seed: 1);
        var estimated = clock.Elapsed.TotalSeconds;
        return counts.Cells.Rows == rows && figures.Any(f => f.Id is "scoring.roc_auc.difference" && f.Value is MeasuredValue.Known)
            ? [counted, closed - counted, estimated - closed]
            : throw new InvalidOperationException("not all rows were measured");
    }

    private MeasureCounts Part(MeasureDeclaration measure, Counts counts, IReadOnlyList<DescribedFile> files) => MeasureCounts.Of(
        measure, counts with { Withheld = MeasureKinds.Of(measure).Withhold(measure, counts, profile.PublishSize) }, new Dictionary<string, TablePeople>(StringComparer.Ordinal), files);
}
