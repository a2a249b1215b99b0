using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Reads <c>cites: { act, article }</c> with <c>confirmed</c> beside it.</summary>
internal static class CitationReader
{
    /// <summary>The citation of the rule, band or relief at a place, with the act; null where something in it is wrong.</summary>
    public static (Citation Cites, Act Act)? Read(YamlPlace place, IReadOnlyList<Act> acts)
    {
        var confirmed = place.Required("confirmed")?.Word(Confirmations.Ids);
        if (place.Optional("cites") is not { } cites)
        {
            place.Report("nothing is cited", "add `cites: { act: ..., article: ... }`");
            return null;
        }

        if (!cites.HasOnly("act", "article"))
            return null;
        var act = cites.Required("act")?.Word([.. acts.Select(a => a.Id)]);
        var article = cites.Required("article")?.Text();
        if (act is null || article is null || confirmed is null)
            return null;
        var named = acts.First(a => string.Equals(a.Id, act, StringComparison.Ordinal));
        return (new Citation(act, article, (Confirmation)Array.IndexOf(Confirmations.Ids, confirmed)) { At = named.Of(article) }, named);
    }
}
