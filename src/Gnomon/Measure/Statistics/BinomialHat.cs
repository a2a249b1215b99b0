namespace Gnomon.Measure.Statistics;

/// <summary>The hat function of Hörmann's BTRS with its constants, for one number of trials and one rate of at most a half.</summary>
internal readonly struct BinomialHat
{
    private readonly long trials;
    private readonly double a, b, centre, odds, alpha, surely, atMode;
    private readonly long mode;

    public BinomialHat(long trials, double rate)
    {
        this.trials = trials;
        odds = rate / (1 - rate);
        var deviation = Math.Sqrt(trials * rate * (1 - rate));
        b = 1.15 + (2.53 * deviation);
        a = -0.0873 + (0.0248 * b) + (0.01 * rate);
        centre = (trials * rate) + 0.5;
        alpha = (2.83 + (5.1 / b)) * deviation;
        surely = 0.92 - (4.2 / b);
        mode = (long)Math.Floor((trials + 1) * rate);
        atMode = ((mode + 0.5) * Math.Log((mode + 1) / (odds * (trials - mode + 1)))) + StirlingTail(mode) + StirlingTail(trials - mode);
    }

    /// <summary>The count that <paramref name="u"/> in [-0.5, 0.5) points to, null where <paramref name="v"/> in [0, 1) rejects it.</summary>
    public long? Accept(double u, double v)
    {
        var us = 0.5 - Math.Abs(u);
        var at = Math.Floor((((2 * a / us) + b) * u) + centre);
        if (us >= 0.07 && v <= surely)
            return (long)at;
        if (!(at >= 0 && at <= trials))
            return null;
        var count = (long)at;
        return Math.Log(v * alpha / ((a / (us * us)) + b)) <= LogRatio(count) ? count : null;
    }

    // The logarithm of the probability of a count over that of the mode.
    private double LogRatio(long count) => atMode
        + ((trials + 1) * Math.Log((trials - mode + 1.0) / (trials - count + 1.0)))
        + ((count + 0.5) * Math.Log(odds * (trials - count + 1) / (count + 1)))
        - StirlingTail(count) - StirlingTail(trials - count);

    // log k! less Stirling's formula for it; below 10 from the factorial itself, above from the series.
    private static double StirlingTail(long k)
    {
        var next = k + 1.0;
        if (k < 10)
            return LogFactorial((int)k) - (((k + 0.5) * Math.Log(next)) - next + (0.5 * Math.Log(2 * Math.PI)));
        var square = next * next;
        return ((1 / 12.0) - (((1 / 360.0) - (1 / 1260.0 / square)) / square)) / next;
    }

    private static double LogFactorial(int k)
    {
        double product = 1;
        for (var factor = 2; factor <= k; factor++)
            product *= factor;
        return Math.Log(product);
    }
}
