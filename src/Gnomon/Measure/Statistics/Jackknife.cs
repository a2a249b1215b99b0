namespace Gnomon.Measure.Statistics;

/// <summary>What leaving out each row in turn does to a figure. Rows of one cell are alike, so each cell is tried once.</summary>
internal static class Jackknife
{
    /// <summary>The acceleration of a bootstrap of one or several samples; 0 where no row matters, null where the figure loses its value.</summary>
    public static double? Acceleration(
        IReadOnlyList<IReadOnlyList<long>> strata, Func<IReadOnlyList<IReadOnlyList<long>>, double?> figure)
    {
        long[][] cells = [.. strata.Select(s => s.ToArray())];
        double cubes = 0, squares = 0;
        foreach (var sample in cells)
        {
            if (Sums(cells, sample, figure) is not { } sums)
                return null;
            cubes += sums.Cubes;
            squares += sums.Squares;
        }

        return squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : 0;
    }

    private static (double Squares, double Cubes)? Sums(
        long[][] cells, long[] sample, Func<IReadOnlyList<IReadOnlyList<long>>, double?> figure)
    {
        var left = new double[sample.Length];
        double rows = sample.Sum(), mean = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
                continue;
            sample[i]--;
            var value = figure(cells);
            sample[i]++;
            if (value is not { } without)
                return null;
            left[i] = without;
            mean += without * (sample[i] / rows);
        }

        // The empirical influence of a row, over the rows of its sample: its squares add up to the variance.
        double squares = 0, cubes = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            var influence = sample[i] == 0 ? 0 : (rows - 1) * (mean - left[i]) / rows;
            squares += sample[i] * influence * influence;
            cubes += sample[i] * influence * influence * influence;
        }

        return (squares, cubes);
    }
}
