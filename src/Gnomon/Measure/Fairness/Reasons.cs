using System.Globalization;

namespace Gnomon.Measure.Fairness;

/// <summary>The reasons for which a fairness figure is unknown, gathered so that the same thing is said the same way.</summary>
internal static class Reasons
{
    public static Unknown ZeroDenominator(string metric, GroupKey group) =>
        new(UnknownCause.ZeroDenominator, $"{metric}: no row of {group} belongs to the denominator", "rows of this group with the outcome that the metric divides by")
        {
            Data = Named(("measure", metric), ("group", group.ToString())),
        };

    public static Unknown NoLabel(string measure, string metric) =>
        new(UnknownCause.NotAsked, $"{metric}: measure {measure} names no label", "a label in the card, if the true outcome is known")
        {
            Data = Named(("measure", metric)),
        };

    public static Unknown NoFavourable(string measure) =>
        new(UnknownCause.NotAsked, $"fairness.impact_ratio: measure {measure} does not say which prediction helps the person", "favourable: true or false in the card")
        {
            Data = Named(("measure", "fairness.impact_ratio")),
        };

    public static Unknown Withheld(GroupKey group, int publishSize) =>
        new(UnknownCause.Withheld, $"{group} has fewer than {Text(publishSize)} rows, or would tell of a group that has", "more rows of the small groups, or a smaller publish size in the profile")
        {
            Data = Named(("group", group.ToString()), ("minimum", Text(publishSize))),
        };

    public static Unknown OneGroup(IReadOnlyList<string> by, int groups) =>
        new(UnknownCause.NoRows, $"{Text(groups)} group of {string.Join(" x ", by)} can be compared: a comparison needs two", "data with rows of other groups")
        {
            Data = Named(("by", string.Join(" x ", by)), ("count", Text(groups))),
        };

    /// <summary>A method that takes rows for independent and alike, over data that the card says are not.</summary>
    public static Unknown NotForDesign(string metric, string settledBy) =>
        new(UnknownCause.Undecided, $"{metric} takes rows for independent and alike; the card names weights, or units in several rows", settledBy)
        {
            Data = Named(("design", metric)),
        };

    public static Unknown RatioOfZeros(string metric) =>
        new(UnknownCause.ZeroDenominator, $"{metric}: the greatest rate is 0, so there is no ratio", "data in which some group has a rate above 0")
        {
            Data = Named(("measure", metric)),
        };

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static IReadOnlyDictionary<string, string> Named(params (string Name, string Value)[] data) =>
        new SortedDictionary<string, string>(data.ToDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal), StringComparer.Ordinal);
}
