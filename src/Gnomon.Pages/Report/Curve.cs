using System.Globalization;
using Gnomon.Report;

namespace Gnomon.Pages.Report;

/// <summary>One metric of the whole data set along one axis, as SVG sees it: 100 units wide, 60 high, y downwards.</summary>
public sealed class Curve
{
    private const double Width = 100, Height = 60;

    private readonly IReadOnlyList<(double X, Estimate Y)> points;

    private Curve(IReadOnlyList<(double X, Estimate Y)> points)
    {
        this.points = points;
        (XLow, XHigh) = Round(points.Min(p => p.X), points.Max(p => p.X));
        (YLow, YHigh) = Round(points.Min(p => p.Y.Low.IsUnbounded ? p.Y.Point : p.Y.Low.Number), points.Max(p => p.Y.High.IsUnbounded ? p.Y.Point : p.Y.High.Number));
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

    /// <summary>The line on which both axes say the same.</summary>
    public string Diagonal => Path([(Math.Max(XLow, YLow), Math.Max(XLow, YLow)), (Math.Min(XHigh, YHigh), Math.Min(XHigh, YHigh))]);

    /// <summary>The curves of a chart: one for each place on the other axes, none where fewer than two points of the whole have a value.</summary>
    public static IEnumerable<(GroupKey Of, Curve Curve)> All(ReportInput input, string measure, Chart chart) => input.Measurements
        .Where(m => string.Equals(m.Measure, measure, StringComparison.Ordinal) && string.Equals(m.Id, chart.Metric, StringComparison.Ordinal) && m.Group is { Parts.IsEmpty: true })
        .Select(m => (Of: Beside(m, chart.Axis), X: Place(m, chart.Axis), Y: (m.Value as MeasuredValue.Known)?.Estimate))
        .Where(p => p.X is not null && p.Y is not null)
        .GroupBy(p => p.Of)
        .Where(g => g.Count() > 1)
        .Select(g => (g.Key, new Curve([.. g.Select(p => (p.X!.Value, p.Y!)).OrderBy(p => p.Value)])));

    private static GroupKey Beside(Measurement m, string axis) => new((m.At ?? GroupKey.Whole).Parts.Where(p => !string.Equals(p.Key, axis, StringComparison.Ordinal)));

    private static double? Place(Measurement m, string axis) =>
        m.At?.Parts.FirstOrDefault(p => string.Equals(p.Key, axis, StringComparison.Ordinal)).Value is { } text
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    // Shares keep the axis from 0 to 1, so that charts can be held side by side.
    private static (double Low, double High) Round(double low, double high) =>
        low >= 0 && high <= 1 ? (0, 1) : low == high ? (low - 1, high + 1) : (low, high);

    private string Path(IEnumerable<(double X, double Y)> line) => "M" + string.Join('L', line.Select(p => string.Create(
        CultureInfo.InvariantCulture, $"{Math.Clamp((p.X - XLow) / (XHigh - XLow), 0, 1) * Width:0.##} {Height - (Math.Clamp((p.Y - YLow) / (YHigh - YLow), 0, 1) * Height):0.##}")));
}
