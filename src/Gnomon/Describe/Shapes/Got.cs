using System.Diagnostics.CodeAnalysis;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>What a map had under its fields.</summary>
internal sealed class Got(YamlMap map)
{
    private readonly Dictionary<Field, object> values = [];

    /// <summary>The line on which the map starts.</summary>
    public int Line => map.Line;

    /// <summary>The node under a field, null where the key is absent.</summary>
    public YamlNode? Node(Field field) => map[field.Name];

    /// <summary>Keeps a value.</summary>
    public void Put<T>(Field<T> field, T value)
        where T : notnull => values[field] = value;

    /// <summary>The value of a field, where the key was there and good.</summary>
    public bool TryGet<T>(Field<T> field, [MaybeNullWhen(false)] out T value)
        where T : notnull
    {
        var found = values.TryGetValue(field, out var stored);
        value = found ? (T)stored! : default;
        return found;
    }

    /// <summary>The value of a required field.</summary>
    /// <exception cref="KeyNotFoundException">The field is not required, or the map was not checked.</exception>
    public T Get<T>(Field<T> field)
        where T : notnull => (T)values[field];

    /// <summary>The text or object of an optional field, null where the key is absent.</summary>
    public T? Maybe<T>(Field<T> field)
        where T : class => TryGet(field, out var value) ? value : null;

    /// <summary>The number, day or truth of an optional field, null where the key is absent.</summary>
    public T? Value<T>(Field<T> field)
        where T : struct => TryGet(field, out var value) ? value : null;

    /// <summary>The list of an optional field, empty where the key is absent.</summary>
    public IReadOnlyList<T> List<T>(Field<IReadOnlyList<T>> field) => TryGet(field, out var value) ? value : [];
}
