namespace Gnomon.Measure.Statistics;

/// <summary>Draws of multinomial counts, cell by cell, each binomial given those before it: Davis (1993), Computational Statistics and Data Analysis 16:205-217.</summary>
public static class Multinomial
{
    /// <summary>As many rows as the cells have, thrown into the cells with the probabilities that the cells have: one bootstrap sample.</summary>
    /// <param name="random">The stream.</param>
    /// <param name="cells">Counts, each at least 0.</param>
    /// <param name="sample">Where the counts of the sample are written; as long as <paramref name="cells"/>.</param>
    /// <exception cref="ArgumentException">A count is below 0, or the lengths differ.</exception>
    public static void Resample(Pcg32 random, ReadOnlySpan<long> cells, Span<long> sample)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (cells.Length != sample.Length)
            throw new ArgumentException("a sample has as many cells as the counts", nameof(sample));
        long rows = 0;
        foreach (var cell in cells)
            rows += cell >= 0 ? cell : throw new ArgumentException("a count is at least 0", nameof(cells));
        var (left, open) = (rows, rows);
        for (var i = 0; i < cells.Length; i++)
        {
            sample[i] = cells[i] == 0 || left == 0 ? 0 : Binomial.Draw(random, left, (double)cells[i] / open);
            left -= sample[i];
            open -= cells[i];
        }
    }
}
