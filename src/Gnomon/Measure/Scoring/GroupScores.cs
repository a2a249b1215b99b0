using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Performance;

namespace Gnomon.Measure.Scoring;

/// <summary>How the scores of the groups of one grouping differ: each group's distribution against all other rows.</summary>
internal sealed class GroupScores(string measure, Withholding withheld, string source, CellTable cells, IReadOnlyList<string> by)
{
    private readonly IReadOnlyList<ByGroup> groups = ByGroup.Of(cells, by, cells.GroupNames[^1]);

    public IEnumerable<Measurement> All()
    {
        var whole = BinCounts.Of(cells.Cells);
        foreach (var group in groups)
        {
            var own = BinCounts.Of(group.Cells);
            yield return Distance("distance_ks", group.Key, own, whole, d => d.KolmogorovSmirnov());
            yield return Distance("distance_wasserstein", group.Key, own, whole, d => d.Wasserstein());
        }
    }

    private Measurement Distance(string name, GroupKey key, BinCounts own, BinCounts whole, Func<ScoreDistance, Estimate> figure)
    {
        var id = "scoring." + name;
        var rest = whole.Scored - own.Scored;
        MeasuredValue value = withheld.Hides(key, own.Scored) ? new MeasuredValue.NotKnown([Reasons.Withheld(key, withheld.Below)])
            : whole.Outside > 0 ? MeasuredValue.Unknown(UnknownCause.Undecided, $"{id}: some rows have a score that is no number from 0 to 1", "scores from 0 to 1, empty where there is none")
            : own.Scored == 0 || rest == 0 ? new MeasuredValue.NotKnown([Reasons.ZeroDenominator(id, key)])
            : new MeasuredValue.Known(figure(ScoreDistance.Of(own.Spread(), [.. whole.Spread().Zip(own.Spread(), (all, part) => all - part)])));
        return new Measurement(measure, id, own.Scored, "1", source, value) { Group = key, Against = "rest" };
    }
}
