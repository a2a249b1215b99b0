using Gnomon.Describe.Shapes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe;

/// <summary>
/// Reads an answer that stands under a former name, or that names former values, as the dictionary has it now. What has no one successor
/// is left out, so that it is unknown and asked again, and is said with its line.
/// </summary>
/// <param name="fact">The fact as it is now.</param>
/// <param name="former">What it was called; null where only its values changed.</param>
internal sealed class FormerAnswer(FactDefinition fact, FormerFact? former)
{
    private readonly List<string> lost = [];

    /// <summary>The former answers without one successor; filled by <see cref="Translate"/>.</summary>
    public IReadOnlyList<string> Lost => lost;

    /// <summary>Whether an answer names a value that the fact no longer has.</summary>
    public static bool Concerns(FactDefinition fact, YamlNode answer) =>
        fact.Options.Any(o => o.Was.Count > 0) && Scalars(ValueOf(answer)).Any(s => fact.Options.Any(o => o.Was.Contains(s.Text, StringComparer.Ordinal)));

    /// <summary>The answer in the words of today; null where nothing of it can be carried over.</summary>
    public YamlNode? Translate(YamlNode answer)
    {
        if (answer is not YamlMap map)
            return Value(answer);
        if (map["value"] is not { } inner || Value(inner) is not { } value)
            return null;
        return map with { Entries = [.. map.Entries.Where(e => IsWhole || e.Key.Text is not "complete").Select(e => e.Key.Text is "value" ? e with { Value = value } : e)] };
    }

    /// <summary>The migrated answer; null where it does not fit the fact as it is now.</summary>
    public FactAnswer? Read(YamlNode answer, int line)
    {
        if (Translate(answer) is not { } now)
            return null;
        if (new AnswerShape(fact).TryRead(now, new Place("", ExitCode.Card, []), out var read))
            return read with { Line = line };
        lost.AddRange(Scalars(ValueOf(answer)).Select(s => s.Text));
        return null;
    }

    // A list of which something was lost is no longer whole, nor is one to which something was added since.
    private bool IsWhole => lost.Count == 0 && (former?.Values is not { } values || fact.Options.All(o => o.Id is "none" || values.Values.Contains(o.Id, StringComparer.Ordinal)));

    private YamlNode? Value(YamlNode value) => value switch
    {
        YamlScalar scalar => Successor(scalar) is { } now ? scalar with { Text = now } : null,
        YamlList list => list.Items.Select(i => i is YamlScalar s ? Successor(s) is { } now ? s with { Text = now } : null : i).OfType<YamlNode>().ToList() is { Count: > 0 } kept
            ? list with { Items = [.. kept.DistinctBy(n => (n as YamlScalar)?.Text ?? "", StringComparer.Ordinal)] }
            : null,
        _ => value,
    };

    private string? Successor(YamlScalar answer)
    {
        if (answer.Text is AnswerShape.Unknown)
            return answer.Text;
        var heirs = former?.Values is { } values
            ? values.TryGetValue(answer.Text, out var now) ? [now] : []
            : fact.Options.Where(o => o.Was.Contains(answer.Text, StringComparer.Ordinal)).Select(o => o.Id).DefaultIfEmpty(answer.Text).ToList();
        if (heirs is [var one])
            return one;
        lost.Add(answer.Text);
        return null;
    }

    private static YamlNode ValueOf(YamlNode answer) => answer is YamlMap map && map["value"] is { } value ? value : answer;

    private static IEnumerable<YamlScalar> Scalars(YamlNode node) => node is YamlList list ? list.Items.OfType<YamlScalar>() : node is YamlScalar one ? [one] : [];
}
