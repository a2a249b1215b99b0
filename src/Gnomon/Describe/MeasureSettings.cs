using System.Text.Json.Nodes;

namespace Gnomon.Describe;

/// <summary>What an entry under <c>measure</c> says that only its kind understands; each kind has a record of its own.</summary>
public abstract record MeasureSettings
{
    /// <summary>A kind without keys of its own.</summary>
    public static MeasureSettings None { get; } = new Nothing();

    /// <summary>Other data files than those under <c>data</c>, by a name of small letters: they are planned and digested as well.</summary>
    public virtual IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> OtherData => [];

    /// <summary>How other data that are not there come to be; null where the user has to bring them.</summary>
    public virtual string? RemedyFor(string other) => null;

    /// <summary>Everything that the card says, for the plan; what it does not say is absent. Null where there is nothing to say.</summary>
    public abstract JsonObject? ToJson();

    private sealed record Nothing : MeasureSettings
    {
        public override JsonObject? ToJson() => null;
    }
}
