namespace Gnomon.Describe.Yaml;

/// <summary>
/// A node with the key path that leads to it and the list that gathers problems, so that a reader finds every problem of a file in
/// one pass: each getter reports what is wrong and gives null.
/// </summary>
internal sealed partial class YamlPlace
{
    private readonly YamlPlace? above;
    private readonly string name;
    private readonly int index;
    private readonly string file;
    private readonly ExitCode exit;
    private readonly List<Problem> problems;

    private YamlPlace(YamlNode node, string name, string file, ExitCode exit, List<Problem> problems) =>
        (Node, this.name, this.file, this.exit, this.problems) = (node, name, file, exit, problems);

    private YamlPlace(YamlNode node, YamlPlace above, string name, int index)
        : this(node, name, above.file, above.exit, above.problems) => (this.above, this.index) = (above, index);

    public YamlNode Node { get; }

    /// <summary>The keys that lead here: <c>provisions[3].cites</c>. Made when it is asked for, which is where something is wrong.</summary>
    public string Key => above is null ? name
        : name.Length == 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{above.Key}[{index}]")
        : above.Key is { Length: > 0 } before ? $"{before}.{name}" : name;

    public string File => file;

    public int Line => Node.Line;

    public bool IsMap => Node is YamlMap;

    public bool IsList => Node is YamlList;

    /// <summary>The root of a file.</summary>
    public static YamlPlace Root(YamlFile file, ExitCode exit, List<Problem> problems) => new(file.Root, "", file.Name, exit, problems);

    /// <summary>A node inside a file of which only a part is read.</summary>
    public static YamlPlace At(YamlNode node, string key, YamlFile file, ExitCode exit, List<Problem> problems) => new(node, key, file.Name, exit, problems);

    public void Report(string what, string remedy) => problems.Add(new Problem(exit, what, remedy) { File = file, Line = Line, Key = Key });

    /// <summary>Says whether this is a map that has no key but these, and reports otherwise.</summary>
    public bool HasOnly(params ReadOnlySpan<string> keys)
    {
        if (Node is not YamlMap map)
        {
            Report($"{Kind()} stands here; a map with {string.Join(", ", keys)} was expected", "write `key: value` lines");
            return false;
        }

        foreach (var entry in map.Entries)
        {
            if (!keys.Contains(entry.Key.Text))
                Child(entry.Key, entry.Key.Text).Report($"'{entry.Key.Text}' is not a key here", NearestWord.RemedyOrList(entry.Key.Text, keys.ToArray(), $"write one of: {string.Join(", ", keys)}"));
        }

        return true;
    }

    /// <summary>The value of a key, null where it is absent.</summary>
    public YamlPlace? Optional(string name) => (Node as YamlMap)?[name] is { } value ? Child(value, name) : null;

    /// <summary>The value of a key that must be there.</summary>
    public YamlPlace? Required(string name)
    {
        if (Optional(name) is { } value)
            return value;
        Report($"'{name}' is missing", $"add `{name}:`");
        return null;
    }

    /// <summary>The entries of a map in the order of the file.</summary>
    public IReadOnlyList<(string Name, YamlPlace Value)> Entries()
    {
        if (Node is YamlMap map)
            return [.. map.Entries.Select(e => (e.Key.Text, Child(e.Value, e.Key.Text)))];
        Report($"{Kind()} stands here; a map was expected", "write `key: value` lines");
        return [];
    }

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<YamlPlace> Items()
    {
        if (Node is YamlList list)
            return [.. list.Items.Select((item, i) => new YamlPlace(item, this, "", i))];
        Report($"{Kind()} stands here; a list was expected", "write a list: `- item` lines or [item, item]");
        return [];
    }

    private YamlPlace Child(YamlNode node, string key) => new(node, this, key, -1);

    private string Kind() => Node switch
    {
        YamlMap => "a map",
        YamlList => "a list",
        YamlScalar { Text.Length: 0 } => "nothing",
        YamlScalar scalar when IsNull(scalar) => $"nothing ('{scalar.Text}')",
        YamlScalar scalar => $"'{scalar.Text}'",
        _ => "something else",
    };
}
