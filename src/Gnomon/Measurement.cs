namespace Gnomon;

/// <summary>One figure: which measure of the card, which metric, over whom, from how many rows, in what unit, from what source.</summary>
/// <param name="Measure">The id of the entry under <c>measure</c> in the card.</param>
/// <param name="Id"><c>&lt;kind&gt;.&lt;metric&gt;</c>, with <c>.min</c>, <c>.max</c>, <c>.difference</c> or <c>.ratio</c> for a comparison of groups.</param>
/// <param name="Rows">How many rows it rests on (the metric's rows before its own denominator; of all groups compared, for a comparison).</param>
/// <param name="Unit">The UCUM unit: <c>1</c> for a proportion or ratio, <c>{row}</c> for a count of rows.</param>
/// <param name="Source">The digest of the cells or table it was computed from: <c>sha256:...</c>.</param>
/// <param name="Value">The estimate, or why there is none.</param>
public sealed record Measurement(string Measure, string Id, long Rows, string Unit, string Source, MeasuredValue Value)
{
    /// <summary>The rows as they are shown; null where the value is withheld, for their number would tell what the value may not.</summary>
    public long? ShownRows => Value is MeasuredValue.NotKnown { Reasons: var reasons } && reasons.Any(r => r.Cause == UnknownCause.Withheld) ? null : Rows;

    /// <summary>Over whom, for a figure of one group; null for a comparison.</summary>
    public GroupKey? Group { get; init; }

    /// <summary>The group columns whose groups are compared; null for a figure of one group.</summary>
    public IReadOnlyList<string>? By { get; init; }

    /// <summary>
    /// What groups are held against: <c>best</c>, the group with the greatest figure, for comparisons between groups and for the impact
    /// ratio of a group; <c>overall</c>; or a group. Null for a minimum, a maximum, and a plain figure of a group.
    /// </summary>
    public string? Against { get; init; }

    /// <summary>
    /// Where it lies on the measure's own axes: a column, a bin, a threshold, a class. Null where the measure has no axes, and for a figure over
    /// all of them.
    /// </summary>
    public GroupKey? At { get; init; }

    /// <summary>The figure at any error, for comparisons of groups and for criteria; null where its kind brings one interval alone, and where it is not known.</summary>
    internal Levels? Levels { get; init; }

    /// <summary>Groups whose own value is unknown and that a comparison therefore leaves out.</summary>
    public IReadOnlyList<GroupKey> LeftOut { get; init; } = [];
}
