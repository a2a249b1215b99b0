namespace Gnomon.Law.Engine;

/// <summary>
/// Explains a truth: what is true by the parts that make it so, what is false by the parts that keep it from being so, what is unknown by
/// what is still open. Every step has the exact truth of what it says. A rule is explained once; wherever it counts, its parts are the same list.
/// </summary>
/// <param name="situation">What is explained.</param>
/// <param name="use">The use that the steps are named after; null where they speak of the system, or of its only use.</param>
internal sealed class Explainer(Situation situation, string? use)
{
    private const int When = 0;
    private const int Unless = 1;
    private const int Given = 2;
    private const int InRole = 3;
    private const int From = 4;
    private static readonly string[] Roles = ["when", "unless", "given", "role", "from"];
    private readonly Reason?[] kept = situation.Work.Reasons;

    /// <summary>In how many roles a rule can count.</summary>
    public static int Ways => Roles.Length;

    /// <summary>Why an outcome or obligation has its truth.</summary>
    public IReadOnlyList<Reason> Of(CompiledFinding finding)
    {
        var reasons = new List<Reason>();
        if (!Deciding(finding.Rules, situation.Of(finding.Truth), When, reasons))
        {
            foreach (var rule in finding.Rules)
                reasons.Add(Rule(rule, When));
        }

        return reasons;
    }

    private bool Deciding(IReadOnlyList<CompiledRule> rules, Truth truth, int role, List<Reason> into)
    {
        var before = into.Count;
        for (var i = 0; i < rules.Count; i++)
        {
            if (Counts(situation.Of(rules[i].Holds), truth, any: true))
                into.Add(Rule(rules[i], role));
        }

        return into.Count > before;
    }

    private Reason Rule(CompiledRule rule, int role) => kept[(rule.Index * Ways) + role] ??= Make(rule, role);

    private Reason Make(CompiledRule rule, int role)
    {
        for (var other = 0; other < Ways; other++)
        {
            if (kept[(rule.Index * Ways) + other] is { } made)
                return made with { Role = Roles[role] };
        }

        var truth = situation.Of(rule.Holds);
        var parts = new List<Reason>();
        Parts(rule, truth, parts);
        var id = rule.Rule.Id;
        return new Reason(id, null, truth, rule.Rule.Says, null, rule.Rule.Cites, Roles[role], parts) { Key = use is null ? id : $"{id}@{use}" };
    }

    private void Parts(CompiledRule rule, Truth truth, List<Reason> into)
    {
        foreach (var step in rule.Begins)
            Parts(step, From, into);
        for (var i = 0; i < rule.Phases.Count; i++)
        {
            if (rule.Phases[i].Steps is not null && situation.IsPossible(rule.Phases[i].Guard) && !IsShown(rule.Phases, i))
                Parts(rule.Phases[i].Steps!, rule.Phases[i].Active, truth, into);
        }
    }

    /// <summary>Whether a possible phase before this one shows the same version.</summary>
    private bool IsShown(IReadOnlyList<Phase> phases, int at)
    {
        for (var i = 0; i < at; i++)
        {
            if (phases[i].Version?.Line == phases[at].Version!.Line && phases[i].Active == phases[at].Active && situation.IsPossible(phases[i].Guard))
                return true;
        }

        return false;
    }

    private void Parts(VersionSteps version, bool active, Truth truth, List<Reason> into)
    {
        var when = situation.Of(version.When.Truth);
        if (truth != Truth.False || when != Truth.True)
            Condition(version, truth, into);
        foreach (var exception in version.Unless)
        {
            var step = situation.Of(active ? exception.InForce : exception.Holds);
            if (truth switch { Truth.True => true, Truth.False => step == Truth.True || when == Truth.True, _ => step != Truth.False })
                into.Add(Rule(exception, Unless));
        }
    }

    private void Condition(VersionSteps version, Truth truth, List<Reason> into)
    {
        if (version.Role is not { } role || version.Given is not { } given)
        {
            Parts(version.When, When, into);
            return;
        }

        var showRole = Counts(situation.Of(role.Truth), truth, any: false);
        var showGiven = Counts(situation.Of(given.Truth), truth, any: false);
        if (showRole || !showGiven)
            Parts(role, InRole, into);
        if (showGiven || !showRole)
            Parts(given, Given, into);
    }

    private void Parts(Step step, int role, List<Reason> into)
    {
        switch (step)
        {
            case Step.Group group:
                Chosen(group, role, into);
                break;
            case Step.Contrary contrary:
                Parts(contrary.Part, role, into);
                break;
            case Step.Outcomes outcomes:
                Outcomes(outcomes, role, into);
                break;
            case Step.Asked asked:
                into.Add(new Reason(null, asked.Fact.Id, situation.Of(asked.Truth), asked.Fact.Question, AnswerText.Of(situation.Evidence, asked.Units), null, Roles[role], []));
                break;
            case Step.Disagreed disagreed:
                into.Add(new Reason(null, null, situation.Of(disagreed.Truth), disagreed.Says, UnknownCause.SourcesConflict.Id(), null, Roles[role], []));
                break;
        }
    }

    private void Chosen(Step.Group group, int role, List<Reason> into)
    {
        var truth = situation.Of(group.Truth);
        var some = false;
        for (var i = 0; i < group.Parts.Count; i++)
        {
            if (!Counts(situation.Of(group.Parts[i].Truth), truth, group.Any))
                continue;
            some = true;
            Parts(group.Parts[i], role, into);
        }

        // Parts that decide only together, for example a condition and its contrary, are all shown.
        for (var i = 0; !some && i < group.Parts.Count; i++)
            Parts(group.Parts[i], role, into);
    }

    /// <summary>Whether a part of this truth helps to make the whole what it is.</summary>
    private static bool Counts(Truth part, Truth whole, bool any) => whole switch
    {
        Truth.Unknown => part != (any ? Truth.False : Truth.True),
        Truth.True => !any || part == Truth.True,
        _ => any || part == Truth.False,
    };

    private void Outcomes(Step.Outcomes named, int role, List<Reason> into)
    {
        var truth = situation.Of(named.Truth);
        foreach (var finding in named.Findings)
        {
            var own = situation.Of(finding.Truth);
            if (Counts(own, truth, any: true))
                Deciding(finding.Rules, own, role, into);
        }
    }
}
