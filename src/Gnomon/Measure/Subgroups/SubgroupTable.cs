using System.Numerics;
using Gnomon.Columns;
using Gnomon.Measure.Fairness;

namespace Gnomon.Measure.Subgroups;

/// <summary>Rows with given values in some columns, whatever is in the others.</summary>
/// <param name="Key">The columns and their values, as they are shown.</param>
/// <param name="Searched">The rows to search in.</param>
/// <param name="Apart">The rows kept apart to try the finds on.</param>
internal sealed record Subgroup(GroupKey Key, WeightedRows Searched, WeightedRows Apart);

/// <summary>Every combination of columns up to a depth, as counts: fewer columns are margins of more.</summary>
internal sealed class SubgroupTable
{
    // The number of a value takes four bits, at the place of its column: 0 for none, the last for all others.
    private const int Bits = 4, Others = 10;

    private readonly IReadOnlyList<string> columns;
    private readonly SubgroupDesign design;
    private readonly Dictionary<(int Column, int Value), string> names = [];
    private readonly SortedDictionary<(long Set, long Key), Parts> counts = [];

    private SubgroupTable(IReadOnlyList<string> columns, SubgroupDesign design) => (this.columns, this.design) = (columns, design);

    /// <summary>All rows.</summary>
    public Subgroup Whole { get; private set; } = new(GroupKey.Whole, default, default);

    /// <summary>Every combination that has rows to search in: by the bits of the columns, then the numbers of the values.</summary>
    public IEnumerable<Subgroup> All => counts.Where(c => c.Value.Searched.Rows > 0).Select(c => new Subgroup(Named(c.Key.Set, c.Key.Key), c.Value.Searched, c.Value.Apart));

    /// <param name="columns">The names of the columns.</param>
    /// <param name="table">What <c>subgroups.sql</c> gives.</param>
    /// <param name="design">How the rows were drawn.</param>
    /// <exception cref="FormatException">It does not.</exception>
    public static SubgroupTable Of(IReadOnlyList<string> columns, Table table, SubgroupDesign design = SubgroupDesign.Rows)
    {
        var subgroups = new SubgroupTable(columns, design);
        foreach (var row in table.Rows)
            subgroups.Add(row);
        subgroups.AddMargins();
        return subgroups;
    }

    private void Add(TableRow row)
    {
        var key = row.Number("key");
        if (row.Maybe("columns") is not { } set)
            names[((int)(key / 16), (int)(key % 16))] = row.Text("name") ?? throw new FormatException("a value has no name");
        else if (set <= 0 || set >= 1L << columns.Count || (key & ~Mask(set)) != 0)
            throw new FormatException($"{set} is no set of columns");
        else
            counts[(set, key)] = counts.GetValueOrDefault((set, key)).Add(row, design);
    }

    // Each smaller set is the margin of the first set counted that holds it.
    private void AddMargins()
    {
        var counted = counts.GroupBy(c => c.Key.Set).ToDictionary(g => g.Key, g => g.ToArray());
        var depth = counted.Keys.Select(Size).DefaultIfEmpty(0).Max();
        for (var set = 0L; set < 1L << columns.Count; set++)
        {
            if (Size(set) >= depth || counted.Keys.Order().FirstOrDefault(k => (k & set) == set) is not (var holder and > 0))
                continue;
            foreach (var ((_, key), parts) in counted[holder])
                counts[(set, key & Mask(set))] = counts.GetValueOrDefault((set, key & Mask(set))) + parts;
        }

        if (counts.Remove((0, 0), out var all))
            Whole = new Subgroup(GroupKey.Whole, all.Searched, all.Apart);
    }

    private GroupKey Named(long set, long key) => new(
        from column in Enumerable.Range(0, columns.Count)
        where (set >> column & 1) != 0
        let value = (int)(key >> (Bits * column) & 15)
        select KeyValuePair.Create(columns[column], value == 0 ? null : names.GetValueOrDefault((column, value), value == Others ? "any other value" : "?")));

    private long Mask(long set) => Enumerable.Range(0, columns.Count).Where(i => (set >> i & 1) != 0).Aggregate(0L, (mask, i) => mask | 15L << (Bits * i));

    private static int Size(long set) => BitOperations.PopCount((ulong)set);

    private readonly record struct Parts(WeightedRows Searched, WeightedRows Apart)
    {
        public static Parts operator +(Parts left, Parts right) => new(left.Searched + right.Searched, left.Apart + right.Apart);

        public Parts Add(TableRow row, SubgroupDesign design)
        {
            var outcome = (int)row.Number("outcome");
            var rows = WeightedRows.Of(row, Truth(outcome / 3), Truth(outcome % 3), design == SubgroupDesign.Rows ? null : design == SubgroupDesign.Units);
            return row.Number("part") == 0 ? this with { Searched = Searched + rows } : this with { Apart = Apart + rows };
        }

        private static bool? Truth(int code) => code switch { 0 => null, 1 => false, 2 => true, _ => throw new FormatException("an outcome is 0 to 8") };
    }
}

/// <summary>How the rows of a search were drawn.</summary>
internal enum SubgroupDesign
{
    /// <summary>Each counts alike and for itself.</summary>
    Rows,

    /// <summary>With sampling weights.</summary>
    Weights,

    /// <summary>Units stand in several rows, with weights or without.</summary>
    Units,
}
