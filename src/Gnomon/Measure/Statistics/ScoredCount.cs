namespace Gnomon.Measure.Statistics;

/// <summary>How many rows have one score, or lie in one bin of a histogram of scores.</summary>
/// <param name="Score">The score, finite; of a bin any number inside it, since only the order matters.</param>
/// <param name="Positives">Rows whose label is true, at least 0.</param>
/// <param name="Negatives">Rows whose label is false, at least 0.</param>
public readonly record struct ScoredCount(double Score, long Positives, long Negatives);
