using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;
using Gnomon.Plan;

namespace Gnomon.Decide;

/// <summary>All criteria of a plan together: they share the error of a false "not met" by Holm's correction.</summary>
internal static class CriteriaDecision
{
    private const string Fairness = "fairness";

    public static IReadOnlyList<CriterionFinding> Of(
        AssessmentPlan plan, IReadOnlyDictionary<string, Counts> counts, Func<IReadOnlyList<Measurement>> figures)
    {
        var cases = Cases(plan, counts, new Lazy<IReadOnlyList<Measurement>>(figures)).ToArray();
        // Half of the error is on the side of "not met"; a criterion that cannot be tested still counts as a test, so that
        // the correction is fixed by the plan and not by the data.
        var adjusted = Holm.Adjust([.. cases.Select(c => c.NotMetError ?? 1)]);
        return [.. cases.Select((c, i) => c.Finding(adjusted[i], cases.Length))];
    }

    private static IEnumerable<ICriterionCase> Cases(
        AssessmentPlan plan, IReadOnlyDictionary<string, Counts> counts, Lazy<IReadOnlyList<Measurement>> figures)
    {
        var seed = PlanJson.ShortSeed(plan);
        foreach (var measure in plan.Measures.Select(m => m.Declaration))
        {
            string[] columns = [.. measure.Groups.Select(g => g.Key)];
            foreach (var criterion in plan.Profile.Criteria)
            {
                if (MetricCatalogue.Find(criterion.Measure) is not { CanBeCriterion: true })
                    throw new ArgumentException($"{criterion.Measure} of criterion {criterion.Id} is not a metric that can be held against a bar", nameof(plan));
                if (!MetricCatalogue.IsOf(criterion.Measure, measure.Kind))
                    continue;
                if (!string.Equals(measure.Kind, Fairness, StringComparison.Ordinal))
                {
                    foreach (var figure in FigureCase.Of(criterion, measure, counts.GetValueOrDefault(measure.Id)?.Cells, figures.Value))
                        yield return figure;
                    continue;
                }

                foreach (var by in criterion.By is { } named ? [named] : Grouping.Every(columns))
                    yield return CriterionCase.Of(criterion, measure, plan.Profile, counts.GetValueOrDefault(measure.Id), by, seed);
            }
        }
    }
}
