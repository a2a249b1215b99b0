using Gnomon.Describe;
using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Reads the evidence that an obligation asks for.</summary>
internal static class AsksReader
{
    public static EvidenceAsked? Read(YamlPlace place, FactDictionary dictionary)
    {
        if (!place.HasOnly("all", "any", "criterion", "document", "within", "independent", "sections", "declaration"))
            return null;
        var kinds = place.Entries().Where(e => e.Name is not ("within" or "independent" or "sections")).ToList();
        if (kinds.Count != 1)
        {
            place.Report("a piece of evidence is one of all, any, criterion, document, declaration", "keep one of them");
            return null;
        }

        var (name, value) = kinds[0];
        if (name is not "document" && (place.Optional("within") ?? place.Optional("independent") ?? place.Optional("sections")) is { } extra)
        {
            extra.Report("only a document has 'within', 'independent' and 'sections'", "take it away");
            return null;
        }

        return name switch
        {
            "all" => Parts(value, dictionary) is { } parts ? new EvidenceAsked.All(parts) : null,
            "any" => Parts(value, dictionary) is { } parts ? new EvidenceAsked.Any(parts) : null,
            "criterion" => value.Text() is { } id ? new EvidenceAsked.Criterion(id) : null,
            "declaration" => Declaration(value, dictionary),
            _ => Document(place, value, dictionary),
        };
    }

    private static List<EvidenceAsked>? Parts(YamlPlace place, FactDictionary dictionary)
    {
        var parts = new List<EvidenceAsked?>();
        foreach (var item in place.Items())
        {
            var part = Read(item, dictionary);
            if (part is EvidenceAsked.Criterion or EvidenceAsked.Declaration && parts.Contains(part))
                item.Report("this piece of evidence stands here a second time", "keep one of the two");
            parts.Add(part);
        }

        if (place.IsList && parts.Count == 0)
            place.Report("the list of evidence is empty", "name at least one piece, or take `asks` away");
        return parts.Count == 0 || parts.Contains(null) ? null : [.. parts.OfType<EvidenceAsked>()];
    }

    private static EvidenceAsked.Declaration? Declaration(YamlPlace place, FactDictionary dictionary)
    {
        if (place.Text() is not { } fact)
            return null;
        dictionary.Find(fact, place);
        return new EvidenceAsked.Declaration(fact);
    }

    private static EvidenceAsked.Document? Document(YamlPlace place, YamlPlace value, FactDictionary dictionary)
    {
        int? months = null;
        var good = true;
        if (place.Optional("within") is { } within)
            good = (months = Months(within)) is not null;
        var independent = place.Optional("independent")?.YesNo() ?? false;
        var sections = Sections(place, dictionary);
        return value.Text() is { } kind && good && sections is not null ? new EvidenceAsked.Document(kind, months, independent) { Sections = sections } : null;
    }

    private static List<DocumentSection>? Sections(YamlPlace document, FactDictionary dictionary)
    {
        var sections = new List<DocumentSection?>();
        foreach (var place in document.Optional("sections")?.Items() ?? [])
        {
            var (id, says) = place.HasOnly("id", "says", "from") ? (PackIds.OfSection(place.Required("id")), place.Required("says")?.Localized()) : (null, null);
            if (id is not null && sections.Exists(s => string.Equals(s?.Id, id, StringComparison.Ordinal)))
                place.Report($"the section '{id}' stands here a second time", "keep one of the two");
            sections.Add(id is not null && says is not null ? new DocumentSection(id, says, Sources(place, dictionary)) : null);
        }

        return sections.Contains(null) ? null : [.. sections.OfType<DocumentSection>()];
    }

    private static List<string> Sources(YamlPlace section, FactDictionary dictionary)
    {
        var sources = new List<string>();
        foreach (var place in section.Optional("from")?.Items() ?? [])
        {
            if (place.Text() is not { } source)
                continue;
            if (!DocumentSection.IsSource(source) && dictionary.Lacks(source))
            {
                place.Report(
                    $"'{source}' stands under from: of a section and is neither a fact of the dictionary nor a document of the card",
                    NearestWord.RemedyOrList(source, [.. DocumentSection.Words, .. dictionary.Facts.Select(f => f.Id)], $"write the id of a fact, {DocumentSection.DocumentPrefix}KIND, or one of: {string.Join(", ", DocumentSection.Words)}"));
            }

            sources.Add(source);
        }

        return sources;
    }

    /// <summary>An ISO 8601 period of whole years and months, in months.</summary>
    private static int? Months(YamlPlace place)
    {
        if (place.Text() is not { } text)
            return null;
        if (Period.Parse(text) is { Days: 0, Hours: 0 } period)
            return (period.Years * 12) + period.Months;
        place.Report($"'{text}' is not a period of years and months", "write for example P1Y or P6M");
        return null;
    }
}
