namespace Gnomon.Describe.Yaml;

/// <summary>One node of a YAML file with the place where it starts; scalars keep the text as it was written.</summary>
public abstract record YamlNode(int Line, int Column);

/// <summary>A scalar: its raw text, whether it was quoted, and its extent in the file (for splicing an answer in place).</summary>
public sealed record YamlScalar(string Text, bool Quoted, int Line, int Column, long Start, long End) : YamlNode(Line, Column);

/// <summary>A list.</summary>
public sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column)
{
    /// <summary>From the opening to behind the closing bracket; null for a list of lines.</summary>
    public YamlExtent? Brackets { get; init; }
}

/// <summary>A map; keys are unique scalars, in the order of the file.</summary>
public sealed record YamlMap(IReadOnlyList<YamlEntry> Entries, int Line, int Column) : YamlNode(Line, Column)
{
    /// <summary>From the opening to behind the closing brace; null for a map of lines.</summary>
    public YamlExtent? Brackets { get; init; }

    /// <summary>The value of a key, null where the key is absent.</summary>
    public YamlNode? this[string key]
    {
        get
        {
            for (var i = 0; i < Entries.Count; i++)
            {
                if (string.Equals(Entries[i].Key.Text, key, StringComparison.Ordinal))
                    return Entries[i].Value;
            }

            return null;
        }
    }
}

/// <summary>A key of a map with its value.</summary>
public sealed record YamlEntry(YamlScalar Key, YamlNode Value);

/// <summary>A stretch of a file's text, in characters from its beginning, a byte order mark not counted.</summary>
/// <param name="Start">The first character.</param>
/// <param name="End">The first character that no longer belongs to it.</param>
public readonly record struct YamlExtent(long Start, long End);
