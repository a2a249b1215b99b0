namespace Gnomon.Columns.Withheld;

/// <summary>
/// Chooses what is withheld beside the small groups. A small group is safe when another table exists in which it has at least as many rows as may be
/// published and which differs from the true one in withheld groups alone: whoever sees the shown ones cannot tell the two apart, whatever equations
/// he writes. Such a table is made by moves (Diaconis and Sturmfels 1998, Ann. Statist. 26:363-397): rows go from one withheld group to another, or
/// crosswise between four. What has no such table yet gets more groups withheld, the fewest rows first, until it has one.
/// </summary>
internal sealed class Suppression(GroupCounts counts, int below)
{
    // Corners that are tried for one group: the smallest. More would seldom save a row.
    private const int MostTried = 24;

    private readonly HashSet<int>[] singles = [.. counts.Columns.Select(_ => new HashSet<int>())];
    private readonly HashSet<(int I, int J, int A, int B)> pairs = [];
    private readonly HashSet<(int I, int A)> asked = [];

    public Withholding Choose()
    {
        var small = counts.Pairs.SelectMany(p => p.Value.Where(g => g.Value.Rows < below).Select(g => (p.Key.I, p.Key.J, g.Key.A, g.Key.B, g.Value.Rows)))
            .OrderBy(g => g.Rows).ThenBy(g => (g.I, g.J, g.A, g.B)).ToList();
        pairs.UnionWith(small.Select(g => (g.I, g.J, g.A, g.B)));
        for (var i = 0; i < counts.Columns.Count; i++)
        {
            foreach (var a in Enumerable.Range(0, counts.Singles[i].Length).Where(a => counts.Singles[i][a] < below))
                Ask(i, a);
        }

        // More that is withheld never makes a group less safe, so this ends.
        bool grown;
        do
        {
            grown = false;
            foreach (var (i, a) in asked.ToList())
                grown |= Protect(i, a);
            foreach (var (i, j, a, b, rows) in small)
                grown |= Protect(i, j, a, b, below - rows);
        }
        while (grown);
        return Result();
    }

    private void Ask(int column, int value)
    {
        asked.Add((column, value));
        singles[column].Add(value);
    }

    // A value is hidden among the other withheld values of its column.
    private bool Protect(int i, int a)
    {
        var grown = false;
        while (Gain(i, a) < Math.Max(1, below - counts.Singles[i][a]) && Next(i) is { } next)
            grown |= singles[i].Add(next);
        return grown;
    }

    private bool Protect(int i, int j, int a, int b, long need)
    {
        if (Math.Max(Moved(i, j, a, b), CrossedAmongHidden(i, j, a, b, need)) >= need)
            return false;
        if (Corners(i, j, a, b, need) is { } found)
        {
            pairs.UnionWith([(i, j, found.A, b), (i, j, a, found.B), (i, j, found.A, found.B)]);
            return true;
        }

        var (first, second) = counts.Singles[i][a] <= counts.Singles[j][b] ? ((i, a), (j, b)) : ((j, b), (i, a));
        foreach (var (column, value) in new[] { first, second })
        {
            if (singles[column].Contains(value))
                continue;
            Ask(column, value);
            return true;
        }

        // Both values are withheld and still too few rows are: one more of either column, or at last of any.
        foreach (var column in new[] { i, j }.Concat(Enumerable.Range(0, counts.Columns.Count)))
        {
            if (Next(column) is { } next)
                return singles[column].Add(next);
        }

        return false;
    }

    private int? Next(int i) => Enumerable.Range(0, counts.Singles[i].Length).Where(v => !singles[i].Contains(v))
        .OrderBy(v => counts.Singles[i][v]).ThenBy(v => v).Select(v => (int?)v).FirstOrDefault();

    // Rows that could be of this value instead. One of each kind of row stays: groups that are named have a row.
    private long Gain(int i, int a) => singles[i].Where(v => v != a).Sum(v => counts.ByValue[i][v].Where(r => counts.Occurs(i, a, r)).Sum(r => r.Rows - 1));

    private long Moved(int i, int j, int a, int b)
    {
        var (hasA, hasB) = (singles[i].Contains(a), singles[j].Contains(b));
        long rows = 0;
        if (hasA)
            rows += counts.ByValue[j][b].Where(r => r.Values[i] != a && singles[i].Contains(r.Values[i]) && counts.Occurs(i, a, r)).Sum(r => r.Rows - 1);
        if (hasB)
            rows += counts.ByValue[i][a].Where(r => r.Values[j] != b && singles[j].Contains(r.Values[j]) && counts.Occurs(j, b, r)).Sum(r => r.Rows - 1);
        if (hasA && hasB)
            rows += singles[i].Where(v => v != a).Sum(v => counts.ByValue[i][v].Where(r => r.Values[j] != b && singles[j].Contains(r.Values[j]) && OccursBoth(i, a, j, b, r)).Sum(r => r.Rows - 1));
        return rows;
    }

    private bool OccursBoth(int i, int a, int j, int b, GroupRow row) => Enumerable.Range(0, counts.Columns.Count).Where(c => c != i && c != j)
        .All(c => counts.Pair(i, a, c, row.Values[c]) is not null && counts.Pair(j, b, c, row.Values[c]) is not null);

    private long CrossedAmongHidden(int i, int j, int a, int b, long need)
    {
        foreach (var (other, _) in Row(i, j, a, b, need).Where(g => IsHidden(i, j, a, g.Value)).Take(MostTried))
        {
            foreach (var (value, _) in Column(i, j, a, b, need).Where(g => IsHidden(i, j, g.Value, b) && IsHidden(i, j, g.Value, other)).Take(MostTried))
            {
                if (Crossed(i, j, a, b, value, other) >= need)
                    return need;
            }
        }

        return 0;
    }

    // The corners that cost the fewest rows.
    private (int A, int B)? Corners(int i, int j, int a, int b, long need)
    {
        var columns = Column(i, j, a, b, need).Take(MostTried).ToList();
        return Row(i, j, a, b, need).Take(MostTried)
            .SelectMany(r => columns.Where(c => counts.Pair(i, c.Value, j, r.Value) is not null).Select(c => (A: c.Value, B: r.Value, Cost: Cost(i, j, a, r.Value) + Cost(i, j, c.Value, b) + Cost(i, j, c.Value, r.Value))))
            .OrderBy(c => c.Cost).ThenBy(c => (c.A, c.B)).Where(c => Crossed(i, j, a, b, c.A, c.B) >= need).Select(c => ((int A, int B)?)(c.A, c.B)).FirstOrDefault();
    }

    private long Cost(int i, int j, int a, int b) => IsHidden(i, j, a, b) ? 0 : counts.Pair(i, a, j, b)!.Rows;

    private IEnumerable<(int Value, long Rows)> Row(int i, int j, int a, int b, long need) => counts.ByValue[i][a].Select(r => r.Values[j]).Distinct().Where(v => v != b)
        .Select(v => (v, counts.Pair(i, a, j, v)!.Rows)).Where(g => g.Rows > need).OrderBy(g => g.Rows).ThenBy(g => g.v);

    private IEnumerable<(int Value, long Rows)> Column(int i, int j, int a, int b, long need) => counts.ByValue[j][b].Select(r => r.Values[i]).Distinct().Where(v => v != a)
        .Select(v => (v, counts.Pair(i, v, j, b)!.Rows)).Where(g => g.Rows > need).OrderBy(g => g.Rows).ThenBy(g => g.v);

    // Rows of one kind, alike in all other columns, of (a, d) and of (c, b) that could be of (a, b) and (c, d) instead: every other margin stays as it is.
    private long Crossed(int i, int j, int a, int b, int c, int d)
    {
        if (counts.Pair(i, c, j, d) is null)
            return 0;
        var (one, other) = (counts.Pair(i, a, j, d)!.Parts, counts.Pair(i, c, j, b)!.Parts);
        long rows = 0;
        foreach (var (rest, part) in one)
        {
            if (other.TryGetValue(rest, out var match))
                rows += Math.Min(part.Kinds.Sum(k => Math.Min(k.Value, match.Kinds.GetValueOrDefault(k.Key))), Math.Min(part.Rows, match.Rows) - 1);
        }

        return rows;
    }

    private bool IsHidden(int i, int j, int a, int b) => singles[i].Contains(a) || singles[j].Contains(b) || pairs.Contains((i, j, a, b));

    private Withholding Result() => new(
        below,
        counts.Columns.Index().ToDictionary(c => c.Item, c => singles[c.Index].Select(v => counts.Values[c.Index][v]).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal),
        pairs.GroupBy(p => (counts.Columns[p.I], counts.Columns[p.J])).ToDictionary(g => g.Key, g => g.Select(p => (counts.Values[p.I][p.A], counts.Values[p.J][p.B])).ToHashSet()));
}
