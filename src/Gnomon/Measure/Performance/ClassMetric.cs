using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Performance;

/// <summary>One figure over all classes of a group.</summary>
/// <param name="Name">The last part of the id.</param>
/// <param name="Figure">From the counts by class; null where a class has no figure of its own.</param>
/// <param name="Share">The proportion of each class that the figure is made of.</param>
internal sealed record ClassMetric(
    string Name, Func<IReadOnlyCollection<ClassCount>, double?> Figure, Func<ClassCount, (double Successes, double Trials)> Share)
{
    /// <summary>The mean over classes of a proportion whose rows are different for every class, so that no bootstrap is needed.</summary>
    public bool IsMeanOfRates { get; private init; }

    /// <summary>The figures in the order in which they are listed. Recall weighted by class and every micro mean are the accuracy.</summary>
    public static IReadOnlyList<ClassMetric> All { get; } =
    [
        new("macro_recall", c => Mean(c, x => x.Labelled > 0 ? x.Hits / x.Labelled : null, _ => 1), c => (c.Hits, c.Labelled)) { IsMeanOfRates = true },
        new("macro_precision", c => Mean(c, x => x.Precision, _ => 1), c => (c.Hits, c.Predicted)) { IsMeanOfRates = true },
        new("macro_f1", c => Mean(c, x => x.F1, _ => 1), c => (c.Hits, c.Either)),
        new("weighted_precision", c => Mean(c.Where(x => x.Labelled > 0), x => x.Precision, x => x.Labelled), c => (c.Hits, c.Predicted)),
        new("weighted_f1", c => Mean(c.Where(x => x.Labelled > 0), x => x.F1, x => x.Labelled), c => (c.Hits, c.Either)),
    ];

    /// <summary>The classes that the figure is a mean of.</summary>
    public IEnumerable<ClassCount> Parts(ClassTable table) =>
        Name.StartsWith("weighted_", StringComparison.Ordinal) ? table.Classes.Where(c => c.Labelled > 0) : table.Classes;

    /// <summary>The interval, or why there is none.</summary>
    public BootstrapLimits Limits(ClassTable table, ulong seed, string id)
    {
        if (IsMeanOfRates)
            return new BootstrapLimits(Mover.Mean([.. table.Classes.Select(Share).Select(s => (s.Successes / s.Trials, Wilson.Of(s.Successes, s.Trials)))]), null, 0, 0);
        return CellBootstrap.Of(
            [[.. table.Pairs.Select(p => p.Rows)]], drawn => Figure(table.Redrawn([.. drawn[0].Select(r => (double)r)])), Parts(table).Select(Share).Select(s => ((long)s.Successes, (long)s.Trials)), seed, id);
    }

    // In a draw a class that has rows may get none; it then has no figure, and the draw counts as undefined.
    private static double? Mean(IEnumerable<ClassCount> classes, Func<ClassCount, double?> figure, Func<ClassCount, double> weight)
    {
        double sum = 0, weights = 0;
        foreach (var each in classes.OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            if (figure(each) is not { } value)
                return null;
            sum += weight(each) * value;
            weights += weight(each);
        }

        return weights > 0 ? sum / weights : null;
    }
}
