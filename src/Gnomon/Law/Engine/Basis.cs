namespace Gnomon.Law.Engine;

/// <summary>What a finding rests on in the law, read from its explanation.</summary>
internal static class Basis
{
    /// <summary>The places that steps of the same truth cite, in the order of the explanation.</summary>
    public static IReadOnlyList<Citation> Cites(IReadOnlyList<Reason> reasons, Truth truth)
    {
        var cites = new List<Citation>();
        Cites(reasons, truth, cites);
        return cites;
    }

    /// <summary>The weakest confirmation; where nothing is cited, the author's inference.</summary>
    public static Confirmation Weakest(IReadOnlyList<Reason> reasons) => Weakest(reasons, null) ?? Confirmation.AuthorInference;

    private static void Cites(IReadOnlyList<Reason> reasons, Truth truth, List<Citation> cites)
    {
        for (var i = 0; i < reasons.Count; i++)
        {
            var reason = reasons[i];
            if (reason.Cites is { } place && reason.Truth == truth && !cites.Contains(place))
                cites.Add(place);
            Cites(reason.Parts, truth, cites);
        }
    }

    private static Confirmation? Weakest(IReadOnlyList<Reason> reasons, Confirmation? weakest)
    {
        for (var i = 0; i < reasons.Count && weakest != Confirmation.Conflict; i++)
        {
            var reason = reasons[i];
            if (reason is { Provision: null, Fact: null })
                return Confirmation.Conflict;
            if (reason.Cites is { } place && (weakest is null || place.Confirmed > weakest))
                weakest = place.Confirmed;
            weakest = Weakest(reason.Parts, weakest);
        }

        return weakest;
    }
}
