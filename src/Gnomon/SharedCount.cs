using Gnomon.Columns;

namespace Gnomon;

/// <summary>
/// One count for several measures of the same rows: where the columns of one are among those of another, its cells are a margin of the other's, and the files
/// are read once. What a measure gets is what a count of its own would give, byte for byte. See docs/design/one-scan.md.
/// </summary>
internal static class SharedCount
{
    /// <summary>The request that serves both; null where one scan cannot, or would have to tell apart more than each of them does.</summary>
    public static CountRequest? Join(CountRequest one, CountRequest other)
    {
        var (wide, narrow) = one.Groups.Count >= other.Groups.Count ? (one, other) : (other, one);
        return IsPlain(one) && IsPlain(other) && SameRows(one, other) && narrow.Groups.All(g => Place(wide, g.Value) >= 0) && Fits(one.Label, other.Label) && Fits(one.Prediction, other.Prediction)
            ? wide with { Label = one.Label ?? other.Label, Prediction = one.Prediction ?? other.Prediction }
            : null;
    }

    /// <summary>What one of the requests would have got by itself.</summary>
    /// <param name="all">What <paramref name="joint"/> got.</param>
    /// <param name="joint">What <see cref="Join"/> gave.</param>
    /// <param name="own">The request.</param>
    public static Counts Part(Counts all, CountRequest joint, CountRequest own)
    {
        int[] places = [.. own.Groups.Select(g => Place(joint, g.Value))];
        var isWhole = places.SequenceEqual(Enumerable.Range(0, joint.Groups.Count));
        var cells = (isWhole ? all.Cells.Cells : all.Cells.Projected(places)).Select(c => new Cell(c.Key, own.Label is null ? null : c.Label, own.Prediction is null ? null : c.Prediction, c.Count));
        return all with { Cells = new CellTable([.. own.Groups.Select(g => g.Key)], cells, all.Cells.Inputs, all.Cells.DistinctUnits) };
    }

    // Nothing but cells: units, joins and queries hold rows, and their answers are no margins.
    private static bool IsPlain(CountRequest request) => !request.HoldsRows && request.Others.Count == 0 && request.Converted is null;

    private static bool SameRows(CountRequest one, CountRequest other) =>
        string.Equals(one.Folder, other.Folder, StringComparison.Ordinal)
        && one.Files.SequenceEqual(other.Files, StringComparer.Ordinal)
        && (one.Expected ?? []).SequenceEqual(other.Expected ?? [])
        && one.Csv == other.Csv && string.Equals(one.Frequency, other.Frequency, StringComparison.Ordinal)
        && (one.MemoryBytes, one.MaxCells, one.Threads) == (other.MemoryBytes, other.MaxCells, other.Threads);

    private static bool Fits(string? one, string? other) => one is null || other is null || string.Equals(one, other, StringComparison.Ordinal);

    private static int Place(CountRequest request, string expression) => request.Groups.ToList().FindIndex(g => string.Equals(g.Value, expression, StringComparison.Ordinal));
}
