using System.Globalization;
using System.Text.RegularExpressions;
using Gnomon.Describe;
using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>Reads penalty bands: an amount, a share of turnover, or both and which of them counts.</summary>
internal static partial class PenaltyReader
{
    private static readonly string[] Keys = ["cites", "confirmed", "at-most", "turnover", "whichever", "lower-for"];
    private static readonly string[] Sizes = ["small-or-medium", "mid-cap"];

    /// <summary>A band of penalties*.yaml, which has an id.</summary>
    public static Penalty? Named(YamlPlace place, IReadOnlyList<Act> acts)
    {
        if (!place.HasOnly(["id", .. Keys]))
            return null;
        return PackIds.Read(place.Required("id")) is null ? null : Band(place, acts);
    }

    /// <summary>A band that stands at its only duty.</summary>
    public static Penalty? Read(YamlPlace place, IReadOnlyList<Act> acts) => place.HasOnly(Keys) ? Band(place, acts) : null;

    private static Penalty? Band(YamlPlace place, IReadOnlyList<Act> acts)
    {
        var cites = CitationReader.Read(place, acts);
        var (most, share) = (place.Optional("at-most"), place.Optional("turnover"));
        var amount = most is null ? null : Amount(most);
        var percent = share is null ? null : Percent(share);
        var which = place.Optional("whichever")?.Word("higher", "lower");
        if (most is null && share is null)
            place.Report("the penalty has neither an amount nor a share of turnover", "add `at-most: 15000000 EUR`, `turnover: 3 %`, or both");
        if (most is not null && share is not null && place.Optional("whichever") is null)
            place.Report("it is not said which of amount and share counts", "add `whichever: higher`, or `lower`");
        if ((most is null || share is null) && (place.Optional("whichever") ?? place.Optional("lower-for")) is { } extra)
            extra.Report("there is nothing to choose between: only an amount and a share together have a higher and a lower", "take it away");
        var reliefs = Reliefs(place, acts);
        if (cites is not { } at || (most is not null && amount is null) || (share is not null && percent is null) || reliefs.Contains(null))
            return null;
        return new Penalty(at.Cites, amount, percent, which is null ? null : which is "higher" ? Whichever.Higher : Whichever.Lower, [.. reliefs.OfType<PenaltyRelief>()])
        {
            KnownOn = at.Act.Published,
        };
    }

    private static List<PenaltyRelief?> Reliefs(YamlPlace band, IReadOnlyList<Act> acts)
    {
        var reliefs = new List<PenaltyRelief?>();
        foreach (var place in band.Optional("lower-for")?.Items() ?? [])
        {
            var relief = Relief(place, acts);
            if (relief is not null && reliefs.Exists(r => string.Equals(r?.Size, relief.Size, StringComparison.Ordinal)))
                place.Report($"the size '{relief.Size}' stands here a second time", "keep one of the two");
            reliefs.Add(relief);
        }

        return reliefs;
    }

    private static PenaltyRelief? Relief(YamlPlace place, IReadOnlyList<Act> acts)
    {
        if (!place.HasOnly("size", "cites", "confirmed"))
            return null;
        var size = place.Required("size")?.Word(Sizes);
        return CitationReader.Read(place, acts) is { } at && size is not null ? new PenaltyRelief(size, at.Cites) { KnownOn = at.Act.Published } : null;
    }

    private static Money? Amount(YamlPlace place)
    {
        if (place.Text() is not { } text)
            return null;
        var match = AmountText().Match(text);
        if (match.Success && decimal.Parse(match.Groups["amount"].Value, CultureInfo.InvariantCulture) is > 0 and var amount)
            return new Money(amount, match.Groups["currency"].Value);
        place.Report($"'{text}' is not an amount with its currency", "write for example 15000000 EUR");
        return null;
    }

    private static decimal? Percent(YamlPlace place)
    {
        if (place.Text() is not { } text)
            return null;
        var match = PercentText().Match(text);
        if (match.Success && decimal.Parse(match.Groups["percent"].Value, CultureInfo.InvariantCulture) is > 0 and <= 100 and var percent)
            return percent;
        place.Report($"'{text}' is not a share of turnover", "write for example 3 %");
        return null;
    }

    [GeneratedRegex("^(?<amount>[0-9]{1,15}) (?<currency>[A-Z]{3})\\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AmountText();

    [GeneratedRegex("^(?<percent>[0-9]{1,3}(\\.[0-9]{1,4})?) ?%\\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PercentText();
}
