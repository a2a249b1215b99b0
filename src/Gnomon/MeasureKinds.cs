using Gnomon.Measure.Data;
using Gnomon.Measure.Drift;
using Gnomon.Measure.Explanation;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Performance;
using Gnomon.Measure.Privacy;
using Gnomon.Measure.Regression;
using Gnomon.Measure.Robustness;
using Gnomon.Measure.Scoring;
using Gnomon.Measure.Subgroups;

namespace Gnomon;

/// <summary>All kinds of measure; the only place that names one.</summary>
public static class MeasureKinds
{
    /// <summary>The kinds, in the order in which they are listed to people.</summary>
    public static IReadOnlyList<MeasureKind> All { get; } =
    [
        new FairnessKind(),
        new PerformanceKind(),
        new RegressionKind(),
        new ScoringKind(),
        new SubgroupsKind(),
        new DataKind(),
        new DriftKind(),
        new PrivacyKind(),
        new RobustnessKind(),
        new ExplanationKind(),
    ];

    /// <summary>The kind of a word; null where there is none.</summary>
    public static MeasureKind? Find(string name) => All.FirstOrDefault(k => string.Equals(k.Name, name, StringComparison.Ordinal));

    /// <summary>The kind of a declaration that was read.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static MeasureKind Of(Describe.MeasureDeclaration declaration)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        return Find(declaration.Kind) ?? throw new ArgumentException($"there is no kind {declaration.Kind}", nameof(declaration));
    }
}
