using System.Text.RegularExpressions;
using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>What the id and the jurisdiction of a pack look like: cards and folders name it by them.</summary>
internal static partial class PackName
{
    public const string IdExpected = "small letters, digits and single hyphens were expected", IdRemedy = "write for example my-ai-law";

    public const string JurisdictionExpected = "letters and hyphens were expected", JurisdictionRemedy = "write for example VN, EU or US-NY";

    public static bool IsId(string text) => IdPattern().IsMatch(text);

    public static bool IsJurisdiction(string text) => JurisdictionPattern().IsMatch(text);

    /// <summary>The id at a place; reports one that is none.</summary>
    public static string? Id(YamlPlace? place)
    {
        if (place?.Text() is not { } id)
            return null;
        if (!IsId(id))
            place.Report($"'{id}' is no id of a pack; {IdExpected}", IdRemedy);
        return id;
    }

    /// <summary>The jurisdiction at a place; reports one that is none.</summary>
    public static string? Jurisdiction(YamlPlace? place)
    {
        if (place?.Text() is not { } jurisdiction)
            return null;
        if (!IsJurisdiction(jurisdiction))
            place.Report($"'{jurisdiction}' is no jurisdiction; {JurisdictionExpected}", JurisdictionRemedy);
        return jurisdiction;
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdPattern();

    [GeneratedRegex("^[A-Za-z]{2,}(-[A-Za-z]+)*\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JurisdictionPattern();
}
