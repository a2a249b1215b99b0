namespace Gnomon.Measure.Statistics;

/// <summary>Rows of a weighted sample that are alike in what a ratio counts.</summary>
/// <param name="Rows">How many, at least 1.</param>
/// <param name="Weight">The sum of their weights, above 0.</param>
/// <param name="SquaredWeight">The sum of the squares of their weights.</param>
/// <param name="Numerator">What one such row adds to the numerator, before its weight: 1 for a success, else 0.</param>
/// <param name="Denominator">What one such row adds to the denominator, before its weight: 1 for a trial, 0 outside.</param>
public readonly record struct WeightedCell(long Rows, double Weight, double SquaredWeight, double Numerator, double Denominator);
