using Gnomon.Columns;
using Gnomon.Measure.Fairness;

namespace Gnomon.Measure;

/// <summary>Cases that both versions decided, with what became of those that are no pair.</summary>
/// <param name="groups">The names of the group columns.</param>
/// <param name="table">What <c>pairs.sql</c> gives.</param>
internal sealed class PairTable(IReadOnlyList<string> groups, Table table)
{
    public const string Name = "pairs";

    /// <summary>Rates whose denominator does not depend on what was said: a case is in it before and after, or never.</summary>
    private static readonly string[] Paired = ["selection_rate", "true_positive_rate", "false_positive_rate", "true_negative_rate", "false_negative_rate", "accuracy"];

    public static IReadOnlyList<FairnessMetric> Metrics { get; } = [.. FairnessMetric.All.Where(m => Paired.Contains(m.Name, StringComparer.Ordinal))];

    /// <summary>Cases by their fate: 0 a pair, 1 only before, 2 only after, 3 in several rows, 4 in another group, 5 with another label.</summary>
    public long Fate(long fate) => table.Rows.Where(r => r.Number("fate") == fate).Sum(r => r.Number("n"));

    /// <summary>How one rate changed over the pairs of a group.</summary>
    public PairCount Count(FairnessMetric metric, GroupKey group)
    {
        var count = default(PairCount);
        foreach (var row in table.Rows.Where(r => r.Number("fate") == 0 && IsIn(r, group)))
        {
            var (before, after) = (Part(metric, row, "before"), Part(metric, row, "after"));
            if (before is RatePart.Hit or RatePart.Miss && after is RatePart.Hit or RatePart.Miss)
                count = count.Add(before == RatePart.Hit, after == RatePart.Hit, row.Number("n"));
        }

        return count;
    }

    private bool IsIn(TableRow row, GroupKey group) => group.Parts.All(p => groups.ToList().IndexOf(p.Key) is >= 0 and var i
        && string.Equals(row.Text(FormattableString.Invariant($"g{i}")), p.Value, StringComparison.Ordinal));

    private static RatePart Part(FairnessMetric metric, TableRow row, string which) => metric.Rates[0].Part(Possible(row.Truth("label"), row.Truth(which)));

    private static Outcomes Possible(bool? label, bool? said) => Labelled(label) & Said(said);

    private static Outcomes Labelled(bool? label) => label switch
    {
        true => Outcomes.TruePositive | Outcomes.FalseNegative,
        false => Outcomes.FalsePositive | Outcomes.TrueNegative,
        null => Outcomes.All,
    };

    private static Outcomes Said(bool? said) => said switch
    {
        true => Outcomes.TruePositive | Outcomes.FalsePositive,
        false => Outcomes.FalseNegative | Outcomes.TrueNegative,
        null => Outcomes.All,
    };
}

/// <summary>Pairs of one rate: how many were counted before and after.</summary>
/// <param name="Cases">Pairs in the denominator.</param>
/// <param name="Before">Of them in the numerator before.</param>
/// <param name="After">And after.</param>
/// <param name="Gained">In the numerator only after.</param>
internal readonly record struct PairCount(long Cases, long Before, long After, long Gained)
{
    public long Lost => Before - (After - Gained);

    public PairCount Add(bool before, bool after, long n) => new(Cases + n, Before + (before ? n : 0), After + (after ? n : 0), Gained + (!before && after ? n : 0));
}
