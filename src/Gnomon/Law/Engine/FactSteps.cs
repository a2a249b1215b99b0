using System.Runtime.InteropServices;

namespace Gnomon.Law.Engine;

/// <summary>The steps of explanations that speak of a fact, or of sources that disagree: the same object for all cards that answer the same.</summary>
internal sealed class FactSteps
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private readonly Dictionary<(int Step, int Role, int Text), Reason> made = [];

    /// <summary>How many there are.</summary>
    public int Count => made.Count + texts.Count;

    /// <summary>The number of an answer as text.</summary>
    public int Text(string answer)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, answer, out var known);
        if (known)
            return number;
        texts.Add(answer);
        return number = texts.Count - 1;
    }

    /// <summary>The step.</summary>
    /// <param name="step">What is asked.</param>
    /// <param name="role">How it counts.</param>
    /// <param name="truth">What it came to.</param>
    /// <param name="text">The number of the answer.</param>
    public Reason Of(Step.Asked step, int role, Truth truth, int text) =>
        CollectionsMarshal.GetValueRefOrAddDefault(made, (step.Number, (3 * role) + (int)truth, text), out _)
            ??= new Reason(null, step.Fact?.Id, truth, step.Says, texts[text], null, Explainer.Roles[role], []);
}
