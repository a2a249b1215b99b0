using Gnomon.Endpoint;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Robustness.Perturbations;

/// <summary>A value is taken for another of its column.</summary>
internal sealed class CategorySwap() : Perturbation("swap", "values of text and truth become another value of the column, as often as it stands there; the strength is the share of values", 0.05m, 0.1m, 0.2m)
{
    public override bool Fits(ProbeColumn column) => !column.Input.IsNumber;

    public override string? Apply(string value, double strength, ProbeColumn column, Pcg32 random)
    {
        if (random.NextDouble() >= strength)
            return value;
        var others = column.Known.Count - Last(column.Known, value) + First(column.Known, value);
        if (others == 0)
            return value;
        var place = (int)(random.NextDouble() * others);
        return column.Known[place < First(column.Known, value) ? place : place - First(column.Known, value) + Last(column.Known, value)];
    }

    // The values are sorted: those that are alike stand together.
    private static int First(IReadOnlyList<string> sorted, string value) => Place(sorted, known => string.CompareOrdinal(known, value) < 0);

    private static int Last(IReadOnlyList<string> sorted, string value) => Place(sorted, known => string.CompareOrdinal(known, value) <= 0);

    private static int Place(IReadOnlyList<string> sorted, Func<string, bool> isBefore)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = isBefore(sorted[middle]) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
