namespace Gnomon.Law.Engine;

/// <summary>What a finding rests on in the law, read from its explanation.</summary>
internal static class Basis
{
    /// <summary>The explanation itself.</summary>
    public static IReadOnlyList<Reason> Reasons(List<Explained> why) => why switch
    {
        [] => [],
        [var only] => only.Alone,
        _ => why.ConvertAll(e => e.As(Explainer.When)),
    };

    /// <summary>The places that steps of the same truth cite, in the order of the explanation.</summary>
    public static IReadOnlyList<Citation> Cites(List<Explained> why, Truth truth)
    {
        if (why is [var only])
            return only.Cites(truth);
        var cites = new List<Citation>();
        foreach (var one in why)
            Explained.Join(cites, one.Cites(truth));
        return cites;
    }

    /// <summary>The weakest confirmation; where nothing is cited, the author's inference.</summary>
    public static Confirmation Weakest(List<Explained> why) => why.Count == 0 ? Confirmation.AuthorInference : why.Max(e => e.Weakest);

    /// <summary>The weakest confirmation of a duty: its own provision, its exceptions, and the provisions that directly give it role and class.</summary>
    public static Confirmation OfDuty(List<Explained> why) => why.Count == 0 ? Confirmation.AuthorInference : why.Max(e => e.OfDuty);
}
