using Gnomon.Measure.Fairness;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Data;

/// <summary>Values that several figures of the data share.</summary>
internal static class Shares
{
    /// <summary>A share of rows with Wilson's interval; unknown where there are none.</summary>
    public static MeasuredValue Of(string id, long part, long rows)
    {
        if (rows == 0)
            return MeasuredValue.Unknown(UnknownCause.NoRows, $"{id}: there are no rows to divide by", "data with rows");
        var limits = Wilson.Of(part, rows);
        return new MeasuredValue.Known(Shown.Estimate((double)part / rows, limits.Low.Number, limits.High.Number, "wilson"));
    }

    /// <summary>A count.</summary>
    public static MeasuredValue Exact(long count) => new MeasuredValue.Known(Estimate.Exact(count));

    /// <summary>A place on one axis.</summary>
    public static GroupKey At(string axis, string? place) => new([KeyValuePair.Create(axis, place)]);
}
