namespace Gnomon.Measure.Statistics;

/// <summary>
/// The interval of any figure made of totals over units of several rows, by drawing whole units, so that rows of a unit may depend on each other in any way: Davison and Hinkley
/// (1997), section 3.8; Field and Welsh (2007), Journal of the Royal Statistical Society B 69:369-390. Units that add the same are counted together: drawing their kinds from a multinomial
/// distribution is exactly the bootstrap of the units, in a time that does not grow with them. Bias-corrected and accelerated as <see cref="CellBootstrap"/>. Where the figure has a linearised
/// variance (<see cref="ClusteredRatio"/>) that is shorter work; with few units either falls short of its level, the bootstrap more so.
/// </summary>
public static class UnitBootstrap
{
    /// <summary>The interval; the same seed, id and units, in the same order, give the same one on any machine.</summary>
    /// <param name="kinds">How many units, at least 0, add what to each total; all add to the same totals. At least two units in all.</param>
    /// <param name="figure">The figure of the totals; null where it has no value.</param>
    /// <param name="seed">The seed of the plan.</param>
    /// <param name="id">The id of the measurement: it names the stream of random numbers.</param>
    /// <param name="bar">A bar that the interval will be held against.</param>
    /// <param name="error">Both sides together, 0.05 for 95 %.</param>
    /// <returns>No interval, with the reason, where all units add the same, or as <see cref="CellBootstrap.Of"/> says.</returns>
    /// <exception cref="ArgumentException">There are fewer than two units, or they add to different totals.</exception>
    public static BootstrapLimits Of(
        IReadOnlyList<(long Units, IReadOnlyList<double> Adds)> kinds, Func<IReadOnlyList<double>, double?> figure, ulong seed, string id, double? bar = null, double error = Tail.Standard)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(figure);
        if (kinds.Sum(k => k.Units) < 2 || kinds.Any(k => k.Units < 0 || k.Adds.Count != kinds[0].Adds.Count))
            throw new ArgumentException("a bootstrap of units needs two units, all of which add to the same totals", nameof(kinds));
        if (kinds.Count(k => k.Units > 0) == 1)
            return new BootstrapLimits(null, "all units are alike, so resampling shows nothing of chance", 0, 0);
        return CellBootstrap.Of([[.. kinds.Select(k => k.Units)]], sample => figure(Totals(sample[0])), [], seed, id, bar, error);

        double[] Totals(IReadOnlyList<long> units)
        {
            var totals = new double[kinds[0].Adds.Count];
            for (var kind = 0; kind < kinds.Count; kind++)
            {
                for (var i = 0; i < totals.Length && units[kind] > 0; i++)
                    totals[i] += units[kind] * kinds[kind].Adds[i];
            }

            return totals;
        }
    }
}
