using Gnomon.Endpoint;

namespace Gnomon;

/// <summary>What is asked of one endpoint.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Cases">How many cases.</param>
/// <param name="Requests">How many requests, if none is refused.</param>
public sealed record ProbePlan(int Rows, int Cases, int Requests)
{
    /// <summary>The rows, clean ones first.</summary>
    internal IReadOnlyList<ProbeRow> All { get; init; } = [];

    /// <summary>Names the random numbers.</summary>
    internal ulong Seed { get; init; }
}
