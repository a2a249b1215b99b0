using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Splice;

/// <summary>Where nodes begin and end in the text they were read from, and what stands between them.</summary>
internal static class YamlText
{
    public static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>The first character of a node.</summary>
    public static long Start(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Start,
        YamlMap map => map.Brackets?.Start ?? map.Entries[0].Key.Start,
        YamlList list => list.Brackets?.Start ?? Start(list.Items[0]),
        _ => throw new ArgumentException("a node of no kind", nameof(node)),
    };

    /// <summary>The first character behind a node; for a value that is left empty, behind the colon of its key.</summary>
    public static int End(YamlNode node, YamlScalar? key) => (int)(node switch
    {
        YamlScalar { Text: "", Quoted: false } when key is not null => key.End + 1,
        YamlScalar scalar => scalar.End,
        YamlMap map => map.Brackets?.End ?? End(map.Entries[^1].Value, map.Entries[^1].Key),
        YamlList list => list.Brackets?.End ?? End(list.Items[^1], null),
        _ => throw new ArgumentException("a node of no kind", nameof(node)),
    });

    /// <summary>The comments inside a node, in their order.</summary>
    public static IReadOnlyList<string> Comments(string text, YamlNode node, int start, int end)
    {
        var comments = new List<string>();
        var at = start;
        foreach (var scalar in Scalars(node).OrderBy(s => s.Start).Append(null))
        {
            var gap = text[at..(scalar is null ? end : (int)scalar.Start)];
            comments.AddRange(gap.Split('\n').Select(l => l.IndexOf('#', StringComparison.Ordinal) is var mark and >= 0 ? l[mark..].TrimEnd() : "").Where(c => c.Length > 0));
            at = scalar is null ? end : (int)scalar.End;
        }

        return comments;
    }

    /// <summary>Every value with the way to it, for comparison of two documents.</summary>
    public static IEnumerable<(string Path, string Text)> Leaves(YamlNode node, string path = "") => node switch
    {
        YamlScalar scalar => [(path, scalar.Text)],
        YamlMap map => map.Entries.SelectMany(e => Leaves(e.Value, path + "/" + e.Key.Text)),
        YamlList list => list.Items.SelectMany((item, i) => Leaves(item, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}/{i}"))),
        _ => [],
    };

    private static IEnumerable<YamlScalar> Scalars(YamlNode node) => node switch
    {
        YamlScalar scalar => [scalar],
        YamlMap map => map.Entries.SelectMany(e => Scalars(e.Value).Prepend(e.Key)),
        YamlList list => list.Items.SelectMany(Scalars),
        _ => [],
    };
}
