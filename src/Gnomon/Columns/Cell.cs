namespace Gnomon.Columns;

/// <summary>How many rows have this group key, this label and this prediction.</summary>
/// <param name="Key">One value for each group column, as text; null for none.</param>
/// <param name="Label">Null where the row has no label.</param>
/// <param name="Prediction">Null where the row has no prediction.</param>
/// <param name="Count">Rows, at least 1.</param>
public readonly record struct Cell(IReadOnlyList<string?> Key, bool? Label, bool? Prediction, long Count);
