namespace Gnomon.Columns.Withheld;

/// <summary>Rows that are alike in all group columns: their values by number, how many they are, and how many of each kind of outcome.</summary>
internal sealed record GroupRow(int[] Values, long Rows, IReadOnlyDictionary<int, long> Kinds);

/// <summary>The rows of a group of two columns.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Parts">Those that are alike in all other group columns too, by a number for these.</param>
internal sealed record PairRows(long Rows, IReadOnlyDictionary<int, GroupRow> Parts);

/// <summary>The counts of a table by its groups of one and of two columns. Values are numbered in their order, so that the same data give the same choice.</summary>
internal sealed class GroupCounts
{
    private GroupCounts(IReadOnlyList<string> columns, string[][] values, IReadOnlyList<GroupRow> rows)
    {
        (Columns, Values) = (columns, values);
        ByValue = [.. columns.Select((_, i) => rows.ToLookup(r => r.Values[i])).Select((found, i) => (IReadOnlyList<GroupRow>[])[.. values[i].Select((_, v) => found[v].ToList())])];
        Singles = [.. ByValue.Select(c => (long[])[.. c.Select(v => v.Sum(r => r.Rows))])];
        for (var i = 0; i < columns.Count; i++)
        {
            for (var j = i + 1; j < columns.Count; j++)
                Pairs[(i, j)] = PairsOf(rows, i, j);
        }
    }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>The values of each column, as <see cref="Withholding.Spelt"/> has them.</summary>
    public string[][] Values { get; }

    /// <summary>The rows of each value of each column.</summary>
    public long[][] Singles { get; }

    /// <summary>The groups of each two columns that have rows.</summary>
    public Dictionary<(int I, int J), Dictionary<(int A, int B), PairRows>> Pairs { get; } = [];

    /// <summary>The rows of each value of each column, by all columns.</summary>
    public IReadOnlyList<GroupRow>[][] ByValue { get; }

    /// <exception cref="ArgumentException">A name is not a column of the cells.</exception>
    public static GroupCounts Of(CellTable cells, IReadOnlyList<string> columns)
    {
        var names = cells.GroupNames.ToList();
        var places = columns.Select(c => names.IndexOf(c) is var place and >= 0 ? place : throw new ArgumentException($"{c} is not a group column", nameof(columns))).ToArray();
        var others = Enumerable.Range(0, names.Count).Except(places).ToArray();
        var values = places.Select(p => cells.Cells.Select(c => c.Key[p]).Distinct(StringComparer.Ordinal).Select(Withholding.Spelt).Order(StringComparer.Ordinal).ToArray()).ToArray();
        var numbers = values.Select(v => v.Index().ToDictionary(x => x.Item, x => x.Index, StringComparer.Ordinal)).ToArray();
        var (kinds, rows) = (new Numbering(), new Dictionary<string, (int[] Values, Dictionary<int, long> Kinds)>(StringComparer.Ordinal));
        var (last, row) = ((IReadOnlyList<string?>?)null, (Values: (int[])[], Kinds: new Dictionary<int, long>()));
        foreach (var cell in cells.Cells)
        {
            // Cells are sorted: the next one is mostly of the same group.
            if (last is null || !Array.TrueForAll(places, p => string.Equals(last[p], cell.Key[p], StringComparison.Ordinal)))
            {
                int[] at = [.. places.Select((p, i) => numbers[i][Withholding.Spelt(cell.Key[p])])];
                var key = string.Join(',', at);
                if (!rows.TryGetValue(key, out row))
                    rows[key] = row = (at, []);
            }

            last = cell.Key;
            var kind = kinds.Of(string.Concat(others.Select(o => Withholding.Spelt(cell.Key[o]) + "\0")) + cell.Label + "\0" + cell.Prediction);
            row.Kinds[kind] = row.Kinds.GetValueOrDefault(kind) + cell.Count;
        }

        return new GroupCounts([.. columns], values, [.. rows.Values.Select(r => new GroupRow(r.Values, r.Kinds.Values.Sum(), r.Kinds))]);
    }

    /// <summary>Whether a group of one column or of two has fewer rows.</summary>
    public bool HasBelow(long rows) => Singles.Any(c => c.Any(v => v < rows)) || Pairs.Values.Any(p => p.Values.Any(g => g.Rows < rows));

    /// <summary>Whether every pair that a value makes with the other values of a row occurs: else one more row of it would be seen to be made up.</summary>
    public bool Occurs(int column, int value, GroupRow row)
    {
        for (var other = 0; other < Columns.Count; other++)
        {
            if (other != column && Pair(column, value, other, row.Values[other]) is null)
                return false;
        }

        return true;
    }

    /// <summary>The group of two values; null where it has no rows.</summary>
    public PairRows? Pair(int i, int a, int j, int b) => i < j ? Pairs[(i, j)].GetValueOrDefault((a, b)) : Pairs[(j, i)].GetValueOrDefault((b, a));

    private static Dictionary<(int A, int B), PairRows> PairsOf(IReadOnlyList<GroupRow> rows, int i, int j)
    {
        var rests = new Numbering();
        return rows.GroupBy(r => (r.Values[i], r.Values[j])).ToDictionary(
            g => g.Key,
            g => new PairRows(g.Sum(r => r.Rows), g.ToDictionary(r => rests.Of(string.Join(',', r.Values.Where((_, c) => c != i && c != j))))));
    }

    private sealed class Numbering
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

        public int Of(string text)
        {
            if (!numbers.TryGetValue(text, out var number))
                numbers[text] = number = numbers.Count;
            return number;
        }
    }
}
