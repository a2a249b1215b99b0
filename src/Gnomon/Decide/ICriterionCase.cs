namespace Gnomon.Decide;

/// <summary>A criterion held against one thing, up to the correction that it shares with the others of the plan.</summary>
internal interface ICriterionCase
{
    /// <summary>The error at which "not met" would be said wrongly, before correction; null where it does not arise.</summary>
    public double? NotMetError { get; }

    /// <param name="adjustedError">That error after the correction.</param>
    /// <param name="criteria">How many cases share it.</param>
    public CriterionFinding Finding(double adjustedError, int criteria);
}
