namespace Gnomon;

/// <summary>What became of a figure from one version of a system to the next.</summary>
public enum ChangeVerdict
{
    /// <summary>Better, beyond what chance explains among all figures compared.</summary>
    Better,

    /// <summary>Worse, beyond what chance explains.</summary>
    Worse,

    /// <summary>Changed beyond what chance explains; the card does not say which decision helps.</summary>
    Changed,

    /// <summary>The data do not show a change: there may be one within the interval.</summary>
    NotShown,

    /// <summary>It cannot be said.</summary>
    Unknown,
}

/// <summary>One figure in both versions.</summary>
/// <param name="Before">The figure of the first version.</param>
/// <param name="After">The figure of the second; of the first where the second has none.</param>
/// <param name="Difference">After less before, with its interval; or why there is none.</param>
/// <param name="P">The p-value of no difference; null where it is unknown.</param>
/// <param name="Verdict">What is said of it.</param>
public sealed record VersionChange(MeasuredValue Before, Measurement After, MeasuredValue Difference, double? P, ChangeVerdict Verdict)
{
    /// <summary>The p-value corrected for all figures compared, after Holm; null where it is unknown.</summary>
    public double? Corrected { get; init; }

    /// <summary>1 where more is better, -1 where less is, 0 where that is not known.</summary>
    public int Sense { get; init; }

    /// <summary>Cases that both versions decided and that the difference rests on; null where other cases are compared.</summary>
    public long? Pairs { get; init; }
}
