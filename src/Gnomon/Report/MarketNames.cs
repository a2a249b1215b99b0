using System.Globalization;
using System.Text;
using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>Finds the market that somebody means who wrote the name of a country, or another code of it, where its id stands in a card.</summary>
internal static class MarketNames
{
    // Shorter names are codes of other countries: Áo is Austria, and AO is Angola.
    private const int ShortestName = 3;

    // What people call a market beside the names that the system and our texts know; without accents and blanks.
    private static readonly Dictionary<string, string[]> Everyday = new(StringComparer.Ordinal)
    {
        ["uk"] = ["gb", "greatbritain", "britain", "england", "scotland", "wales", "northernireland", "grandebretagne", "angleterre", "ecosse", "paysdegalles", "irlandedunord", "anh", "nuocanh", "anhquoc"],
        ["us"] = ["unitedstatesofamerica", "america", "etatsunisdamerique", "nuocmy"],
        ["us-nyc"] = ["nyc", "newyork"],
        ["eu"] = ["europe", "chauau"],
        ["gr"] = ["el"],
        ["cz"] = ["czechrepublic", "republiquetcheque"],
        ["nl"] = ["holland", "hollande"],
    };

    /// <summary>The id of the market, null where no law is for a place of that name.</summary>
    /// <param name="written">What stands in the card.</param>
    /// <param name="packs">The laws that are installed.</param>
    public static string? IdOf(string written, IReadOnlyCollection<LawPack> packs)
    {
        var name = Bare(written);
        return packs.Where(p => !p.OnRequest)
            .SelectMany(p => p.AlsoIn.Prepend(p.Jurisdiction))
            .Select(id => id.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault(id => Names(id).Any(n => string.Equals(n, name, StringComparison.Ordinal) || string.Equals("the" + n, name, StringComparison.Ordinal)));
    }

    /// <summary>The name of a country in the reader's language; null where the id is that of none.</summary>
    public static string? Country(string id, Language language) => Region(id, language)?.NativeName;

    private static IEnumerable<string> Names(string id) => Languages.All
        .SelectMany(language => new[] { new Texts(language).Find("place." + id.ToUpperInvariant()), Country(id, language), Region(id, language)?.ThreeLetterISORegionName })
        .OfType<string>()
        .Select(Bare)
        .Where(n => n.Length >= ShortestName)
        .Concat(Everyday.GetValueOrDefault(id, []));

    // The region's own name is in the language that stands before it: fr-DE is Allemagne.
    private static RegionInfo? Region(string id, Language language)
    {
        if (id.Length != 2)
            return null;
        try
        {
            return new RegionInfo($"{language.Code()}-{(id is "uk" ? "GB" : id.ToUpperInvariant())}");
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // An id has no accents, and hyphens for blanks.
    private static string Bare(string name) => string.Concat(name.ToLowerInvariant().Replace('đ', 'd').Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetterOrDigit));
}
