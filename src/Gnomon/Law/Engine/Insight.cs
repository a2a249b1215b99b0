namespace Gnomon.Law.Engine;

/// <summary>
/// What is known of an open function: the units that turn it, those it speaks of, and what each answer that a question offers makes of it.
/// Four sets of bits in a row: answers under which it can be true, answers under which it can be false, units spoken of, units that turn it.
/// </summary>
/// <param name="answers">How many words a set of answers takes.</param>
/// <param name="sets">The sets.</param>
internal readonly ref struct Insight(int answers, ReadOnlySpan<ulong> sets)
{
    private readonly ReadOnlySpan<ulong> sets = sets;

    public ReadOnlySpan<ulong> CanBeTrue => sets[..answers];

    public ReadOnlySpan<ulong> CanBeFalse => sets[answers..(2 * answers)];

    /// <summary>All units that it speaks of, by their index.</summary>
    public ReadOnlySpan<ulong> Spoken => sets[(2 * answers)..((sets.Length / 2) + answers)];

    /// <summary>The units of which two consistent answers give different truth while all else the function asks stays.</summary>
    public ReadOnlySpan<ulong> Turning => sets[((sets.Length / 2) + answers)..];
}
