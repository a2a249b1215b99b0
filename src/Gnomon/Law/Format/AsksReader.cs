using System.Globalization;
using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Reads the evidence that an obligation asks for.</summary>
internal static class AsksReader
{
    public static EvidenceAsked? Read(YamlPlace place)
    {
        if (!place.HasOnly("all", "any", "criterion", "document", "within", "independent", "declaration"))
            return null;
        var kinds = place.Entries().Where(e => e.Name is not ("within" or "independent")).ToList();
        if (kinds.Count != 1)
        {
            place.Report("a piece of evidence is one of all, any, criterion, document, declaration", "keep one of them");
            return null;
        }

        var (name, value) = kinds[0];
        if (name is not "document" && (place.Optional("within") ?? place.Optional("independent")) is { } extra)
        {
            extra.Report("only a document has 'within' and 'independent'", "take it away");
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
        return value.Text() is { } kind && good ? new EvidenceAsked.Document(kind, months, independent) : null;
    }

    /// <summary>An ISO 8601 period of whole years and months, in months.</summary>
    private static int? Months(YamlPlace place)
    {
        if (place.Text() is not { } text)
            return null;
        var match = System.Text.RegularExpressions.Regex.Match(
            text, "^P((?<years>[0-9]{1,3})Y)?((?<months>[0-9]{1,3})M)?$", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        var months = match.Success ? (Part(match.Groups["years"]) * 12) + Part(match.Groups["months"]) : 0;
        if (months > 0)
            return months;
        place.Report($"'{text}' is not a period of years and months", "write for example P1Y or P6M");
        return null;

        static int Part(System.Text.RegularExpressions.Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
    }
}
