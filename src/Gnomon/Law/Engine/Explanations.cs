using System.Runtime.InteropServices;

namespace Gnomon.Law.Engine;

/// <summary>
/// Everything that was ever explained, each once: a step that comes to the same by the same parts is the same object, for all cards. So a card
/// costs only what is new about it.
/// </summary>
/// <param name="use">The use that the steps are named after; null where they speak of the system, or of its only use.</param>
internal sealed class Explanations(string? use)
{
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private readonly List<string> byNumber = [];
    private readonly Dictionary<(int Step, int Role, int Text), Part> facts = [];
    private readonly Dictionary<int, Explained> rules = [];
    private int count;

    /// <summary>How many steps there are.</summary>
    public int Count => count;

    /// <summary>The number of an answer as text.</summary>
    public int Text(string answer)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(texts, answer, out var known);
        if (known)
            return number;
        byNumber.Add(answer);
        return number = byNumber.Count - 1;
    }

    /// <summary>The step of a fact, or of sources that disagree.</summary>
    /// <param name="step">The step.</param>
    /// <param name="role">How it counts.</param>
    /// <param name="truth">What it came to.</param>
    /// <param name="text">The number of the answer.</param>
    public Part Of(Step.Asked step, int role, Truth truth, int text)
    {
        ref var part = ref CollectionsMarshal.GetValueRefOrAddDefault(facts, (step.Number, (3 * role) + (int)truth, text), out var known);
        if (!known)
            part = new Part(new Reason(null, step.Fact?.Id, truth, step.Says, byNumber[text], null, Explainer.Roles[role], []), null, -++count);
        return part;
    }

    /// <summary>A rule that comes to a truth by these parts.</summary>
    public Explained Of(CompiledRule rule, Truth truth, ReadOnlySpan<Part> parts)
    {
        var hash = new HashCode();
        hash.Add(rule.Index);
        hash.Add((int)truth);
        foreach (var part in parts)
            hash.Add(part.Code);
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(rules, hash.ToHashCode(), out _);
        for (var known = first; known is not null; known = known.Next)
        {
            if (known.Rule == rule && known.Truth == truth && AreSame(known.Parts, parts))
                return known;
        }

        var id = rule.Rule.Id;
        return first = new Explained(count++, rule, truth, parts.ToArray(), use is null ? id : $"{id}@{use}") { Next = first };
    }

    private static bool AreSame(ReadOnlySpan<Part> a, ReadOnlySpan<Part> b)
    {
        if (a.Length != b.Length)
            return false;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i].Code != b[i].Code)
                return false;
        }

        return true;
    }
}
