namespace Gnomon.Measure.Statistics;

/// <summary>
/// The interval of any figure made of counts, by the bootstrap: bias-corrected and accelerated, Efron (1987), JASA 82:171-185, and for
/// several samples Davison and Hinkley (1997), section 5.4. Drawing the cells of a sample from a multinomial
/// distribution is exactly the bootstrap of its rows, where rows are independent and not weighted. Not for a worst case among groups: see
/// docs/design/worst-case-criteria.md.
/// </summary>
public static class CellBootstrap
{
    /// <summary>How many samples are drawn at first.</summary>
    public const int Draws = 2_000;

    /// <summary>How many are drawn where a bar lies within the Monte Carlo error of a limit.</summary>
    public const int DrawsNearBar = 20_000;

    /// <summary>With more undefined samples than this share the interval is unknown.</summary>
    public const double MostUndefined = 0.01;

    /// <summary>The interval; the same seed, id and counts give the same one on any machine and any number of threads.</summary>
    /// <param name="strata">For each sample of fixed size (a group) the counts of its cells, each at least 0.</param>
    /// <param name="figure">The figure of counts shaped like <paramref name="strata"/>; null where it has no value.</param>
    /// <param name="contributing">
    /// The proportions that the figure is made of. Where one is 0 or all, drawing from the cells can never show another value,
    /// so its uncertainty would be taken for none: then there is no interval.
    /// </param>
    /// <param name="seed">The seed of the plan.</param>
    /// <param name="id">The id of the measurement: it names the stream of random numbers.</param>
    /// <param name="bar">A bar that the interval will be held against.</param>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    public static BootstrapLimits Of(
        IReadOnlyList<IReadOnlyList<long>> strata,
        Func<IReadOnlyList<IReadOnlyList<long>>, double?> figure,
        IEnumerable<(long Successes, long Trials)> contributing,
        ulong seed,
        string id,
        double? bar = null,
        double error = Tail.Standard)
    {
        ArgumentNullException.ThrowIfNull(strata);
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(contributing);
        if (figure(strata) is not { } point)
            return None("the figure has no value on the data");
        if (contributing.Any(c => c.Successes == 0 || c.Successes == c.Trials))
            return None("a share that the figure is made of is none or all of its rows, so resampling shows too little of its chance");
        if (Jackknife.Acceleration(strata, figure) is not { } acceleration)
            return None("the figure has no value when one row is left out");
        var drawn = BootstrapSample.Draw(strata, figure, Draws, Pcg32.For(seed, id));
        if (bar is { } near && drawn.Limits(point, acceleration, error) is not null && drawn.IsNear(near, point, acceleration, error))
            drawn = BootstrapSample.Draw(strata, figure, DrawsNearBar, Pcg32.For(seed, id + "/near-bar"));
        var undefined = drawn.Draws - drawn.Defined;
        if (undefined > MostUndefined * drawn.Draws)
            return new BootstrapLimits(null, "the figure has no value in more than 1 % of the samples drawn", drawn.Draws, undefined);
        return drawn.Limits(point, acceleration, error) is { } interval
            ? new BootstrapLimits(interval, null, drawn.Draws, undefined)
            : new BootstrapLimits(null, "all samples drawn lie on one side of the figure", drawn.Draws, undefined);
    }

    private static BootstrapLimits None(string why) => new(null, why, 0, 0);
}
