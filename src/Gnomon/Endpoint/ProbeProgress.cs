namespace Gnomon.Endpoint;

/// <summary>How far a run is.</summary>
/// <param name="Done">Rows that have an answer, or a reason for none.</param>
/// <param name="All">All rows.</param>
/// <param name="Retries">Tries beyond the first.</param>
/// <param name="Left">How long the rest takes at the speed so far; null where nothing says so yet.</param>
public sealed record ProbeProgress(int Done, int All, long Retries, TimeSpan? Left);
