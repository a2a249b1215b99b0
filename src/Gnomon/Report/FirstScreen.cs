using Gnomon.Decide;

namespace Gnomon.Report;

/// <summary>What a reader learns without scrolling; the terminal prints the same sentences.</summary>
/// <param name="Markets">One line for each law examined, then one for each market of the card that no law examined covers.</param>
/// <param name="Next">What to do next, most pressing first; all of it, the sinks show the first few.</param>
/// <param name="Open">What is unknown and who could answer, most decisive first; all of it.</param>
/// <param name="Gaps">Measured gaps, worst finding first; all of them.</param>
public sealed record FirstScreen(
    IReadOnlyList<MarketLine> Markets,
    IReadOnlyList<NextStep> Next,
    IReadOnlyList<OpenMatter> Open,
    IReadOnlyList<GapLine> Gaps)
{
    /// <summary>Words a result for a reader.</summary>
    public static FirstScreen From(ReportInput input, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new(
            MarketLines.From(input, wording),
            NextSteps.From(input, wording),
            OpenMatters.From(input, wording),
            GapLines.From(input, wording));
    }
}

/// <summary>How strongly a market's sentence has to be marked.</summary>
public enum Mark
{
    /// <summary>Duties or a class hold.</summary>
    Holds,

    /// <summary>Something that decides the class is unknown.</summary>
    Open,

    /// <summary>An answer that suits the asker: it holds on the card's answers only, and carries the strongest mark.</summary>
    Favourable,

    /// <summary>No law of this market was examined.</summary>
    NotExamined,
}

/// <summary>One market in one plain sentence.</summary>
/// <param name="Pack">The pack's id; null for a market that no pack covers.</param>
/// <param name="Law">The law's name; null for a market that no pack covers.</param>
/// <param name="Mark">How to mark it.</param>
/// <param name="Sentence">Class, role and from when.</param>
/// <param name="Source">How sure the source is, and who reviewed the pack; null for a market that no pack covers.</param>
/// <param name="Notes">What else belongs beside the sentence: the practices of Art. 5, answers that contradict each other, claims that differ.</param>
public sealed record MarketLine(string? Pack, Phrase? Law, Mark Mark, Phrase Sentence, Phrase? Source, IReadOnlyList<Phrase> Notes);

/// <summary>One thing to do: what, by whom, by when.</summary>
public sealed record NextStep(Phrase What, Phrase Who, Phrase When);

/// <summary>One thing that is unknown, with who or what could settle it.</summary>
public sealed record OpenMatter(Phrase What, Phrase SettledBy);

/// <summary>A measured gap between two groups, as people.</summary>
/// <param name="Status">How the criterion came out that looks at it.</param>
/// <param name="Sentence">Of 1,000 people ... between x and y fewer.</param>
public sealed record GapLine(CriterionStatus Status, Phrase Sentence);
