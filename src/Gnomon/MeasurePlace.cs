using Gnomon.Describe;
using Gnomon.Describe.Yaml;

namespace Gnomon;

/// <summary>What is wrong with an expression is mended in the card, so that is where the message points.</summary>
internal static class MeasurePlace
{
    /// <summary>The problem at the line and key of the card that it speaks of.</summary>
    /// <param name="problem">The problem; its key is below the entry, for example <c>groups.sex</c>.</param>
    /// <param name="card">The card.</param>
    /// <param name="measure">The entry.</param>
    public static Problem In(this Problem problem, SystemCard card, MeasureDeclaration measure)
    {
        var index = card.Measures.ToList().IndexOf(measure);
        var entry = card.File.Root is YamlMap root && root["measure"] is YamlList { Items: var entries } && index >= 0 && index < entries.Count ? entries[index] : null;
        return problem with
        {
            File = card.File.Name,
            Line = (problem.Key is { } below ? LineOf(entry, below) : null) ?? measure.Line,
            Key = FormattableString.Invariant($"measure[{index}]") + (problem.Key is { } key ? "." + key : ""),
        };
    }

    // A key of the card may have a full stop in it. What the card has no line for stands at the last key that it has one for.
    private static int? LineOf(YamlNode? node, string key)
    {
        if (node is not YamlMap map
            || map.Entries.Where(e => string.Equals(e.Key.Text, key, StringComparison.Ordinal) || key.StartsWith(e.Key.Text + ".", StringComparison.Ordinal)).MaxBy(e => e.Key.Text.Length) is not { } entry)
            return null;
        return entry.Key.Text.Length == key.Length ? entry.Key.Line : LineOf(entry.Value, key[(entry.Key.Text.Length + 1)..]) ?? entry.Key.Line;
    }
}
