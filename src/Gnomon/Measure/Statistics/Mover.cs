namespace Gnomon.Measure.Statistics;

/// <summary>
/// Intervals of sums and differences of independent figures from the interval of each (method of variance estimates recovery):
/// Zou and Donner (2008), Statistics in Medicine 27:1693-1702. With Wilson limits the difference is Newcombe's method 10.
/// </summary>
public static class Mover
{
    /// <summary>The interval of <c>first - second</c>; it encloses the difference of the points.</summary>
    /// <param name="first">The first figure.</param>
    /// <param name="firstEnds">Its interval, finite, enclosing it.</param>
    /// <param name="second">The second figure, independent of the first.</param>
    /// <param name="secondEnds">Its interval at the same level, finite, enclosing it.</param>
    public static Interval Difference(double first, Interval firstEnds, double second, Interval secondEnds) => Interval.Of(
        first - second - Length(first - firstEnds.Low.Number, secondEnds.High.Number - second),
        first - second + Length(firstEnds.High.Number - first, second - secondEnds.Low.Number));

    /// <summary>The interval of the mean of two independent figures, for example of balanced accuracy.</summary>
    public static Interval Mean(double first, Interval firstEnds, double second, Interval secondEnds) => Interval.Of(
        (first + second - Length(first - firstEnds.Low.Number, second - secondEnds.Low.Number)) / 2,
        (first + second + Length(firstEnds.High.Number - first, secondEnds.High.Number - second)) / 2);

    /// <summary>The interval of the mean of several independent figures, for example of the recalls of all classes.</summary>
    /// <param name="figures">Each with its interval at one level, finite, enclosing it; at least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Interval Mean(IReadOnlyList<(double Point, Interval Ends)> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Count == 0)
            throw new ArgumentException("a mean needs a figure", nameof(figures));
        var mean = figures.Sum(f => f.Point) / figures.Count;
        var down = Math.Sqrt(figures.Sum(f => (f.Point - f.Ends.Low.Number) * (f.Point - f.Ends.Low.Number))) / figures.Count;
        var up = Math.Sqrt(figures.Sum(f => (f.Ends.High.Number - f.Point) * (f.Ends.High.Number - f.Point))) / figures.Count;
        return Interval.Of(mean - down, mean + up);
    }

    private static double Length(double x, double y) => Math.Sqrt((x * x) + (y * y));
}
