using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Measure;
using Gnomon.Measure.Fairness;

namespace Gnomon;

/// <summary>What was counted for one entry under <c>measure</c>, and what its figures need beside the counts.</summary>
/// <param name="Declaration">The entry of the card.</param>
/// <param name="Counts">Cells and tables.</param>
/// <param name="PublishSize">Groups and places with fewer rows stay listed, their values unknown: withheld. 0 shows all.</param>
/// <param name="Seed">The seed of the plan, which fixes all random numbers; each figure draws from a stream of its own id.</param>
/// <param name="Source">The digest of the cells: <c>sha256:...</c>.</param>
/// <param name="TableSources">The digest of each table, by its name.</param>
public sealed record Counted(
    MeasureDeclaration Declaration, Counts Counts, int PublishSize, ulong Seed, string Source, IReadOnlyDictionary<string, string> TableSources)
{
    /// <summary>The id of the entry.</summary>
    public string Measure => Declaration.Id;

    /// <summary>The finest counts.</summary>
    public CellTable Cells => Counts.Cells;

    /// <summary>All figures of the entry: its kind's, and what a join left without a match.</summary>
    public IReadOnlyList<Measurement> Figures()
    {
        var kind = MeasureKinds.Of(Declaration);
        var figures = kind.Figures(this);
        return [.. kind.TakesRepeatedUnits || !HasRepeatedUnits ? figures : figures.Select(WithoutInterval), .. JoinFigures.Of(this)];
    }

    private bool HasRepeatedUnits => Cells.DistinctUnits is { } units && units < Cells.Rows;

    /// <summary>A figure of this entry that rests on the cells.</summary>
    public Measurement Figure(string id, long rows, MeasuredValue value) => new(Measure, id, rows, UnitOf(id), Source, value);

    /// <summary>A figure that rests on a table.</summary>
    public Measurement Figure(string id, long rows, MeasuredValue value, Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new Measurement(Measure, id, rows, UnitOf(id), TableSources[table.Name], value);
    }

    // Rows of one unit say less than as many others; a method that does not know it would give too short an interval.
    private Measurement WithoutInterval(Measurement figure) => figure.Value is MeasuredValue.Known { Estimate.Confidence: < 1 }
        ? figure with
        {
            Value = new MeasuredValue.NotKnown([Reasons.NotForDesign(figure.Id, "data with one row for each unit, or `one-row-per-unit: true` where each row is a case of its own")]),
            Levels = null,
        }
        : figure;

    private static string UnitOf(string id) => MetricCatalogue.Find(id)?.Unit ?? throw new ArgumentException($"the catalogue has no metric {id}", nameof(id));
}
