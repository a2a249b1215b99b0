using Gnomon.Columns;
using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Privacy;

/// <summary>How well somebody who knows the model's confidence tells the rows that it learnt from, by two attacks.</summary>
internal sealed class MembershipFigures(Counted counted, Table source)
{
    private static readonly (long Number, string Name)[] Attacks = [(0, "threshold"), (1, "likelihood ratio")];

    public IEnumerable<Measurement> All(bool hasReferences)
    {
        foreach (var (number, name) in Attacks.Take(hasReferences ? 2 : 1))
        {
            var rows = source.Rows.Where(r => r.Number("attack") == number).ToArray();
            var scores = new MembershipScores([.. rows.Where(r => r.Maybe("score") is not null).Select(r => new ScoredCount(r.Number("score"), r.Number("members"), r.Number("others")))]);
            var outside = rows.Sum(r => r.Number("outside"));
            Measurement Figure(string metric, long of, MeasuredValue value) => counted.Figure("privacy." + metric, of, value, source) with
            {
                Group = GroupKey.Whole,
                At = new GroupKey([KeyValuePair.Create<string, string?>("attack", name)]),
            };
            var all = rows.Sum(r => r.Number("members") + r.Number("others") + r.Number("neither"));
            yield return Figure("members", all, new MeasuredValue.Known(Estimate.Exact(scores.Members)));
            yield return Figure("non_members", all, new MeasuredValue.Known(Estimate.Exact(scores.Others)));
            yield return Figure("membership_auc", scores.Members + scores.Others, Why(outside) ?? Area(scores));
            yield return Figure("membership_tpr_at_1_percent", scores.Members, Why(outside) ?? Hits(scores, 100, "1 %"));
            yield return Figure("membership_tpr_at_0_1_percent", scores.Members, Why(outside) ?? Hits(scores, 1000, "0.1 %"));
        }
    }

    private static MeasuredValue? Why(long outside) => outside == 0 ? null : MeasuredValue.Unknown(
        UnknownCause.Undecided, $"privacy.membership: {outside} rows have a confidence that is no number from 0 to 1", "confidences from 0 to 1, empty where there is none");

    private static MeasuredValue Area(MembershipScores scores)
    {
        if (scores.Members < 2 || scores.Others < 2)
            return MeasuredValue.Unknown(UnknownCause.TooFew, $"privacy.membership_auc: there are {scores.Members} members and {scores.Others} others with a confidence", "at least two of each");
        var area = DeLong.Area(scores.Counts);
        var limits = area.Limits();
        return new MeasuredValue.Known(Shown.Estimate(area.Area, limits.Low.Number, limits.High.Number, "delong"));
    }

    private static MeasuredValue Hits(MembershipScores scores, long one, string rate)
    {
        if (scores.Members == 0 || scores.Others < one)
            return MeasuredValue.Unknown(UnknownCause.TooFew, $"privacy.membership: a false positive rate of {rate} cannot be seen with {scores.Others} others and {scores.Members} members", $"members, and at least {one} others");
        var (point, limits) = scores.HitsAt(1.0 / one);
        return new MeasuredValue.Known(Shown.Estimate(point, limits.Low.Number, limits.High.Number, "order-statistics-wilson"));
    }
}
