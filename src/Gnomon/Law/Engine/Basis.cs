namespace Gnomon.Law.Engine;

/// <summary>What a finding rests on in the law, read from its explanation.</summary>
internal static class Basis
{
    /// <summary>The places that steps of the same truth cite, in the order of the explanation.</summary>
    public static IReadOnlyList<Citation> Cites(IReadOnlyList<Reason> reasons, Truth truth)
    {
        var cites = new List<Citation>();
        foreach (var step in Explanation.Steps(reasons))
        {
            if (step.Cites is { } place && step.Truth == truth && !cites.Contains(place))
                cites.Add(place);
        }

        return cites;
    }

    /// <summary>The weakest confirmation; where nothing is cited, the author's inference.</summary>
    public static Confirmation Weakest(IReadOnlyList<Reason> reasons) => Weakest(Explanation.Steps(reasons), null) ?? Confirmation.AuthorInference;

    /// <summary>The weakest confirmation of a duty: its own provision, its exceptions, and the provisions that directly give it role and class.</summary>
    public static Confirmation OfDuty(IReadOnlyList<Reason> reasons) => OfDuty(reasons, null) ?? Confirmation.AuthorInference;

    private static Confirmation? OfDuty(IReadOnlyList<Reason> reasons, Confirmation? weakest)
    {
        foreach (var reason in reasons)
        {
            weakest = Weakest(reason.Parts, Weakest([reason], weakest));
            weakest = OfDuty([.. reason.Parts.Where(p => p.Role is "unless")], weakest);
        }

        return weakest;
    }

    private static Confirmation? Weakest(IEnumerable<Reason> steps, Confirmation? weakest)
    {
        foreach (var step in steps)
        {
            if (step is { Provision: null, Fact: null })
                return Confirmation.Conflict;
            if (step.Cites is { } place && (weakest is null || place.Confirmed > weakest))
                weakest = place.Confirmed;
        }

        return weakest;
    }
}
