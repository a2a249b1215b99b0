namespace Gnomon.Endpoint;

/// <summary>What a run gave.</summary>
/// <param name="Sent">Requests that were sent and answered.</param>
/// <param name="Kept">Requests that had been answered before.</param>
/// <param name="Retries">Tries beyond the first.</param>
/// <param name="Fault">Why rows are without an answer; null where nobody failed to answer.</param>
public sealed record ProbeOutcome(int Sent, int Kept, long Retries, string? Fault)
{
    /// <summary>Rows with an answer.</summary>
    public int Answered => Answers.Count - Refused - Unanswered;

    /// <summary>Rows that nobody answered.</summary>
    public int Unanswered => Answers.Count(a => a.Why?.StartsWith(RowAnswer.Stopped, StringComparison.Ordinal) is true);

    /// <summary>Rows that the model does not take.</summary>
    public int Refused => Answers.Count(a => a.Why?.StartsWith(RowAnswer.Refused, StringComparison.Ordinal) is true);

    /// <summary>One for each row, in their order.</summary>
    internal IReadOnlyList<RowAnswer> Answers { get; init; } = [];
}
