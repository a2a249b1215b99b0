namespace Gnomon.Law.Engine;

/// <summary>What something can be under up to 64 suppositions at once, one a bit.</summary>
/// <param name="False">Under which it can be false.</param>
/// <param name="True">Under which it can be true.</param>
internal readonly record struct Lanes(ulong False, ulong True)
{
    /// <summary>Under which it is true, whatever else.</summary>
    public ulong SurelyTrue => True & ~False;

    /// <summary>Under which it is false, whatever else.</summary>
    public ulong SurelyFalse => False & ~True;

    /// <summary>The same under every supposition.</summary>
    /// <param name="can">What it can be; see <see cref="Can"/>.</param>
    public static Lanes All(byte can) => new((can & Can.BeFalse) != 0 ? ulong.MaxValue : 0, (can & Can.BeTrue) != 0 ? ulong.MaxValue : 0);
}
