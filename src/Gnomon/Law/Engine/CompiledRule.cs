namespace Gnomon.Law.Engine;

/// <summary>A rule for one reading, as diagrams.</summary>
/// <param name="Index">Its number among the compiled rules of the pack.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Phases">The cases of when its versions begin, each with the version that the reading's day selects.</param>
/// <param name="Holds">That the selected version's condition holds.</param>
/// <param name="InForce">That it holds and is in force on the reading's day.</param>
/// <param name="Begins">What decides which case it is, where there are several.</param>
internal sealed record CompiledRule(int Index, Rule Rule, Phase[] Phases, int Holds, int InForce, Step[] Begins);

/// <summary>One case of when the versions of a rule begin.</summary>
/// <param name="Guard">The facts of the case.</param>
/// <param name="Stretches">The versions in order of days.</param>
/// <param name="Selected">The position of the stretch that the reading's day selects, -1 for none.</param>
/// <param name="Active">Whether the day lies in that stretch.</param>
/// <param name="Holds">The guard, and the condition of the selected version.</param>
/// <param name="Steps">The selected version as it is explained, null for none.</param>
internal sealed record Phase(int Guard, IReadOnlyList<Stretch> Stretches, int Selected, bool Active, int Holds, VersionSteps? Steps)
{
    /// <summary>The version that the reading's day selects, null for none.</summary>
    public RuleVersion? Version => Selected < 0 ? null : Stretches[Selected].Version;
}

/// <summary>A set of completions for which something holds without a break between two days.</summary>
internal readonly record struct Span(int Set, LegalDay From, LegalDay? Until, bool InForce);

/// <summary>A day that can be the deciding one: the first, in the order of the list, whose set holds.</summary>
/// <param name="Day">The day.</param>
/// <param name="Decides">That it is this one.</param>
/// <param name="ByThen">That it is this one or one before it in the list.</param>
internal readonly record struct Cut(LegalDay Day, int Decides, int ByThen);

/// <summary>An outcome or obligation as diagrams: whether, whether in force, and when.</summary>
/// <param name="Truth">That it holds.</param>
/// <param name="InForce">That it holds and is in force on the reading's day.</param>
/// <param name="From">The days on which it can begin, earliest first.</param>
/// <param name="Until">The days on which it can end, latest first.</param>
/// <param name="Rules">The rules that it comes from.</param>
/// <param name="Gap">Whether no known provision yields it and the pack does not say that its list is whole.</param>
internal sealed record CompiledFinding(int Truth, int InForce, Cut[] From, Cut[] Until, CompiledRule[] Rules, bool Gap)
{
    /// <summary>Of an obligation, its own rule; else null.</summary>
    public Rule? Duty { get; init; }
}
