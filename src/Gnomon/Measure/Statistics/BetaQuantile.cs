using MathNet.Numerics;

namespace Gnomon.Measure.Statistics;

/// <summary>
/// The quantile of the beta distribution by Newton steps kept inside a shrinking bracket. The one of MathNet stops at an absolute
/// accuracy of 1e-12, which is coarse for the tiny limits of a rare event.
/// </summary>
internal static class BetaQuantile
{
    private const int MaximumSteps = 200;

    public static double Of(double probability, double a, double b)
    {
        double low = 0, high = 1, x = a / (a + b);
        var logBeta = SpecialFunctions.BetaLn(a, b);
        for (var step = 0; step < MaximumSteps; step++)
        {
            var excess = SpecialFunctions.BetaRegularized(a, b, x) - probability;
            if (excess > 0)
                high = x;
            else
                low = x;
            var next = Next(x, excess, a, b, logBeta, low, high);
            if (Math.Abs(next - x) <= 1e-15 * x || high - low <= 1e-15 * high)
                return next;
            x = next;
        }

        return x;
    }

    private static double Next(double x, double excess, double a, double b, double logBeta, double low, double high)
    {
        var density = Math.Exp(((a - 1) * Math.Log(x)) + ((b - 1) * Math.Log(1 - x)) - logBeta);
        var newton = x - (excess / density);
        return newton > low && newton < high ? newton : (low + high) / 2;
    }
}
