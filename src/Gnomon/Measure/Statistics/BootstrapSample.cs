using MathNet.Numerics.Distributions;

namespace Gnomon.Measure.Statistics;

/// <summary>The figures of many bootstrap samples, sorted.</summary>
internal sealed class BootstrapSample
{
    // Of a count of samples below a limit: two standard errors, so that about 1 limit in 20 lies farther out.
    private const double NearInErrors = 2;
    private readonly double[] figures;

    private BootstrapSample(double[] figures, int draws) => (this.figures, Draws) = (figures, draws);

    public int Draws { get; }

    public int Defined => figures.Length;

    public static BootstrapSample Draw(
        IReadOnlyList<IReadOnlyList<long>> strata, Func<IReadOnlyList<IReadOnlyList<long>>, double?> figure, int draws, Pcg32 random)
    {
        long[][] cells = [.. strata.Select(s => s.ToArray())], sample = [.. strata.Select(s => new long[s.Count])];
        var found = new List<double>(draws);
        for (var draw = 0; draw < draws; draw++)
        {
            for (var i = 0; i < cells.Length; i++)
                Multinomial.Resample(random, cells[i], sample[i]);
            if (figure(sample) is { } value)
                found.Add(value);
        }

        found.Sort();
        return new BootstrapSample([.. found], draws);
    }

    /// <summary>The interval; null where all samples lie on one side of the point, so that its bias cannot be told.</summary>
    public Interval? Limits(double point, double acceleration, double error)
    {
        if (Levels(point, acceleration, error) is not var (low, high))
            return null;
        return Interval.Of(Math.Min(point, figures[Place(low, 0, up: false)]), Math.Max(point, figures[Place(high, 0, up: true)]));
    }

    /// <summary>Whether a bar lies so near to a limit that other samples could put the limit on its other side.</summary>
    public bool IsNear(double bar, double point, double acceleration, double error) =>
        Levels(point, acceleration, error) is var (low, high) && (IsAround(bar, low) || IsAround(bar, high));

    private bool IsAround(double bar, double level)
    {
        var spread = NearInErrors * Math.Sqrt(figures.Length * level * (1 - level));
        return figures[Place(level, -spread, up: false)] <= bar && bar <= figures[Place(level, spread, up: true)];
    }

    private (double Low, double High)? Levels(double point, double acceleration, double error)
    {
        double below = figures.Count(f => f < point), equal = figures.Count(f => f == point);
        var share = (below + (equal / 2)) / figures.Length;
        if (!(share > 0 && share < 1))
            return null;
        var (bias, z) = (Normal.InvCDF(0, 1, share), Tail.NormalDeviate(error));
        return (Level(bias, -z, acceleration), Level(bias, z, acceleration));
    }

    private static double Level(double bias, double z, double acceleration) =>
        Normal.CDF(0, 1, bias + ((bias + z) / (1 - (acceleration * (bias + z)))));

    private int Place(double level, double shift, bool up)
    {
        var place = ((figures.Length + 1) * level) + shift;
        return Math.Clamp((int)(up ? Math.Ceiling(place) : Math.Floor(place)), 1, figures.Length) - 1;
    }
}
