using Gnomon.Describe.Shapes;

namespace Gnomon.Describe;

/// <summary>The keys of one kind of measure: which of the common ones it takes, and its own.</summary>
internal sealed record MeasureKeys
{
    /// <summary>Common keys that an entry must have; names of <see cref="CommonKeys"/>.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Common keys that it may have.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];

    /// <summary>Why sampling weights make no sense for the kind, as a sentence's second half; null where they are only not done yet, or are taken.</summary>
    public string? WhyNoWeights { get; init; }

    /// <summary>The kind's own keys.</summary>
    public IReadOnlyList<Field> Own { get; init; } = [];

    /// <summary>Makes the settings from the own keys, once all are good.</summary>
    public Func<Got, MeasureSettings> Settings { get; init; } = _ => MeasureSettings.None;

    /// <summary>What must hold between keys; it sees whichever keys were good.</summary>
    public Func<Got, Place, bool> Check { get; init; } = (_, _) => true;
}
