using System.Resources;
using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon;

/// <summary>
/// One kind of measure: what it takes from the card, what is counted for it, and what figures come out. A kind is one folder below
/// Measure and one line in <see cref="MeasureKinds"/>. See docs/design/measure-kinds.md.
/// </summary>
public abstract class MeasureKind
{
    private readonly Lazy<ResourceManager> words;

    private protected MeasureKind() => words = new(() => new ResourceManager(GetType().Namespace + ".Words", GetType().Assembly));

    /// <summary>Its word in the card: <c>fairness</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Its page: <c>docs/measures/&lt;page&gt;.md</c>.</summary>
    public virtual string Page => Name;

    /// <summary>Every metric that it can give, each id beginning with its own word.</summary>
    public abstract IReadOnlyList<MetricDefinition> Metrics { get; }

    /// <summary>The metrics that are drawn along an axis of theirs.</summary>
    public virtual IReadOnlyList<Chart> Charts => [];

    /// <summary>The metrics that an entry searches for what nobody named; empty for kinds that search nothing.</summary>
    public virtual IReadOnlyList<string> Searched(MeasureDeclaration declaration) => [];

    /// <summary>Its keys in the card.</summary>
    internal abstract MeasureKeys Keys(CardFolder? folder);

    /// <summary>What is counted, from a request that has the files and the groups already.</summary>
    internal virtual CountRequest Ask(CountRequest request, MeasureDeclaration declaration) => request;

    /// <summary>Whether its intervals stand where one unit has several rows; else its figures are unknown there, all but plain counts.</summary>
    internal virtual bool TakesRepeatedUnits => false;

    /// <summary>What is wrong with the data that only the counts show; empty where nothing is.</summary>
    internal virtual IEnumerable<Problem> Faults(MeasureDeclaration declaration, Counts counts) => [];

    /// <summary>The groups of which nothing may be shown, given the least rows of one that may.</summary>
    internal virtual Withholding Withhold(MeasureDeclaration declaration, Counts counts, int below) =>
        Withholding.Of(counts.Cells, [.. declaration.Groups.Select(g => g.Key).Where(counts.Cells.GroupNames.Contains)], below);

    /// <summary>Its figures, in one order whatever the number of threads; never empty.</summary>
    /// <exception cref="FormatException">The counts are not what was asked for.</exception>
    internal abstract IReadOnlyList<Measurement> Figures(Counted counted);

    /// <summary>Its own word for a key, in the culture asked for; null where it has none.</summary>
    internal string? Word(string key, System.Globalization.CultureInfo culture) => words.Value.GetString(key, culture);
}

/// <summary>One metric drawn along one axis of the measure: a curve, with its intervals as a band.</summary>
/// <param name="Name">Its title is the word <c>chart.&lt;name&gt;</c>.</param>
/// <param name="Metric">The metric on the upright axis.</param>
/// <param name="Axis">The key of <see cref="Measurement.At"/> on the level axis; its values are numbers.</param>
/// <param name="Diagonal">Whether the line of equality is drawn: where both axes are on one scale.</param>
public sealed record Chart(string Name, string Metric, string Axis, bool Diagonal = false);
