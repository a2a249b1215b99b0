using System.Collections.Concurrent;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure;

/// <summary>
/// The least and the greatest of a figure among groups, how far they lie apart, and their ratio, decided as rates are (docs/design/worst-case-criteria.md):
/// the good side from the uncorrected intervals of groups or pairs, the bad side from limits that hold for all groups at once. A pair's difference by
/// MOVER; a pair's ratio from two limits that share the error.
/// </summary>
internal static class FigureComparisons
{
    private const string Method = "worst-case";

    /// <summary>The comparisons of a metric that compares: their definitions for the catalogue.</summary>
    public static IEnumerable<MetricDefinition> Of(MetricDefinition metric)
    {
        MetricDefinition Compared(string name, double? least, double? greatest) => new(
            $"{metric.Id}.{name}", name is "ratio" ? "1" : metric.Unit, least, greatest, MetricKind.Comparison, metric.NeedsLabel, metric.NeedsFavourable)
        { Form = metric.Form };
        yield return Compared("min", metric.Least, metric.Greatest);
        yield return Compared("max", metric.Least, metric.Greatest);
        yield return Compared("difference", 0, metric.Greatest - metric.Least);
        if (HasRatio(metric))
            yield return Compared("ratio", 0, 1);
    }

    /// <summary>The comparisons of every metric whose definition asks for them, by every grouping, at every place, from the figures of the groups.</summary>
    /// <param name="figures">The figures of one entry; those that bring their levels are compared.</param>
    /// <param name="groupings">The groupings, without the whole.</param>
    public static IEnumerable<Measurement> Among(IReadOnlyList<Measurement> figures, IEnumerable<IReadOnlyList<string>> groupings)
    {
        var compared = figures.Where(f => f.Against is null && MetricCatalogue.Find(f.Id) is { IsCompared: true }).ToLookup(f => f.Id, StringComparer.Ordinal);
        foreach (var by in groupings)
        {
            foreach (var metric in compared)
            {
                foreach (var place in metric.Where(f => f.Group!.Parts.Select(p => p.Key).SequenceEqual(by, StringComparer.Ordinal)).GroupBy(f => f.At))
                {
                    foreach (var comparison in Between(MetricCatalogue.Find(metric.Key)!, by, [.. place]))
                        yield return comparison;
                }
            }
        }
    }

    private static IEnumerable<Measurement> Between(MetricDefinition metric, IReadOnlyList<string> by, IReadOnlyList<Measurement> groups)
    {
        var kept = groups.Where(g => g.Levels is not null).ToArray();
        // All comparisons ask for the same few errors.
        var (levelled, ends) = (kept.Select(k => k.Levels!).ToArray(), new ConcurrentDictionary<double, (double Low, double High)[]>());
        GroupKey[] leftOut = [.. groups.Except(kept).Select(g => g.Group!)];
        foreach (var definition in Of(metric))
        {
            var name = definition.Id[(metric.Id.Length + 1)..];
            // At a place, such as a class, only how far groups lie apart: four lines a place would hide it.
            if (groups[0].At is not null && name is not "difference")
                continue;
            var levels = kept.Length < 2 ? null : Compare(name, levelled, ends, definition);
            yield return new Measurement(
                groups[0].Measure, definition.Id, kept.Sum(k => k.Rows), definition.Unit, groups[0].Source,
                levels?.Value ?? (MeasuredValue)new MeasuredValue.NotKnown([kept.Length < 2 ? Reasons.OneGroup(by, kept.Length) : Reasons.RatioOfZeros(definition.Id)]))
            {
                By = by,
                At = groups[0].At,
                Against = name is "difference" or "ratio" ? "best" : null,
                LeftOut = leftOut,
                Levels = levels,
            };
        }
    }

    private static Levels? Compare(string name, Levels[] groups, ConcurrentDictionary<double, (double Low, double High)[]> ends, MetricDefinition definition)
    {
        (double Low, double High)[] Alone(double error) => ends.GetOrAdd(error, e => Array.ConvertAll(groups, g => g.At(e)));
        (double Low, double High)[] Together(double error) => Alone(Tail.Shared(error, groups.Length));
        double least = groups.Min(g => g.Point), greatest = groups.Max(g => g.Point);
        return name switch
        {
            "min" => Made(least, e => (Alone(e).Min(l => l.Low), Together(e).Min(l => l.High))),
            "max" => Made(greatest, e => (Together(e).Max(l => l.Low), Alone(e).Max(l => l.High))),
            "difference" => Made(greatest - least, e => (Math.Max(0, Together(e).Max(l => l.Low) - Together(e).Min(l => l.High)), Math.Min(definition.Greatest ?? double.PositiveInfinity, Farthest(groups, Alone(e))))),
            _ when greatest <= 0 => null,
            _ => Made(least / greatest, e => (LeastRatio(Alone(Tail.Shared(e, 2))), GreatestRatio(Together(e)))),
        };
    }

    private static Levels Made(double point, Func<double, (double Low, double High)> at) => new(point, Method, error =>
    {
        var (low, high) = at(error);
        return new Interval(Levels.End(low), Levels.End(high));
    });

    // MOVER: each pair's difference from the distances of both points to their limits.
    private static double Farthest(Levels[] groups, (double Low, double High)[] ends)
    {
        double farthest = 0;
        for (var i = 0; i < groups.Length; i++)
        {
            for (var j = 0; j < groups.Length; j++)
            {
                if (i != j)
                    farthest = Math.Max(farthest, groups[i].Point - groups[j].Point + Math.Sqrt(Square(ends[i].High - groups[i].Point) + Square(groups[j].Point - ends[j].Low)));
            }
        }

        return farthest;
    }

    private static double LeastRatio((double Low, double High)[] ends)
    {
        var least = 1.0;
        for (var i = 0; i < ends.Length; i++)
        {
            for (var j = 0; j < ends.Length; j++)
            {
                if (i != j)
                    least = Math.Min(least, ends[j].High > 0 ? Math.Max(0, ends[i].Low) / ends[j].High : 1);
            }
        }

        return least;
    }

    private static double GreatestRatio((double Low, double High)[] ends) =>
        ends.Max(e => e.Low) is > 0 and var top ? Math.Min(1, ends.Min(e => e.High) / top) : 1;

    // A ratio of figures that can lie below 0 says nothing.
    private static bool HasRatio(MetricDefinition metric) => metric.Least is 0;

    private static double Square(double x) => x * x;
}
