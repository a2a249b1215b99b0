using Gnomon.Describe;

namespace Gnomon.Law;

/// <summary>Answers of a card that cannot hold together; what depends on them is unknown.</summary>
/// <param name="Use">The use whose answers they are; null for the system as a whole.</param>
/// <param name="Answers">The answers, in the order of the dictionary; none where the answers for different uses imply opposite things of what they share.</param>
/// <param name="Rules">The ids of the conditions of the dictionary that they break together; none where it is the type of a fact.</param>
/// <param name="Says">What these conditions say.</param>
public sealed record Contradiction(string? Use, IReadOnlyList<FactAnswer> Answers, IReadOnlyList<string> Rules, IReadOnlyList<LocalizedText> Says)
{
    /// <summary>The contradiction in ids and English, as the JSON of a classification has it.</summary>
    public string Text => Use is null ? Plain : $"use {Use}: {Plain}";

    /// <summary>The same without the use: what contradicts whatever the use is said once.</summary>
    internal string Plain => Answers.Count == 0
        ? "the answers for different uses imply opposite things of the system or organisation"
        : $"the answers to {string.Join(", ", Answers.Select(a => a.Fact).Distinct(StringComparer.Ordinal))} cannot hold together ({Rule}{string.Concat(Says.Select(s => ": " + s.En))})";

    private string Rule => Rules.Count == 0 ? "the type of the fact" : string.Join(", ", Rules);
}
