using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Fairness;

/// <summary>Proportions of independent groups.</summary>
internal sealed class RateValues(IReadOnlyList<Tally> tallies) : GroupValues
{
    private const double FewExpected = 5;
    private readonly double pooled = tallies.Sum(t => t.Successes) / tallies.Sum(t => t.Trials);

    public override int Count => tallies.Count;

    public override double Point(int group) => tallies[group].Rate;

    public override Interval[] Limits(double error) => [.. tallies.Select(t => Ends(t, error))];

    public override double LeastRatio(double error)
    {
        var z = Tail.NormalDeviate(error);
        double least = 1;
        for (var i = 0; i < Count && least > 0; i++)
        {
            for (var j = 0; j < Count; j++)
            {
                if (i != j)
                    least = Koopman.LowerUpTo(tallies[i], tallies[j], z, least);
            }
        }

        return least;
    }

    public override GroupValues Scaled(double factor) =>
        new RateValues([.. tallies.Select(t => new Tally(t.Successes * factor, t.Trials * factor))]);

    public override IReadOnlyList<BinomialSampler> IfEqual() => [.. tallies.Select(t => new BinomialSampler((long)t.Trials, pooled))];

    // Few successes or failures, seen or to be expected if all groups were equal: Wilson's tails are too thin there.
    private Interval Ends(Tally tally, double error)
    {
        var seen = Math.Min(tally.Successes, tally.Trials - tally.Successes);
        var expected = tally.Trials * Math.Min(pooled, 1 - pooled);
        return Math.Min(seen, expected) < FewExpected
            ? ClopperPearson.Of(tally.Successes, tally.Trials, error)
            : Wilson.Of(tally.Successes, tally.Trials, error);
    }
}
