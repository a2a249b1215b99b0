using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Reads the evidence that an obligation asks for.</summary>
internal static class AsksReader
{
    public static EvidenceAsked? Read(YamlPlace place)
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
            "all" => Parts(value) is { } parts ? new EvidenceAsked.All(parts) : null,
            "any" => Parts(value) is { } parts ? new EvidenceAsked.Any(parts) : null,
            "criterion" => value.Text() is { } id ? new EvidenceAsked.Criterion(id) : null,
            "declaration" => value.Text() is { } fact ? new EvidenceAsked.Declaration(fact) : null,
            _ => Document(place, value),
        };
    }

    private static List<EvidenceAsked>? Parts(YamlPlace place)
    {
        var parts = place.Items().Select(Read).ToList();
        return parts.Count == 0 || parts.Contains(null) ? null : [.. parts.OfType<EvidenceAsked>()];
    }

    private static EvidenceAsked.Document? Document(YamlPlace place, YamlPlace value)
    {
        int? months = null;
        var good = true;
        if (place.Optional("within") is { } within)
            good = (months = Months(within)) is not null;
        var independent = place.Optional("independent")?.YesNo() ?? false;
        var sections = Sections(place);
        return value.Text() is { } kind && good && sections is not null ? new EvidenceAsked.Document(kind, months, independent) { Sections = sections } : null;
    }

    private static List<DocumentSection>? Sections(YamlPlace document)
    {
        var sections = new List<DocumentSection?>();
        foreach (var place in document.Optional("sections")?.Items() ?? [])
        {
            var (id, says) = place.HasOnly("id", "says", "from") ? (place.Required("id")?.Text(), place.Required("says")?.Localized()) : (null, null);
            if (id is not null && sections.Exists(s => string.Equals(s?.Id, id, StringComparison.Ordinal)))
                place.Report($"the section '{id}' stands here a second time", "keep one of the two");
            sections.Add(id is not null && says is not null ? new DocumentSection(id, says, [.. (place.Optional("from")?.Items() ?? []).Select(f => f.Text()).OfType<string>()]) : null);
        }

        return sections.Contains(null) ? null : [.. sections.OfType<DocumentSection>()];
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
