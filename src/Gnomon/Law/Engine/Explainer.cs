using System.Runtime.InteropServices;
using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>
/// Explains a truth: what is true by the parts that make it so, what is false by the parts that keep it from being so, what is unknown by
/// what is still open. Every step has the exact truth of what it says. A rule is explained once; wherever it counts, its parts are the same list.
/// </summary>
/// <param name="pack">The pack.</param>
/// <param name="truths">What every function came to.</param>
/// <param name="evidence">The answers.</param>
/// <param name="use">The use that the steps are named after; null where they speak of the system, or of its only use.</param>
internal sealed class Explainer(CompiledPack pack, Truths truths, Evidence evidence, string? use)
{
    public const int When = 0;
    public const int Unless = 1;
    private const int Given = 2;
    private const int InRole = 3;
    private const int From = 4;
    private readonly Explained?[] kept = new Explained?[pack.Rules];
    private readonly Dictionary<int, Reason> facts = [];
    private readonly Dictionary<int, string> answers = [];
    private readonly List<Part> parts = [];
    private Settling? settling;

    /// <summary>How a step can count in the one above.</summary>
    public static string[] Roles { get; } = ["when", "unless", "given", "role", "from"];

    /// <summary>Why an outcome or obligation has its truth, down to facts and citations.</summary>
    public IReadOnlyList<Reason> Reasons(CompiledFinding finding) => Basis.Reasons(Of(finding));

    /// <summary>The places that it rests on.</summary>
    public IReadOnlyList<Citation> Cites(CompiledFinding finding) => finding.Duty is { } duty ? [duty.Cites] : Basis.Cites(Of(finding), truths.Of(finding.Truth));

    /// <summary>The weakest confirmation among them.</summary>
    public Confirmation Weakest(CompiledFinding finding) => finding.Duty is null ? Basis.Weakest(Of(finding)) : Basis.OfDuty(Of(finding));

    /// <summary>Why an outcome or obligation has its truth: the rules that decide it.</summary>
    private List<Explained> Of(CompiledFinding finding)
    {
        var truth = truths.Of(finding.Truth);
        var deciding = finding.Rules.Where(r => Counts(truths.Of(r.Holds), truth, any: true)).Select(Rule).ToList();
        return deciding.Count > 0 ? deciding : [.. finding.Rules.Select(Rule)];
    }

    private Explained Rule(CompiledRule rule) => kept[rule.Index] ??= Make(rule);

    private Explained Make(CompiledRule rule)
    {
        var start = parts.Count;
        var truth = truths.Of(rule.Holds);
        foreach (var step in rule.Begins)
            Add(step, From);
        for (var i = 0; i < rule.Phases.Length; i++)
        {
            if (rule.Phases[i].Steps is { } version && truths.IsPossible(rule.Phases[i].Guard) && !IsShown(rule.Phases, i))
                Add(version, rule.Phases[i].Active, truth);
        }

        var id = rule.Rule.Id;
        var explained = new Explained(rule, truth, [.. CollectionsMarshal.AsSpan(parts)[start..]], use is null ? id : $"{id}@{use}");
        parts.RemoveRange(start, parts.Count - start);
        return explained;
    }

    private void Add(CompiledRule rule, int role)
    {
        var explained = Rule(rule);
        parts.Add(new Part(explained.As(role), explained));
    }

    /// <summary>Whether a possible phase before this one shows the same version.</summary>
    private bool IsShown(Phase[] phases, int at)
    {
        for (var i = 0; i < at; i++)
        {
            if (phases[i].Version?.Line == phases[at].Version!.Line && phases[i].Active == phases[at].Active && truths.IsPossible(phases[i].Guard))
                return true;
        }

        return false;
    }

    private void Add(VersionSteps version, bool active, Truth truth)
    {
        var when = truths.Of(version.When.Truth);
        if (truth != Truth.False || when != Truth.True)
            Condition(version, truth);
        foreach (var exception in version.Unless)
        {
            var step = truths.Of(active ? exception.InForce : exception.Holds);
            if (truth switch { Truth.True => true, Truth.False => step == Truth.True || when == Truth.True, _ => step != Truth.False })
                Add(exception, Unless);
        }
    }

    private void Condition(VersionSteps version, Truth truth)
    {
        if (version.Role is not { } role || version.Given is not { } given)
        {
            Add(version.When, When);
            return;
        }

        var showRole = Counts(truths.Of(role.Truth), truth, any: false);
        var showGiven = Counts(truths.Of(given.Truth), truth, any: false);
        if (showRole || !showGiven)
            Add(role, InRole);
        if (showGiven || !showRole)
            Add(given, Given);
    }

    private void Add(Step step, int role)
    {
        switch (step)
        {
            case Step.Asked asked:
                parts.Add(new Part(Fact(asked, role), null));
                break;
            case Step.Group group:
                Chosen(group, role);
                break;
            case Step.Contrary contrary:
                Add(contrary.Part, role);
                break;
            case Step.Outcomes outcomes:
                Outcomes(outcomes, role);
                break;
        }
    }

    private Reason Fact(Step.Asked asked, int role)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(facts, (Roles.Length * asked.Number) + role, out _);
        return known ??= new Reason(null, asked.Fact?.Id, truths.Of(asked.Truth), asked.Says, Text(asked), null, Roles[role], []) { Day = asked.Day, SettledBy = SettledBy(asked) };
    }

    private IReadOnlyList<SettlingAnswer> SettledBy(Step.Asked asked) => asked.Fact is null || truths.Of(asked.Truth) == Truth.Unknown || Array.Exists(asked.Units, IsAnswered)
        ? []
        : (settling ??= new Settling(pack, evidence)).Of(asked.Truth);

    private bool IsAnswered(Unit unit) => evidence.Answer(unit) is { Value: not FactValue.DontKnow };

    /// <summary>The answer as text; that of one unit is put together once.</summary>
    private string Text(Step.Asked asked)
    {
        if (asked.Units is not [var unit])
            return AnswerText.Of(evidence, asked.Units);
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(answers, unit.Index, out _);
        return known ??= AnswerText.Of(evidence, asked.Units);
    }

    private void Chosen(Step.Group group, int role)
    {
        var truth = truths.Of(group.Truth);
        var some = false;
        foreach (var part in group.Parts)
        {
            if (!Counts(truths.Of(part.Truth), truth, group.Any))
                continue;
            some = true;
            Add(part, role);
        }

        if (some)
            return;
        // Parts that decide only together, for example a condition and its contrary, are all shown.
        foreach (var part in group.Parts)
            Add(part, role);
    }

    /// <summary>Whether a part of this truth helps to make the whole what it is.</summary>
    private static bool Counts(Truth part, Truth whole, bool any) => whole switch
    {
        Truth.Unknown => part != (any ? Truth.False : Truth.True),
        Truth.True => !any || part == Truth.True,
        _ => any || part == Truth.False,
    };

    private void Outcomes(Step.Outcomes named, int role)
    {
        var truth = truths.Of(named.Truth);
        foreach (var finding in named.Findings)
        {
            var own = truths.Of(finding.Truth);
            if (!Counts(own, truth, any: true))
                continue;
            foreach (var rule in finding.Rules)
            {
                if (Counts(truths.Of(rule.Holds), own, any: true))
                    Add(rule, role);
            }
        }
    }
}
