namespace Gnomon.Measure.Statistics;

/// <summary>Koopman's chi-square of a supposed ratio of two proportions, with the nuisance proportion at its likeliest.</summary>
internal readonly struct RatioScore(double x1, double n1, double x2, double n2)
{
    private const int MaximumSteps = 200;

    /// <summary>The score's root, not negative: to be compared with a normal deviate.</summary>
    public double At(double logRatio)
    {
        var ratio = Math.Exp(logRatio);
        var b = (ratio * (n1 + x2)) + x1 + n2;
        var c = ratio * (x1 + x2);
        var p1 = 2 * c / (b + Math.Sqrt(Math.Max(0, (b * b) - (4 * (n1 + n2) * c))));
        return Math.Sqrt(Part(x1, n1, p1) + Part(x2, n2, p1 / ratio));
    }

    /// <summary>A logarithm of the ratio at which the score is below <paramref name="z"/>, for a ratio without a finite point.</summary>
    public double FarInside(double z)
    {
        var logRatio = Math.Log(x1 / n1 * n2);
        while (At(logRatio) >= z)
            logRatio += 1;
        return logRatio;
    }

    /// <summary>The ratio below <c>exp(inside)</c> at which the score is <paramref name="z"/>, by the Illinois method.</summary>
    public double Root(double inside, double z)
    {
        var step = 0.5;
        var outside = inside - step;
        double atInside = At(inside) - z, atOutside;
        while ((atOutside = At(outside) - z) < 0)
        {
            (inside, atInside) = (outside, atOutside);
            step *= 2;
            outside -= step;
        }

        return Math.Exp(Illinois(inside, atInside, outside, atOutside, z));
    }

    private double Illinois(double inside, double atInside, double outside, double atOutside, double z)
    {
        var lastSide = 0;
        for (var i = 0; i < MaximumSteps && inside - outside > 1e-15 * Math.Max(1, Math.Abs(outside)); i++)
        {
            var middle = ((inside * atOutside) - (outside * atInside)) / (atOutside - atInside);
            if (!(middle < inside && middle > outside))
                middle = (inside + outside) / 2;
            var at = At(middle) - z;
            if (at == 0)
                return middle;
            var side = Math.Sign(at);
            if (side > 0)
                (outside, atOutside, atInside) = (middle, at, lastSide == side ? atInside / 2 : atInside);
            else
                (inside, atInside, atOutside) = (middle, at, lastSide == side ? atOutside / 2 : atOutside);
            if (Math.Abs(at) < 1e-15)
                break;
            lastSide = side;
        }

        return Math.Abs(atOutside) < Math.Abs(atInside) ? outside : inside;
    }

    // Each proportion's own chi-square; at 0 or 1 it is 0 where the data agree and without end where they do not.
    private static double Part(double x, double n, double p)
    {
        var away = x - (n * p);
        if (p <= 0 || p >= 1)
            return Math.Abs(away) <= 1e-12 * n ? 0 : double.MaxValue;
        return away * away / (n * p * (1 - p));
    }
}
