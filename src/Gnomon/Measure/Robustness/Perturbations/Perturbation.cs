using Gnomon.Endpoint;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Robustness.Perturbations;

/// <summary>One way to change a value a little. Each is a file of its own and a line in <see cref="All"/>.</summary>
/// <param name="name">Its word in the card.</param>
/// <param name="says">What it does, and what its strength means.</param>
/// <param name="strengths">The strengths without others.</param>
internal abstract class Perturbation(string name, string says, params decimal[] strengths)
{
    /// <summary>All, in the order in which they are listed.</summary>
    public static IReadOnlyList<Perturbation> All { get; } =
    [
        new AskedAgain(), new NumericNoise(), new Rounding(), new CategorySwap(), new MissingValue(), new Typo(), new WithoutDiacritics(), new UnicodeForm(),
    ];

    public string Name => name;

    public string Says => says;

    public IReadOnlyList<decimal> Strengths => strengths;

    /// <summary>Whether a column can be changed so.</summary>
    public abstract bool Fits(ProbeColumn column);

    /// <summary>A value after the change.</summary>
    /// <param name="value">The value; it is there.</param>
    /// <param name="strength">How strongly, above 0.</param>
    /// <param name="column">The column with its spread and its values.</param>
    /// <param name="random">The numbers of this value alone.</param>
    /// <returns>The new value, null for a missing one.</returns>
    public abstract string? Apply(string value, double strength, ProbeColumn column, Pcg32 random);
}
