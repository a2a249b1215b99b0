namespace Gnomon.Law.Engine;

/// <summary>Something that is still open.</summary>
/// <param name="Id">The outcome or obligation.</param>
/// <param name="Situation">For which use.</param>
/// <param name="Function">What has to be settled.</param>
/// <param name="Units">What it depends on.</param>
internal sealed record Inquiry(string Id, Situation Situation, int Function, IReadOnlyList<Unit> Units);
