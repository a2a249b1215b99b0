using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>
/// Something that one answer would settle: a fact for one use, market or model, a disagreement of sources, or a part of the law that is
/// not modelled; with the boolean variables that spell its values.
/// </summary>
internal sealed class Unit
{
    /// <summary>The place in the order of the dictionary; disagreements and gaps stand after the facts.</summary>
    public required int Index { get; init; }

    /// <summary>The variables: one for yes-no; one for each value of a choice or source of a disagreement; one for each cut of a number or day.</summary>
    public required int[] Bits { get; init; }

    /// <summary>How many variables.</summary>
    public int Count => Bits.Length;

    /// <summary>The last of its variables in the order of the diagrams.</summary>
    public int Last { get; private set; }

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

    /// <summary>The day after that of the reading, where a condition asks whether a day has come.</summary>
    public DateOnly Tomorrow { get; init; }

    /// <summary>The whole answers that a question about it offers; empty for what nobody can answer.</summary>
    public IReadOnlyList<AnswerOption> Options { get; private set; } = [];

    /// <summary>Whether the unit is settled anew for each use.</summary>
    public bool IsOfUse { get; private set; }

    /// <summary>Whether its fact is one of those that are put first.</summary>
    public bool IsFirst => Fact is { First: true };

    /// <summary>Puts the variables in their place in the order of the diagrams.</summary>
    public void Place(int[] levels)
    {
        for (var i = 0; i < Bits.Length; i++)
            Bits[i] = levels[Bits[i]];
        Last = Bits.Max();
        IsOfUse = Fact?.Scope == FactScope.Use;
        Options = AnswerOption.Of(this);
    }
}
