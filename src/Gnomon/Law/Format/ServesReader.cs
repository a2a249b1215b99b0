using System.Text.RegularExpressions;
using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Reads the links to obligations of other packs. Whether they exist is known only once all packs are there: <see cref="Crosswalk"/>.</summary>
internal static partial class ServesReader
{
    /// <param name="place">The list.</param>
    /// <param name="pack">The pack that it stands in.</param>
    public static IReadOnlyList<CrosswalkTarget>? Read(YamlPlace place, string pack)
    {
        var items = place.Items();
        var targets = new List<CrosswalkTarget?>();
        foreach (var item in items)
        {
            var target = One(item);
            if (string.Equals(target?.Pack, pack, StringComparison.Ordinal))
                item.Report($"'{target}' is of this pack itself; `serves` names obligations of others", "name one of another pack, or take it away");
            else if (target is not null && targets.Exists(t => string.Equals(t?.ToString(), target.ToString(), StringComparison.Ordinal)))
                item.Report($"'{target}' stands here a second time", "keep one of the two");
            targets.Add(target);
        }

        if (place.IsList && items.Count == 0)
            place.Report("the list of obligations is empty", "name at least one, or take `serves` away");
        return items.Count == 0 || targets.Contains(null) ? null : [.. targets.OfType<CrosswalkTarget>()];
    }

    private static CrosswalkTarget? One(YamlPlace place)
    {
        if (place.Text() is not { } text)
            return null;
        var match = Target().Match(text);
        if (match.Success)
            return new CrosswalkTarget(match.Groups["pack"].Value, match.Groups["obligation"].Value) { Line = place.Line };
        place.Report($"'{text}' is not an obligation of another pack", "write pack, colon, obligation: nist-ai-rmf:MEASURE-2.11");
        return null;
    }

    [GeneratedRegex("^(?<pack>[a-z0-9][a-z0-9-]*):(?<obligation>[^ :]+)\\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Target();
}
