using Gnomon.Describe;

namespace Gnomon.Law;

/// <summary>A condition over facts and outcomes, as a pack writes it. A condition on a model's fact holds where it holds for some declared model.</summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>Always true or always false.</summary>
    public sealed record Constant(bool Value) : Condition;

    /// <summary>The answer is, or has among its values, one of these; of a yes-no fact <c>true</c> or <c>false</c>.</summary>
    public sealed record HasValue(FactDefinition Fact, IReadOnlyList<string> Values) : Condition;

    /// <summary>The number stands so to a bound.</summary>
    public sealed record NumberIs(FactDefinition Fact, Comparison Comparison, decimal Bound) : Condition;

    /// <summary>The day lies before a day, or on or after it.</summary>
    public sealed record DateIs(FactDefinition Fact, bool Before, DateOnly Day) : Condition;

    /// <summary>The day has come: it does not lie after the day that the law is applied to.</summary>
    public sealed record HasCome(FactDefinition Fact) : Condition;

    /// <summary>An outcome of the same pack holds; with <c>*</c> at the end, any of those that begin so.</summary>
    public sealed record Outcome(string Pattern) : Condition;

    /// <summary>All hold.</summary>
    public sealed record All(IReadOnlyList<Condition> Parts) : Condition;

    /// <summary>At least one holds.</summary>
    public sealed record Any(IReadOnlyList<Condition> Parts) : Condition;

    /// <summary>It does not hold.</summary>
    public sealed record Not(Condition Part) : Condition;

    /// <summary>In a disagreement of sources, this one is right: a fact that nobody can answer. Exactly one of the sources is right.</summary>
    public sealed record SourceIsRight(Disagreement Disagreement, int Source) : Condition;

    /// <summary>This condition and every one inside it.</summary>
    internal IEnumerable<Condition> Whole() => this switch
    {
        All all => all.Parts.SelectMany(p => p.Whole()).Prepend(this),
        Any any => any.Parts.SelectMany(p => p.Whole()).Prepend(this),
        Not not => not.Part.Whole().Prepend(this),
        _ => [this],
    };

    /// <summary>The parts that must all hold.</summary>
    internal IEnumerable<Condition> Conjuncts() => this is All all ? all.Parts.SelectMany(p => p.Conjuncts()) : [this];

    /// <summary>The fact that a leaf asks for, null for any other condition.</summary>
    internal FactDefinition? AsksFor() => this switch
    {
        HasValue has => has.Fact,
        NumberIs number => number.Fact,
        DateIs date => date.Fact,
        HasCome day => day.Fact,
        _ => null,
    };
}

/// <summary>How a number stands to a bound.</summary>
public enum Comparison
{
    AtLeast,
    AtMost,
    Above,
    Below,
}

/// <summary>Sources of the law that say different things, where no text settles which is right.</summary>
/// <param name="Id">The place in the pack: <c>eu-ai-act/provisions.yaml:31:14</c>, file, line and column.</param>
/// <param name="Sources">Who says what, in the order of the pack.</param>
public sealed record Disagreement(string Id, IReadOnlyList<LocalizedText> Sources);
