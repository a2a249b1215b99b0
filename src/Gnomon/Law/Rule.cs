using Gnomon.Describe;

namespace Gnomon.Law;

/// <summary>A provision, which yields outcomes, or an obligation, which is owed: in both cases dated versions of a condition.</summary>
/// <param name="Id">For example <c>annex-iii.4.a</c>.</param>
/// <param name="Cites">Where it stands.</param>
/// <param name="Says">What it says, in our own words.</param>
/// <param name="Versions">In the order in which they became known.</param>
/// <param name="File">The file it was read from.</param>
/// <param name="Line">The line of the file.</param>
public sealed record Rule(string Id, Citation Cites, LocalizedText Says, IReadOnlyList<RuleVersion> Versions, string File, int Line);

/// <summary>One version of a rule, with the keys it left unstated carried over from the former.</summary>
public sealed record RuleVersion
{
    /// <summary>The act that made it.</summary>
    public required string By { get; init; }

    /// <summary>The publication day of that act: a reading of an earlier day does not see this version.</summary>
    public required DateOnly KnownOn { get; init; }

    /// <summary>Whether it replaces the former versions for all days (a postponement) and not only from its own first day.</summary>
    public required bool Instead { get; init; }

    /// <summary>From when it holds: the first option whose condition holds; a null day is never.</summary>
    public required IReadOnlyList<Beginning> From { get; init; }

    /// <summary>The first day on which it no longer holds; null for without end.</summary>
    public required DateOnly? Until { get; init; }

    /// <summary>The condition of a provision; of an obligation, that its role and what it is given both hold.</summary>
    public required Condition When { get; init; }

    /// <summary>Provisions that are exceptions to this one.</summary>
    public required IReadOnlyList<string> Unless { get; init; }

    /// <summary>The outcomes that a provision yields; of an obligation empty.</summary>
    public required IReadOnlyList<string> Then { get; init; }

    /// <summary>The outcome that is the role of an obligation; of a provision null.</summary>
    public required string? Role { get; init; }

    /// <summary>The evidence that an obligation asks for.</summary>
    public required EvidenceAsked? Asks { get; init; }

    /// <summary>What a breach of an obligation can cost.</summary>
    public Penalty? Penalty { get; init; }

    /// <summary>The time limits of an obligation.</summary>
    public IReadOnlyList<Clock> Clocks { get; init; } = [];

    /// <summary>Obligations of other packs that an obligation serves as well.</summary>
    public IReadOnlyList<CrosswalkTarget> Serves { get; init; } = [];

    public required int Line { get; init; }

    /// <summary>Where its days are written, if they are those of a schedule; null where they stand in the version itself.</summary>
    internal SchedulePlace? Schedule { get; init; }
}

/// <summary>A version of a schedule, as messages name it.</summary>
/// <param name="Id">The schedule.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line of the version.</param>
internal sealed record SchedulePlace(string Id, string File, int Line);

/// <summary>One option of when a version begins.</summary>
/// <param name="When">The condition of the option.</param>
/// <param name="Day">The first day; null for never, or where it is the day of a fact.</param>
/// <param name="Fact">The fact whose answer is the first day, such as the day on which a design changed; null for none. The condition says from which day on it counts.</param>
public sealed record Beginning(Condition When, DateOnly? Day, FactDefinition? Fact = null)
{
    /// <summary>Whether there is no first day.</summary>
    public bool IsNever => Day is null && Fact is null;
}
