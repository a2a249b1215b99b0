using Gnomon.Describe;

namespace Gnomon.Law.Scores;

/// <summary>What the answers of a card leave of a score.</summary>
/// <param name="Sheet">The score.</param>
/// <param name="Raw">The raw sum: exact where both ends are equal.</param>
/// <param name="Reducing">The sum that may lower the total; null where there is none.</param>
/// <param name="Total">The total.</param>
/// <param name="Possible">The levels that some completion of the open answers reaches; one where it is settled.</param>
/// <param name="Open">What is open and nobody said not to know: first what decides whether others are asked, then the widest; empty where the level is settled.</param>
public sealed record ScoreStanding(
    ScoreSheet Sheet,
    PointRange Raw,
    PointRange? Reducing,
    PointRange Total,
    IReadOnlyList<ScoreLevel> Possible,
    IReadOnlyList<FactDefinition> Open)
{
    /// <summary>Whether it is still to be asked if the questionnaire is finished.</summary>
    public bool AsksForEnd { get; init; }

    /// <summary>Whether an answer to a fact may still move the level.</summary>
    public bool Asks(string fact) => Open.Any(f => string.Equals(f.Id, fact, StringComparison.Ordinal)) || (AsksForEnd && string.Equals(Sheet.FinishedBy.Id, fact, StringComparison.Ordinal));
}

/// <summary>From the least to the greatest sum that completions of the open answers reach.</summary>
public readonly record struct PointRange(int Low, int High);
