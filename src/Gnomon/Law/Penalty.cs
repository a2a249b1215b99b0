namespace Gnomon.Law;

/// <summary>The most that a breach of a duty can cost: a band, never the fine that somebody would get.</summary>
/// <param name="Cites">Where it stands.</param>
/// <param name="AtMost">A fixed amount; null where only turnover counts.</param>
/// <param name="TurnoverPercent">Percent of the worldwide turnover of the year before, above 0 and at most 100; null where only an amount counts.</param>
/// <param name="Whichever">Which of the two counts; null where only one is named.</param>
/// <param name="LowerFor">Enterprises for which the lower of the two counts.</param>
public sealed record Penalty(Citation Cites, Money? AtMost, decimal? TurnoverPercent, Whichever? Whichever, IReadOnlyList<PenaltyRelief> LowerFor)
{
    /// <summary>The day on which the act that sets it was published.</summary>
    internal DateOnly KnownOn { get; init; }

    /// <summary>The band as the text known on a day has it; null where it has none.</summary>
    internal Penalty? As(DateOnly known) =>
        KnownOn > known ? null : this with { LowerFor = [.. LowerFor.Where(r => r.KnownOn <= known)] };
}

/// <summary>An amount of money.</summary>
/// <param name="Amount">Above 0.</param>
/// <param name="Currency">ISO 4217: <c>EUR</c>.</param>
public readonly record struct Money(decimal Amount, string Currency);

/// <summary>Which of an amount and a share of turnover counts.</summary>
public enum Whichever
{
    Higher,
    Lower,
}

/// <summary>A size of enterprise for which the lower of the two counts.</summary>
/// <param name="Size"><c>small-or-medium</c> or <c>mid-cap</c>.</param>
/// <param name="Cites">Where that stands.</param>
public sealed record PenaltyRelief(string Size, Citation Cites)
{
    /// <summary>The day on which the act that grants it was published.</summary>
    internal DateOnly KnownOn { get; init; }
}
