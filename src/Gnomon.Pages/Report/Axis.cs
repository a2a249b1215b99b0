using System.Globalization;
using Gnomon.Report;

namespace Gnomon.Pages.Report;

/// <summary>The axis that the charts of one table share: 0 to 1, or -1 to 1 where a difference may be negative.</summary>
internal sealed record Axis(double Low, double High)
{
    public static Axis Unit { get; } = new(0, 1);

    /// <summary>An axis on which all of these figures have room.</summary>
    public static Axis For(IEnumerable<Measurement> figures) =>
        figures.Any(m => Fits(m) && m.Value is MeasuredValue.Known known && (known.Estimate.Low.IsUnbounded || known.Estimate.Low.Number < 0)) ? new(-1, 1) : Unit;

    /// <summary>Whether a figure is one of those that the axes are for: a share or a ratio up to 1. An error in years, an R² or a count has no place on them.</summary>
    public static bool Fits(Measurement figure) => MetricCatalogue.Find(figure.Id.Replace(MetricId.IfMissing, "", StringComparison.Ordinal)) is not { } metric
        || (metric.Unit is "1" && metric.Least is >= -1 && (metric.Greatest is <= 1 || metric.Kind == MetricKind.Comparison));

    /// <summary>Where a number lies, as a percentage of the width that SVG understands; clipped at the ends.</summary>
    public string At(double value) => (Math.Clamp((value - Low) / (High - Low), 0, 1) * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    /// <summary>The lower end of an interval.</summary>
    public string From(Estimate estimate) => estimate.Low.IsUnbounded ? "0%" : At(estimate.Low.Number);

    /// <summary>The upper end of an interval.</summary>
    public string To(Estimate estimate) => estimate.High.IsUnbounded ? "100%" : At(estimate.High.Number);

    /// <summary>Whether an interval goes on beyond the right end.</summary>
    public bool RunsOff(Estimate estimate) => estimate.High.IsUnbounded || estimate.High.Number > High;
}
