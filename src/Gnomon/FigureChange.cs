using Gnomon.Measure;
using Gnomon.Measure.Statistics;
using MathNet.Numerics.Distributions;

namespace Gnomon;

/// <summary>The change of one figure that both versions have.</summary>
internal static class FigureChange
{
    public static VersionChange Of(Measurement before, Measurement after, int sense, PairTable? pairs)
    {
        if ((before.Value as MeasuredValue.NotKnown ?? after.Value as MeasuredValue.NotKnown) is { } unknown)
            return Unknown(before, after, sense, unknown.Reasons[0]);
        if (!string.Equals(before.Unit, after.Unit, StringComparison.Ordinal))
            return Unknown(before, after, sense, new(UnknownCause.SourcesConflict, $"the unit is {before.Unit} in the first version and {after.Unit} in the second", "the same unit in both"));
        return pairs is null ? Apart(before, after, sense) : Paired(before, after, sense, pairs);
    }

    private static VersionChange Paired(Measurement before, Measurement after, int sense, PairTable pairs)
    {
        var metric = PairTable.Metrics.FirstOrDefault(m => string.Equals(m.Id, after.Id, StringComparison.Ordinal));
        if (metric is null || after.Group is not { } group || after.Against is not null)
            return Unknown(before, after, sense, new(UnknownCause.NotModelled, $"{after.Id}: both versions decided the same cases, and an interval of this difference is not built for them", "the rates that it is made of, which are compared in pairs"));
        var count = pairs.Count(metric, group);
        if (count.Cases == 0)
            return Unknown(before, after, sense, new(UnknownCause.NoRows, $"{after.Id}: no case of {group} was decided by both versions", "data of both versions about the same cases"));
        var point = (double)(count.Gained - count.Lost) / count.Cases;
        var limits = PairedDifference.Limits(count.Gained, count.Lost, count.Cases);
        var difference = new Estimate(point, Limit.At(Math.Min(point, limits.Low.Number)), Limit.At(Math.Max(point, limits.High.Number)), Tail.StandardConfidence, "tango");
        return new VersionChange(before.Value, after, new MeasuredValue.Known(difference), PairedDifference.PValue(count.Gained, count.Lost), ChangeVerdict.NotShown) { Sense = sense, Pairs = count.Cases };
    }

    // As of different people: were they the same, the interval would be too wide rather than too narrow, for the two mostly go together.
    private static VersionChange Apart(Measurement before, Measurement after, int sense)
    {
        var (old, now) = (((MeasuredValue.Known)before.Value).Estimate, ((MeasuredValue.Known)after.Value).Estimate);
        if (new[] { old.Low, old.High, now.Low, now.High }.Any(l => l.IsUnbounded) || !old.Confidence.Equals(now.Confidence))
            return Unknown(before, after, sense, new(UnknownCause.Undecided, $"{after.Id}: an interval of one of the two versions has no end", "more rows"));
        var limits = Mover.Difference(now.Point, Interval.Of(now.Low.Number, now.High.Number), old.Point, Interval.Of(old.Low.Number, old.High.Number));
        var point = now.Point - old.Point;
        var difference = new Estimate(point, limits.Low, limits.High, now.Confidence, "mover");
        return new VersionChange(before.Value, after, new MeasuredValue.Known(difference), PValue(difference), ChangeVerdict.NotShown) { Sense = sense };
    }

    // The distance from no difference in units of the half of the interval that lies between.
    private static double PValue(Estimate difference)
    {
        var half = difference.Point >= 0 ? difference.Point - difference.Low.Number : difference.High.Number - difference.Point;
        if (half <= 0)
            return difference.Point == 0 ? 1 : 0;
        return 2 * Normal.CDF(0, 1, -Math.Abs(difference.Point) / half * Tail.NormalDeviate(1 - difference.Confidence));
    }

    private static VersionChange Unknown(Measurement before, Measurement after, int sense, Unknown why) =>
        new(before.Value, after, new MeasuredValue.NotKnown([why]), P: null, ChangeVerdict.Unknown) { Sense = sense };
}
