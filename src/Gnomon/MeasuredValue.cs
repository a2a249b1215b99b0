namespace Gnomon;

/// <summary>What a measurement gives: an estimate, or the reasons why there is none.</summary>
public abstract record MeasuredValue
{
    private MeasuredValue()
    {
    }

    /// <summary>There is an estimate.</summary>
    public sealed record Known(Estimate Estimate) : MeasuredValue;

    /// <summary>There is none, for these reasons (at least one).</summary>
    public sealed record NotKnown(IReadOnlyList<Unknown> Reasons) : MeasuredValue;

    /// <summary>There is none, for this reason.</summary>
    public static MeasuredValue Unknown(UnknownCause cause, string detail, string settledBy) => new NotKnown([new Unknown(cause, detail, settledBy)]);
}
