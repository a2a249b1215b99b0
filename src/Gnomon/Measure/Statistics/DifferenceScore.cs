namespace Gnomon.Measure.Statistics;

/// <summary>The score of a supposed difference of two proportions, with the nuisance proportion at its likeliest: Mee (1984), Biometrics 40:1175-1176.</summary>
internal readonly struct DifferenceScore(double x1, double n1, double x2, double n2)
{
    private const int MaximumSteps = 200;

    /// <summary>The signed score: 0 at the difference seen, falling as the supposed difference grows; infinite where the data are impossible.</summary>
    public double At(double difference)
    {
        var second = Likeliest(difference);
        var first = second + difference;
        var away = (x1 / n1) - (x2 / n2) - difference;
        var variance = (Math.Max(0, first * (1 - first)) / n1) + (Math.Max(0, second * (1 - second)) / n2);
        if (away == 0)
            return 0;
        return variance > 0 ? away / Math.Sqrt(variance) : away > 0 ? double.PositiveInfinity : double.NegativeInfinity;
    }

    /// <summary>The least difference whose score is not above <paramref name="z"/>.</summary>
    public double Lower(double z)
    {
        double outside = -1, inside = (x1 / n1) - (x2 / n2);
        for (var step = 0; step < MaximumSteps; step++)
        {
            var middle = (outside + inside) / 2;
            if (middle <= outside || middle >= inside)
                break;
            if (At(middle) > z)
                outside = middle;
            else
                inside = middle;
        }

        return inside;
    }

    // The derivative of the log-likelihood falls from one end to the other, so halving finds where it crosses zero, or the end it stays on.
    private double Likeliest(double difference)
    {
        double low = Math.Max(0, -difference), high = Math.Min(1, 1 - difference);
        for (var step = 0; step < MaximumSteps; step++)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high)
                break;
            if (Slope(middle + difference, middle) > 0)
                low = middle;
            else
                high = middle;
        }

        return low == Math.Max(0, -difference) ? low : high;
    }

    private double Slope(double first, double second) => Part(x1, n1, first) + Part(x2, n2, second);

    private static double Part(double x, double n, double p) => (x > 0 ? x / p : 0) - (x < n ? (n - x) / (1 - p) : 0);
}
