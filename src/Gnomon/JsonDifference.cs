using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gnomon;

/// <summary>One place where two JSON documents differ.</summary>
/// <param name="Path">Where: <c>$.profile.criteria[0].atLeast</c>; a key of other characters stands in <c>['...']</c>.</param>
/// <param name="Sealed">The value that was sealed, as JSON; null where it was not there.</param>
/// <param name="Now">The value found now, as JSON; null where it is not there.</param>
public sealed record JsonDifference(string Path, string? Sealed, string? Now)
{
    private const int MaxShown = 120;
    private static readonly JsonSerializerOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every difference between two documents, in the order of the sealed one; what only the other has comes after.</summary>
    public static IEnumerable<JsonDifference> Between(JsonElement before, JsonElement now) => Between("$", before, now);

    private static IEnumerable<JsonDifference> Between(string path, JsonElement before, JsonElement now) => (before.ValueKind, now.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => Members(path, before, now),
        (JsonValueKind.Array, JsonValueKind.Array) => Items(path, before, now),
        _ => JsonElement.DeepEquals(before, now) && string.Equals(before.GetRawText(), now.GetRawText(), StringComparison.Ordinal)
            ? [] : [new JsonDifference(path, Shown(before), Shown(now))],
    };

    private static IEnumerable<JsonDifference> Members(string path, JsonElement before, JsonElement now)
    {
        foreach (var member in before.EnumerateObject())
        {
            var below = path + Key(member.Name);
            foreach (var difference in now.TryGetProperty(member.Name, out var other) ? Between(below, member.Value, other) : [new JsonDifference(below, Shown(member.Value), Now: null)])
                yield return difference;
        }

        foreach (var member in now.EnumerateObject().Where(m => !before.TryGetProperty(m.Name, out _)))
            yield return new JsonDifference(path + Key(member.Name), Sealed: null, Shown(member.Value));
    }

    private static IEnumerable<JsonDifference> Items(string path, JsonElement before, JsonElement now)
    {
        var (old, fresh) = (before.EnumerateArray().ToList(), now.EnumerateArray().ToList());
        for (var i = 0; i < Math.Max(old.Count, fresh.Count); i++)
        {
            var below = path + string.Create(CultureInfo.InvariantCulture, $"[{i}]");
            foreach (var difference in i < old.Count && i < fresh.Count ? Between(below, old[i], fresh[i])
                : [new JsonDifference(below, i < old.Count ? Shown(old[i]) : null, i < fresh.Count ? Shown(fresh[i]) : null)])
                yield return difference;
        }
    }

    private static string Key(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_') ? "." + name : $"['{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']";

    private static string Shown(JsonElement value)
    {
        var text = new StringBuilder(JsonSerializer.Serialize(value, Plainly));
        return text.Length <= MaxShown ? text.ToString() : text.ToString(0, MaxShown) + "...";
    }
}
