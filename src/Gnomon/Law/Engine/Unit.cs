using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>
/// Something that one answer would settle: a fact for one use, market or model, a disagreement of sources, or a part of the law that is
/// not modelled; with the boolean variables that spell its values.
/// </summary>
internal sealed class Unit
{
    public required int First { get; init; }

    /// <summary>How many variables: one for yes-no; one for each value of a choice or source of a disagreement; one for each cut of a number or day.</summary>
    public required int Count { get; init; }

    /// <summary>The fact; null for a disagreement or what is not modelled.</summary>
    public FactDefinition? Fact { get; init; }

    /// <summary>The position of the model among the card's models, for a fact of a model.</summary>
    public int Model { get; init; }

    public Disagreement? Disagreement { get; init; }

    /// <summary>The outcome or pattern that no known provision yields.</summary>
    public string? NotModelled { get; init; }

    /// <summary>For a number, in rising order: above the bound, or at least at it.</summary>
    public IReadOnlyList<(decimal Bound, bool OrEqual)> Cuts { get; init; } = [];

    /// <summary>For a day, in rising order: on or after it.</summary>
    public IReadOnlyList<DateOnly> Days { get; init; } = [];

    /// <summary>Whether the unit is settled anew for each use.</summary>
    public bool IsOfUse => Fact?.Scope == FactScope.Use;
}
