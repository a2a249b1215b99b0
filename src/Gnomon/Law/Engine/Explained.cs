namespace Gnomon.Law.Engine;

/// <summary>
/// How a rule comes out in one situation, with the parts that make it so, and all that is read from these: each once, however often the rule counts.
/// </summary>
/// <param name="rule">The rule.</param>
/// <param name="truth">What it came to.</param>
/// <param name="parts">What it rests on.</param>
/// <param name="key">Names it within its pack.</param>
internal sealed class Explained(CompiledRule rule, Truth truth, Part[] parts, string key)
{
    private Confirmation? weakest;
    private Confirmation? ofDuty;
    private readonly Reason?[] reasons = new Reason?[Explainer.Roles.Length];
    private readonly IReadOnlyList<Reason> steps = Array.ConvertAll(parts, p => p.Reason);
    private readonly IReadOnlyList<Citation>?[] cites = new IReadOnlyList<Citation>?[3];

    public CompiledRule Rule => rule;

    /// <summary>The weakest confirmation among all that it rests on.</summary>
    public Confirmation Weakest => weakest ??= Weaker(p => p.Below?.Weakest);

    /// <summary>The weakest confirmation of a duty: its own provision, its exceptions, and the provisions that directly give it role and class.</summary>
    public Confirmation OfDuty => ofDuty ??= Weaker(p => p.IsException ? p.Below!.OfDuty : p.Below?.Own);

    /// <summary>The step in the explanation of what it counts for.</summary>
    public Reason As(int role) =>
        reasons[role] ??= new Reason(rule.Rule.Id, null, truth, rule.Rule.Says, null, rule.Rule.Cites, Explainer.Roles[role], steps) { Key = key };

    /// <summary>The step as an explanation of its own.</summary>
    public IReadOnlyList<Reason> Alone => field ??= (Reason[])[As(Explainer.When)];

    /// <summary>The places that steps of a truth cite, in the order of the explanation.</summary>
    public IReadOnlyList<Citation> Cites(Truth of)
    {
        if (cites[(int)of] is { } known)
            return known;
        var all = new List<Citation>();
        if (truth == of)
            all.Add(rule.Rule.Cites);
        foreach (var part in parts)
            Join(all, part.Below?.Cites(of));
        return cites[(int)of] = (Citation[])[.. all];
    }

    /// <summary>Adds places that are not there yet.</summary>
    public static void Join(List<Citation> all, IReadOnlyList<Citation>? more)
    {
        for (var i = 0; i < more?.Count; i++)
        {
            if (!all.Contains(more[i]))
                all.Add(more[i]);
        }
    }

    // Where sources disagree about a rule and yet all deny it of this system, they agree: what is left is that they are sources.
    private Confirmation Own => truth == Truth.False && rule.Rule.Cites.Confirmed == Confirmation.Conflict ? Confirmation.Secondary : rule.Rule.Cites.Confirmed;

    private Confirmation Weaker(Func<Part, Confirmation?> of)
    {
        var least = Own;
        foreach (var part in parts)
        {
            var its = part.Reason is { Provision: null, Fact: null } ? Confirmation.Conflict : of(part);
            least = its > least ? its.Value : least;
        }

        return least;
    }
}

/// <summary>A part of an explanation.</summary>
/// <param name="Reason">The step.</param>
/// <param name="Below">The rule that it is, null for a fact or a disagreement.</param>
internal readonly record struct Part(Reason Reason, Explained? Below)
{
    /// <summary>Whether it is an exception of what it counts for.</summary>
    public bool IsException => Below is not null && ReferenceEquals(Reason.Role, Explainer.Roles[Explainer.Unless]);
}
