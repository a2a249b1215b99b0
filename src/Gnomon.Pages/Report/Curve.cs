using System.Globalization;
using Gnomon.Report;

namespace Gnomon.Pages.Report;

/// <summary>One metric of the whole data set along one axis, as SVG sees it: 100 units wide, 60 high, y downwards.</summary>
public sealed class Curve
{
    private const double Width = 100, Height = 60;

    private readonly IReadOnlyList<(double X, Estimate Y)> points;

    private Curve(IReadOnlyList<(double X, Estimate Y)> points, (double Low, double High) level, (double Low, double High) upright)
    {
        this.points = points;
        (XLow, XHigh) = level;
        (YLow, YHigh) = upright;
    }

    /// <summary>The left end of the level axis.</summary>
    public double XLow { get; }

    /// <summary>Its right end.</summary>
    public double XHigh { get; }

    /// <summary>The lower end of the upright axis.</summary>
    public double YLow { get; }

    /// <summary>Its upper end.</summary>
    public double YHigh { get; }

    /// <summary>The line through the points.</summary>
    public string Line => Path(points.Select(p => (p.X, p.Y.Point)));

    /// <summary>The intervals as an area; one without end goes to the edge.</summary>
    public string Band => Path(points.Select(p => (p.X, p.Y.High.IsUnbounded ? YHigh : p.Y.High.Number))
        .Concat(points.Reverse().Select(p => (p.X, p.Y.Low.IsUnbounded ? YLow : p.Y.Low.Number)))) + "Z";

    /// <summary>The line of nothing, where values lie on both sides of it; null where it is an edge.</summary>
    public string? Floor => YLow < 0 && YHigh > 0 ? Path([(XLow, 0), (XHigh, 0)]) : null;

    /// <summary>The line on which both axes say the same.</summary>
    public string Diagonal => Path([(Math.Max(XLow, YLow), Math.Max(XLow, YLow)), (Math.Min(XHigh, YHigh), Math.Min(XHigh, YHigh))]);

    /// <summary>The curves of a chart, on one upright axis: one for each place on the other axes, none where fewer than two points of the whole have a value.</summary>
    public static IReadOnlyList<(GroupKey Of, Curve Curve)> All(ReportInput input, string measure, Chart chart)
    {
        var lines = Lines(input, measure, chart);
        if (lines.Count == 0)
            return [];
        var estimates = lines.SelectMany(l => l.Points.Select(p => p.Y)).ToList();
        var (low, high) = (estimates.Min(y => y.Low.IsUnbounded ? y.Point : y.Low.Number), estimates.Max(y => y.High.IsUnbounded ? y.Point : y.High.Number));
        // A line of equality means something only where both axes end alike.
        return chart.Diagonal && low >= 0 && high <= 1
            ? [.. lines.Select(l => (l.Of, new Curve(l.Points, (0, 1), (0, 1))))]
            : [.. lines.Select(l => (l.Of, new Curve(l.Points, Level(l.Points[0].X, l.Points[^1].X), Around(low, high))))];
    }

    private static List<(GroupKey Of, IReadOnlyList<(double X, Estimate Y)> Points)> Lines(ReportInput input, string measure, Chart chart) => [.. input.Measurements
        .Where(m => string.Equals(m.Measure, measure, StringComparison.Ordinal) && string.Equals(m.Id, chart.Metric, StringComparison.Ordinal) && m.Group is { Parts.IsEmpty: true })
        .Select(m => (Of: Beside(m, chart.Axis), X: Place(m, chart.Axis), Y: (m.Value as MeasuredValue.Known)?.Estimate))
        .Where(p => p.X is not null && p.Y is not null)
        .GroupBy(p => p.Of)
        .Where(g => g.Count() > 1)
        .Select(g => (g.Key, (IReadOnlyList<(double, Estimate)>)[.. g.Select(p => (p.X!.Value, p.Y!)).OrderBy(p => p.Value)]))];

    private static GroupKey Beside(Measurement m, string axis) => new((m.At ?? GroupKey.Whole).Parts.Where(p => !string.Equals(p.Key, axis, StringComparison.Ordinal)));

    private static double? Place(Measurement m, string axis) =>
        m.At?.Parts.FirstOrDefault(p => string.Equals(p.Key, axis, StringComparison.Ordinal)).Value is { } text
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    // Shares and strengths begin at 0; the values of a column are where they are.
    private static (double Low, double High) Level(double low, double high) => low >= 0 && high <= 1 ? Around(low, high) : low == high ? (low - 1, high + 1) : (low, high);

    // From 0, or below, to a round number: what lies between 0 and a tenth is not drawn as a line along the floor.
    private static (double Low, double High) Around(double low, double high)
    {
        var reach = Math.Max(high, -low);
        if (reach == 0)
            return (0, 1);
        var ten = Math.Pow(10, Math.Floor(Math.Log10(reach)));
        var step = ten * (reach / ten) switch { <= 2 => 0.2, <= 5 => 0.5, _ => 1 };
        return (Math.Min(0, Math.Floor(low / step) * step), Math.Max(0, Math.Ceiling(high / step) * step));
    }

    private string Path(IEnumerable<(double X, double Y)> line) => "M" + string.Join('L', line.Select(p => string.Create(
        CultureInfo.InvariantCulture, $"{Math.Clamp((p.X - XLow) / (XHigh - XLow), 0, 1) * Width:0.##} {Height - (Math.Clamp((p.Y - YLow) / (YHigh - YLow), 0, 1) * Height):0.##}")));
}
