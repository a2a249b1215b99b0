namespace Gnomon.Law.Engine;

/// <summary>Something that is still open.</summary>
/// <param name="Id">The outcome or obligation.</param>
/// <param name="Index">Its number among the outcomes and obligations of the pack.</param>
/// <param name="IsOutcome">Whether it is an outcome.</param>
/// <param name="IsTruth">Whether its truth is open, and not only its dates.</param>
/// <param name="Situation">For which use.</param>
/// <param name="Function">What has to be settled.</param>
/// <param name="On">What it depends on.</param>
internal sealed record Inquiry(string Id, int Index, bool IsOutcome, bool IsTruth, Situation Situation, int Function, Dependence On);
