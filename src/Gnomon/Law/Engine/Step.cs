using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>A condition as it is explained, with the diagram of what it says.</summary>
internal abstract record Step(int Truth)
{
    /// <summary>Always or never.</summary>
    public sealed record Fixed(int Truth) : Step(Truth);

    /// <summary>All or any of several.</summary>
    public sealed record Group(int Truth, bool Any, Step[] Parts) : Step(Truth);

    /// <summary>The contrary of something that has parts.</summary>
    public sealed record Contrary(int Truth, Step Part) : Step(Truth);

    /// <summary>One fact, of every model where it is about a model, or sources that disagree; the truth is that of the condition, also where it denies the fact.</summary>
    public sealed record Asked(int Truth, int Number, FactDefinition? Fact, LocalizedText Says, Unit[] Units) : Step(Truth)
    {
        /// <summary>What the law compares a day with; null for other facts.</summary>
        public Condition.DateIs? Day { get; init; }
    }

    /// <summary>Outcomes, by the rules that yield them.</summary>
    public sealed record Outcomes(int Truth, CompiledFinding[] Findings) : Step(Truth);
}

/// <summary>A version of a rule as it is explained.</summary>
/// <param name="When">Its condition.</param>
/// <param name="Role">Of an obligation, its role; else null.</param>
/// <param name="Given">Of an obligation, what it is given; else null.</param>
/// <param name="Unless">Its exceptions.</param>
internal sealed record VersionSteps(Step When, Step? Role, Step? Given, CompiledRule[] Unless);
