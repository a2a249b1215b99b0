using System.Text;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Splice;

/// <summary>
/// Sets one value in the text of a YAML file and leaves every other character where it is: comments, quotes, order, line ends.
/// Keys and entries on the way that are missing are added after the last of their map or list, in its own style.
/// </summary>
internal sealed class YamlSplice
{
    private readonly string text;
    private readonly string value;
    private readonly string newline;

    private YamlSplice(string text, string value) =>
        (this.text, this.value, newline) = (text, value, text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n");

    /// <summary>The new text.</summary>
    /// <param name="text">The text that the nodes were read from, without a byte order mark.</param>
    /// <param name="root">Its document.</param>
    /// <param name="path">The way to the value.</param>
    /// <param name="value">The value, on one line.</param>
    public static string Set(string text, YamlNode root, IReadOnlyList<CardStep> path, string value) => new YamlSplice(text, value).Set(root, path);

    private string Set(YamlNode node, IReadOnlyList<CardStep> path)
    {
        var rest = path.Skip(1).ToList();
        if (node is YamlMap map)
        {
            var entry = map.Entries.FirstOrDefault(e => string.Equals(e.Key.Text, path[0].Name, StringComparison.Ordinal));
            return entry is null ? Add(map, path) : rest.Count == 0 ? Replace(entry) : Set(entry.Value, rest);
        }

        var list = (YamlList)node;
        var item = list.Items.OfType<YamlMap>().FirstOrDefault(i => i["id"] is YamlScalar id && string.Equals(id.Text, path[0].Name, StringComparison.Ordinal));
        return item is null ? Add(list, path) : Set(item, rest);
    }

    private string Replace(YamlEntry entry)
    {
        var (start, end) = entry.Value switch
        {
            YamlScalar scalar => ((int)scalar.Start, (int)scalar.End),
            YamlMap { Brackets: { } braces } => ((int)braces.Start, (int)braces.End),
            YamlList { Brackets: { } brackets } => ((int)brackets.Start, (int)brackets.End),
            _ => (text.IndexOf(':', (int)entry.Key.End) + 1, YamlText.End(entry.Value, entry.Key)),
        };
        var spaced = start > 0 && text[start - 1] == ':' ? " " + value : value;
        var comments = entry.Value is YamlScalar ? [] : YamlText.Comments(text, entry.Value, start, end);
        var line = YamlText.LineStart(text, (int)entry.Key.Start);
        // A comment inside the former answer moves above it: nothing that somebody wrote is lost.
        var above = string.Concat(comments.Select(c => new string(' ', entry.Key.Column - 1) + c + newline));
        return string.Concat(text.AsSpan(0, line), above, text.AsSpan(line, start - line), spaced) + text[end..];
    }

    private string Add(YamlMap map, IReadOnlyList<CardStep> path)
    {
        if (map.Brackets is { } braces)
            return AddToBrackets(braces, map.Entries.Count == 0 ? null : YamlText.End(map.Entries[^1].Value, map.Entries[^1].Key), Flow(path), spaced: true);
        return AddLines(YamlText.End(map.Entries[^1].Value, map.Entries[^1].Key), Lines(path, map.Entries[0].Key.Column - 1));
    }

    private string Add(YamlList list, IReadOnlyList<CardStep> path)
    {
        if (list.Brackets is { } brackets)
            return AddToBrackets(brackets, list.Items.Count == 0 ? null : YamlText.End(list.Items[^1], null), "{ " + Flow(path) + " }", spaced: false);
        // The dash stands before the first entry, on its line or above it.
        var dash = text.LastIndexOf('-', (int)YamlText.Start(list.Items[0]));
        return AddLines(YamlText.End(list.Items[^1], null), Lines(path, dash - YamlText.LineStart(text, dash)));
    }

    private string AddToBrackets(YamlExtent brackets, int? last, string added, bool spaced)
    {
        if (last is { } end)
            return text.Insert(end, ", " + added);
        return string.Concat(text.AsSpan(0, (int)brackets.Start + 1), spaced ? " " + added + " " : added, text.AsSpan((int)brackets.End - 1));
    }

    private string AddLines(int after, string lines)
    {
        // What follows a block of text already starts a line.
        if (after > 0 && text[after - 1] == '\n')
            return text.Insert(after, lines + newline);
        var end = text.IndexOf('\n', after);
        return end < 0 ? text + newline + lines + newline : text.Insert(end + 1, lines + newline);
    }

    private string Lines(IReadOnlyList<CardStep> path, int indent)
    {
        var lines = new List<string>();
        for (var i = 0; i < path.Count; i++)
        {
            var (name, isItem) = path[i];
            lines.Add(new string(' ', indent) + (isItem ? "- id: " + name : i == path.Count - 1 ? $"{name}: {value}" : name + ":"));
            indent += 2;
        }

        return string.Join(newline, lines);
    }

    private string Flow(IReadOnlyList<CardStep> path)
    {
        var flow = new StringBuilder();
        var close = new Stack<string>();
        for (var i = 0; i < path.Count; i++)
        {
            var (name, isItem) = path[i];
            flow.Append(isItem ? $"id: {name}, " : name + ": ");
            if (i == path.Count - 1)
                flow.Append(value);
            else if (!isItem)
                Open(path[i + 1].IsItem);
        }

        return flow.Append(string.Concat(close)).ToString();

        void Open(bool list)
        {
            flow.Append(list ? "[{ " : "{ ");
            close.Push(list ? " }]" : " }");
        }
    }
}
