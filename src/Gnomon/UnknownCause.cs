namespace Gnomon;

/// <summary>Why something is unknown. Each cause has one spelling on the wire, see <see cref="UnknownCauses.Id"/>.</summary>
public enum UnknownCause
{
    /// <summary>The card does not answer the question.</summary>
    NotAsked,

    /// <summary>The card answers "unknown": somebody was asked and does not know.</summary>
    DontKnow,

    /// <summary>The law's own test is open and nobody has judged it yet.</summary>
    NeedsJudgement,

    /// <summary>Two sources of the law say different things and no text settles it.</summary>
    SourcesConflict,

    /// <summary>The pack does not cover this part of the law.</summary>
    NotModelled,

    /// <summary>The data leave the question open: the interval crosses the bar, or the method is not built yet.</summary>
    Undecided,

    /// <summary>No row of the data belongs here.</summary>
    NoRows,

    /// <summary>The figure divides by a count that is zero.</summary>
    ZeroDenominator,

    /// <summary>Fewer cases than the profile's minimum size.</summary>
    TooFew,

    /// <summary>Known, but not shown: the group is smaller than the publish size.</summary>
    Withheld,
}

/// <summary>The spellings of <see cref="UnknownCause"/> in JSON and in text.</summary>
public static class UnknownCauses
{
    private static readonly string[] Ids =
    [
        "not-asked", "dont-know", "needs-judgement", "sources-conflict", "not-modelled",
        "undecided", "no-rows", "zero-denominator", "too-few", "withheld",
    ];

    /// <summary>The spelling of a cause, for example <c>zero-denominator</c>.</summary>
    public static string Id(this UnknownCause cause) => Ids[(int)cause];
}
