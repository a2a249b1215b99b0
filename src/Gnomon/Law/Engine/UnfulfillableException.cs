namespace Gnomon.Law.Engine;

/// <summary>The constraints of the dictionary contradict each other.</summary>
internal sealed class UnfulfillableException : Exception;
