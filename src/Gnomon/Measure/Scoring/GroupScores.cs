using Gnomon.Columns;
using Gnomon.Measure.Fairness;

namespace Gnomon.Measure.Scoring;

/// <summary>How the scores of the groups of one grouping differ: each group's distribution against all other rows.</summary>
/// <param name="measure">The measure's id.</param>
/// <param name="withheld">The groups that are not shown.</param>
/// <param name="source">The digest of the cells.</param>
/// <param name="groups">The groups.</param>
/// <param name="whole">All rows.</param>
internal sealed class GroupScores(string measure, Withholding withheld, string source, IReadOnlyList<ScoredGroup> groups, BinCounts whole)
{
    public IEnumerable<Measurement> All()
    {
        foreach (var group in groups)
        {
            var distance = new Lazy<ScoreDistance>(() => ScoreDistance.Of(group.Scores.Spread(), [.. whole.Spread().Zip(group.Scores.Spread(), (all, part) => all - part)]));
            yield return Distance("distance_ks", group, () => distance.Value.KolmogorovSmirnov());
            yield return Distance("distance_wasserstein", group, () => distance.Value.Wasserstein());
        }
    }

    private Measurement Distance(string name, ScoredGroup group, Func<Estimate> figure)
    {
        var (key, own) = (group.Key, group.Scores);
        var id = "scoring." + name;
        var rest = whole.Scored - own.Scored;
        MeasuredValue value = withheld.Hides(key, own.Scored) ? new MeasuredValue.NotKnown([Reasons.Withheld(key, withheld.Below)])
            : whole.Outside > 0 ? MeasuredValue.Unknown(UnknownCause.Undecided, $"{id}: some rows have a score that is no number from 0 to 1", "scores from 0 to 1, empty where there is none")
            : own.Scored == 0 || rest == 0 ? new MeasuredValue.NotKnown([Reasons.ZeroDenominator(id, key)])
            : new MeasuredValue.Known(figure());
        return new Measurement(measure, id, own.Scored, "1", source, value) { Group = key, Against = "rest" };
    }
}
