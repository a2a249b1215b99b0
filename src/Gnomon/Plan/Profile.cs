using Gnomon.Describe.Yaml;

namespace Gnomon.Plan;

/// <summary>Bars by name: what a standard, a sandbox or an organisation asks of figures that no law fixes.</summary>
/// <param name="Name">For example <c>four-fifths</c>.</param>
/// <param name="Owner">Whose bar it is, with its source.</param>
/// <param name="MinimumSize">The least denominator of a metric for a group to count in a criterion; it never hides a value.</param>
/// <param name="PublishSize">The least rows of a group for its values to be shown; a smaller group stays listed, its values withheld.</param>
/// <param name="Criteria">The bars.</param>
/// <param name="File">The file it was read from.</param>
public sealed record Profile(string Name, string Owner, int MinimumSize, int PublishSize, IReadOnlyList<Criterion> Criteria, YamlFile File);

/// <summary>One bar of a profile.</summary>
/// <param name="Id">For example <c>bias-examination</c>; obligations ask for it by this id.</param>
/// <param name="Measure">The measurement it looks at: <c>fairness.selection_rate.ratio</c>.</param>
/// <param name="By">The group columns; null for every declared column and every pair of them.</param>
/// <param name="Side">Whether the bar is a floor or a ceiling.</param>
/// <param name="Bar">The bar itself, in the metric's unit.</param>
/// <param name="LeaveOut">Which small groups the plan leaves out beforehand; null for none.</param>
public sealed record Criterion(string Id, string Measure, IReadOnlyList<string>? By, BarSide Side, double Bar, LeaveOut? LeaveOut);

/// <summary>Which side of a bar is the good one.</summary>
public enum BarSide
{
    /// <summary>The figure must be at least the bar.</summary>
    AtLeast,

    /// <summary>The figure must be at most the bar.</summary>
    AtMost,
}

/// <summary>Groups left out of a criterion by the plan, before anything is counted.</summary>
/// <param name="ShareBelow">Groups with less than this share of the rows.</param>
/// <param name="Reason">Why.</param>
public sealed record LeaveOut(double ShareBelow, string Reason)
{
    /// <summary>Whether the owner allows to leave them out without asking for it; null where the profile does not say.</summary>
    public bool? Optional { get; init; }

    /// <summary>The figures that the owner still wants shown. Gnomon shows every figure of a group left out, so this only records the wish.</summary>
    public IReadOnlyList<string> StillShow { get; init; } = [];
}
