namespace Gnomon;

/// <summary>How strong the evidence for a finding is. Strengths are shown and never mixed.</summary>
public enum Strength
{
    /// <summary>Somebody says so.</summary>
    Declared,

    /// <summary>A document says so.</summary>
    Documented,

    /// <summary>It was counted here, from data.</summary>
    Measured,
}
