using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Reads <c>conflict: [ {is, per}, ... ]</c>: the same place said differently by at least two sources.</summary>
internal static class Disagreements
{
    /// <summary>The disagreement and what each source claims, null where it is wrong.</summary>
    public static (Disagreement Disagreement, IReadOnlyList<T> Claims)? Read<T>(YamlPlace place, Func<YamlPlace, T?> read)
        where T : class
    {
        var items = place.Items();
        if (place.IsList && items.Count < 2)
            place.Report("a conflict needs at least two sources", "name each source with what it says: { is: ..., per: ... }");
        var claims = new List<T>();
        var sources = new List<LocalizedText>();
        foreach (var item in items.Where(i => i.HasOnly("is", "per")))
        {
            var claim = item.Required("is") is { } said ? read(said) : null;
            var per = item.Required("per") is { } source ? Named(source) : null;
            if (per is not null && sources.Exists(s => string.Equals(s.En, per.En, StringComparison.Ordinal)))
                item.Report($"the source '{per.En}' stands here a second time", "name another source, or keep one of the two");
            if (claim is not null && per is not null)
            {
                claims.Add(claim);
                sources.Add(per);
            }
        }

        return claims.Count >= 2 && claims.Count == items.Count ? (new Disagreement(ConditionReader.Where(place), sources), claims) : null;
    }

    // A source that is called the same in every language is one text.
    private static LocalizedText? Named(YamlPlace place) =>
        place.Node is not YamlScalar ? place.Localized() : place.Text() is { } text ? new LocalizedText(text, text, text) : null;
}
