namespace Gnomon.Measure.Statistics;

/// <summary>What a bootstrap gives: an interval, or why there is none.</summary>
/// <param name="Interval">Null where there is none.</param>
/// <param name="WhyNot">In plain English; null where there is an interval.</param>
/// <param name="Draws">How many samples were drawn; 0 where drawing would have been no use.</param>
/// <param name="Undefined">In how many of them the figure has no value.</param>
public sealed record BootstrapLimits(Interval? Interval, string? WhyNot, int Draws, int Undefined);
