namespace Gnomon.Measure.Statistics;

/// <summary>
/// A ratio of weighted totals with its linearised variance, for rows drawn independently with sampling weights: Woodruff (1971), JASA
/// 66:411-414; Särndal, Swensson and Wretman (1992), section 5.5. Rows outside the denominator stay in the sample (a domain).
/// </summary>
public static class LinearisedRatio
{
    /// <summary>The ratio. Its degrees of freedom are those of Kish's size, and fewer: a variance that a few heavy rows make is known as badly as so few rows.</summary>
    /// <exception cref="ArgumentException">There are fewer than two rows, a weight is not above 0, or no row is in the denominator.</exception>
    public static RatioEstimate Of(IReadOnlyList<WeightedCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        double rows = cells.Sum(c => (double)c.Rows), total = cells.Sum(c => c.Weight * c.Denominator);
        if (rows < 2 || cells.Any(c => c.Rows < 1 || !(c.Weight > 0) || !(c.SquaredWeight > 0)))
            throw new ArgumentException("a weighted ratio needs two rows, and every weight is above 0", nameof(cells));
        if (!(total > 0))
            throw new ArgumentException("no row is in the denominator; without any the ratio is unknown", nameof(cells));
        var ratio = cells.Sum(c => c.Weight * c.Numerator) / total;
        double spread = 0;
        foreach (var c in cells)
        {
            var residual = c.Numerator - (ratio * c.Denominator);
            spread += c.SquaredWeight * residual * residual;
        }

        var inside = cells.Where(c => c.Denominator != 0).ToArray();
        var even = inside.Sum(c => c.Weight) * (inside.Sum(c => c.Weight) / inside.Sum(c => c.SquaredWeight));
        var inDenominator = inside.Sum(c => (double)c.Rows);
        return new RatioEstimate(ratio, rows / (rows - 1) * spread / (total * total), RatioEstimate.FreedomOf(even, even / inDenominator), even, inDenominator);
    }
}
