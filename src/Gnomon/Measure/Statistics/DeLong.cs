namespace Gnomon.Measure.Statistics;

/// <summary>
/// The area under the ROC curve and the difference of two areas on the same rows, with the nonparametric variance of DeLong, DeLong
/// and Clarke-Pearson (1988), Biometrics 44:837-845.
/// </summary>
public static class DeLong
{
    /// <summary>The area from counts by score, in a time that grows with the number of different scores.</summary>
    /// <param name="counts">In any order; the same score may stand in several entries.</param>
    /// <exception cref="ArgumentException">A score is not finite, a count is below 0, or there are fewer than two rows of a label.</exception>
    public static RocArea Area(IEnumerable<ScoredCount> counts)
    {
        var sorted = Sorted(counts);
        double positives = sorted.Sum(c => (double)c.Positives), negatives = sorted.Sum(c => (double)c.Negatives);
        if (positives < 2 || negatives < 2)
            throw new ArgumentException("an area with its variance needs at least two rows of each label", nameof(counts));
        double below = 0, above = positives, won = 0, tied = 0;
        var places = new (double OfPositive, double OfNegative)[sorted.Count];
        foreach (var (i, c) in sorted.Index())
        {
            above -= c.Positives;
            places[i] = ((below + (c.Negatives / 2.0)) / negatives, (above + (c.Positives / 2.0)) / positives);
            below += c.Negatives;
            won += c.Positives * places[i].OfPositive;
            tied += (double)c.Positives * c.Negatives;
        }

        var area = won / positives;
        double spreadPositive = 0, spreadNegative = 0;
        foreach (var (i, c) in sorted.Index())
        {
            spreadPositive += c.Positives * Square(places[i].OfPositive - area);
            spreadNegative += c.Negatives * Square(places[i].OfNegative - area);
        }

        var variance = (spreadPositive / (positives - 1) / positives) + (spreadNegative / (negatives - 1) / negatives);
        return new RocArea(Math.Min(1, area), variance, (long)positives, (long)negatives, tied / positives / negatives);
    }

    /// <summary>The area of the first score less that of the second on the same rows, in [-1, 1], with its variance.</summary>
    /// <param name="rows">Both scores and the label of each row.</param>
    /// <exception cref="ArgumentException">A score is not finite, or there are fewer than two rows of a label.</exception>
    public static RocDifference Difference(IReadOnlyList<(double First, double Second, bool Positive)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        double[] first = Placement.Of([.. rows.Select(r => (r.First, r.Positive))]), second = Placement.Of([.. rows.Select(r => (r.Second, r.Positive))]);
        double point = 0, variance = 0;
        foreach (var positive in (bool[])[true, false])
        {
            var apart = rows.Index().Where(r => r.Item.Positive == positive).Select(r => first[r.Index] - second[r.Index]).ToArray();
            var mean = apart.Sum() / apart.Length;
            variance += apart.Sum(a => Square(a - mean)) / (apart.Length - 1.0) / apart.Length;
            // Both means are the difference of the areas; they differ in the last places only.
            point = mean;
        }

        return new RocDifference(Math.Clamp(point, -1, 1), variance);
    }

    private static List<ScoredCount> Sorted(IEnumerable<ScoredCount> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var sorted = new List<ScoredCount>();
        foreach (var c in counts.OrderBy(c => c.Score))
        {
            if (!double.IsFinite(c.Score) || c.Positives < 0 || c.Negatives < 0)
                throw new ArgumentException("a score is finite, and counts are at least 0", nameof(counts));
            if (sorted.Count > 0 && sorted[^1].Score == c.Score)
                sorted[^1] = new(c.Score, sorted[^1].Positives + c.Positives, sorted[^1].Negatives + c.Negatives);
            else
                sorted.Add(c);
        }

        return sorted;
    }

    private static double Square(double x) => x * x;
}
