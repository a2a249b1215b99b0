namespace Gnomon.Measure.Statistics;

/// <summary>Where each row stands among the rows of the other label: DeLong's structural components.</summary>
internal static class Placement
{
    /// <summary>Of a positive the share of negatives below it, of a negative the share of positives above it, ties counting half.</summary>
    public static double[] Of(IReadOnlyList<(double Score, bool Positive)> rows)
    {
        double positives = rows.Count(r => r.Positive), negatives = rows.Count - positives;
        if (positives < 2 || negatives < 2 || rows.Any(r => !double.IsFinite(r.Score)))
            throw new ArgumentException("scores are finite, and there are at least two rows of each label", nameof(rows));
        var order = Enumerable.Range(0, rows.Count).OrderBy(i => rows[i].Score).ToArray();
        var places = new double[rows.Count];
        double below = 0, above = positives;
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end < order.Length && rows[order[end]].Score == rows[order[start]].Score)
                end++;
            var tie = order[start..end];
            double tiedPositives = tie.Count(i => rows[i].Positive), tiedNegatives = tie.Length - tiedPositives;
            above -= tiedPositives;
            foreach (var i in tie)
                places[i] = rows[i].Positive ? (below + (tiedNegatives / 2)) / negatives : (above + (tiedPositives / 2)) / positives;
            below += tiedNegatives;
            start = end;
        }

        return places;
    }
}
