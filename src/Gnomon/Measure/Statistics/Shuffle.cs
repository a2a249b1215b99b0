namespace Gnomon.Measure.Statistics;

/// <summary>
/// Rows shuffled among groups of fixed size: one draw of a permutation test, on counts. Permuting rows and counting them again has the
/// multivariate hypergeometric distribution, so the rows themselves are not needed.
/// </summary>
public sealed class Shuffle
{
    private readonly long[] cells;
    private readonly long[] sizes;

    /// <param name="groups">For each group the counts of its cells; all as long as the first.</param>
    /// <exception cref="ArgumentException">There is no group, lengths differ, or a count is below 0.</exception>
    public Shuffle(IReadOnlyList<IReadOnlyList<long>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count == 0 || groups.Any(g => g.Count != groups[0].Count || g.Any(c => c < 0)))
            throw new ArgumentException("every group has the same cells, and a count is at least 0", nameof(groups));
        sizes = [.. groups.Select(g => g.Sum())];
        cells = [.. Enumerable.Range(0, groups[0].Count).Select(c => groups.Sum(g => g[c]))];
    }

    /// <summary>The counts of every group after a shuffle: each group and each cell keeps its total.</summary>
    public IReadOnlyList<long[]> Draw(Pcg32 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var left = (long[])cells.Clone();
        var drawn = new long[sizes.Length][];
        for (var group = 0; group < sizes.Length - 1; group++)
            drawn[group] = Take(random, left, sizes[group]);
        drawn[^1] = left;
        return drawn;
    }

    private static long[] Take(Pcg32 random, long[] left, long size)
    {
        var taken = new long[left.Length];
        var (open, wanted) = (left.Sum(), size);
        for (var cell = 0; cell < left.Length; cell++)
        {
            var there = left[cell];
            taken[cell] = Hypergeometric.Draw(random, there, open - there, wanted);
            left[cell] -= taken[cell];
            open -= there;
            wanted -= taken[cell];
        }

        return taken;
    }
}
