namespace Gnomon.Law.Engine;

/// <summary>What a finding rests on in the law, read from its explanation.</summary>
internal static class Basis
{
    /// <summary>The places that steps of the same truth cite, in the order of the explanation.</summary>
    public static IReadOnlyList<Citation> Cites(IReadOnlyList<Reason> reasons, Truth truth) =>
        [.. reasons.SelectMany(Whole).Where(r => r.Cites is not null && r.Truth == truth).Select(r => r.Cites!).Distinct()];

    /// <summary>The weakest confirmation; where nothing is cited, the author's inference.</summary>
    public static Confirmation Weakest(IReadOnlyList<Reason> reasons)
    {
        var steps = reasons.SelectMany(Whole).ToList();
        if (steps.Exists(r => r.Answer is "sources-conflict"))
            return Confirmation.Conflict;
        return steps.Select(r => r.Cites?.Confirmed).OfType<Confirmation>().DefaultIfEmpty(Confirmation.AuthorInference).Max();
    }

    private static IEnumerable<Reason> Whole(Reason reason) => reason.Parts.SelectMany(Whole).Prepend(reason);
}
