namespace Gnomon.Law.Tools;

/// <summary>What a law says of one outcome or obligation, in one of two classifications.</summary>
/// <param name="Truth">Whether it holds.</param>
/// <param name="InForce">Whether it is in force on the reading's day.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Cites">The articles.</param>
/// <param name="Basis">The weakest confirmation it rests on.</param>
public sealed record Standing(
    Truth Truth, Truth InForce, DateRange From, DateRange Until, IReadOnlyList<Reason> Reasons, IReadOnlyList<Citation> Cites, Confirmation Basis)
{
    internal static Standing Of(OutcomeFinding o) => new(o.Truth, o.InForce, o.From, o.Until, o.Reasons, o.Cites, o.Basis);

    internal static Standing Of(ObligationDue o) => new(o.Truth, o.InForce, o.From, o.Until, o.Reasons, o.Cites, o.Basis);

    internal bool SameAs(Standing other) => (Truth, InForce, From, Until) == (other.Truth, other.InForce, other.From, other.Until);
}

/// <summary>An outcome or obligation that differs between two classifications.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Id">The id of the outcome or obligation.</param>
/// <param name="Use">The use it is about; null for the system as a whole.</param>
/// <param name="IsObligation">Whether it is an obligation.</param>
/// <param name="Says">What it means, in plain words.</param>
/// <param name="Before">What the first classification says; null where its text did not have it.</param>
/// <param name="After">What the second says; null where its text does not have it.</param>
public sealed record Change(string Pack, string Id, string? Use, bool IsObligation, LocalizedText Says, Standing? Before, Standing? After)
{
    /// <summary>Whether it is as unknown as before, with the same days: only that one of them has come differs.</summary>
    public bool IsOpenStill => Before is { Truth: Truth.Unknown } && After is { Truth: Truth.Unknown } && (Before.From, Before.Until) == (After.From, After.Until);
}

/// <summary>Compares two classifications of one system by the same packs.</summary>
public static class Difference
{
    /// <summary>What differs in truth, force or dates, in the order of the packs.</summary>
    public static IReadOnlyList<Change> Of(Classification before, Classification after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return [.. after.Packs.Join(before.Packs, a => a.Pack, b => b.Pack, (a, b) => (b, a), StringComparer.Ordinal).SelectMany(pair => Of(pair.b, pair.a))];
    }

    private static IEnumerable<Change> Of(PackClassification before, PackClassification after)
    {
        var first = Entries(before).ToDictionary(e => e.Key, e => e.Entry);
        var second = Entries(after).ToDictionary(e => e.Key, e => e.Entry);
        foreach (var key in second.Keys.Concat(first.Keys.Where(k => !second.ContainsKey(k))))
        {
            var (old, now) = (first.GetValueOrDefault(key), second.GetValueOrDefault(key));
            if (old.Standing is null || now.Standing is null || !old.Standing.SameAs(now.Standing))
                yield return new Change(after.Pack, key.Id, key.Use, key.IsObligation, (now.Standing is null ? old : now).Says, old.Standing, now.Standing);
        }
    }

    private static IEnumerable<((bool IsObligation, string Id, string? Use) Key, (LocalizedText Says, Standing? Standing) Entry)> Entries(PackClassification pack)
    {
        foreach (var o in pack.Outcomes)
            yield return ((false, o.Id, o.Use), (o.Says, Standing.Of(o)));
        foreach (var o in pack.Obligations)
            yield return ((true, o.Id, o.Use), (o.Says, Standing.Of(o)));
    }
}
