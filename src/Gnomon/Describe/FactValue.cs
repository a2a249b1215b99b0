using System.Collections.Immutable;

namespace Gnomon.Describe;

/// <summary>A typed answer to a question of the fact dictionary. That nobody answered is the absence of an answer, not a value.</summary>
public abstract record FactValue
{
    private FactValue()
    {
    }

    /// <summary>Somebody was asked and does not know: in a card the word <c>unknown</c>.</summary>
    public sealed record DontKnow : FactValue;

    /// <summary>The answer to a yes-no question.</summary>
    public sealed record YesNo(bool Value) : FactValue;

    /// <summary>The one value that holds.</summary>
    public sealed record OneOf(string Value) : FactValue;

    /// <summary>The values that hold; the others are false only when the list is complete.</summary>
    public sealed record ManyOf(ImmutableSortedSet<string> Values, bool Complete) : FactValue;

    /// <summary>A number in the unit of the dictionary.</summary>
    public sealed record Number(decimal Value) : FactValue;

    /// <summary>A day.</summary>
    public sealed record Date(DateOnly Value) : FactValue;

    /// <summary>The answer where the law's own test is open; it carries a reason and is never stronger than declared.</summary>
    public sealed record Judgement(bool Value) : FactValue;
}

/// <summary>An answer of the card: to which fact, what, and who gave it when and why.</summary>
/// <param name="Fact">The id of the fact in the dictionary.</param>
/// <param name="Value">The typed answer.</param>
/// <param name="By">Who answered; null where the card does not say.</param>
/// <param name="On">When; null where the card does not say.</param>
/// <param name="Reason">Why; null where the card does not say (a judgement always says).</param>
/// <param name="Line">The line of the card.</param>
public sealed record FactAnswer(string Fact, FactValue Value, string? By, DateOnly? On, string? Reason, int Line);
