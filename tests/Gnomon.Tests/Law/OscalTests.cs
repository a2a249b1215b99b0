using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Law.Exchange;

namespace Gnomon.Tests.Law;

/// <summary>
/// The parts of the OSCAL 1.1.2 JSON schema that our two documents use, as rules: data types by the name of the member, members that must be there,
/// and no empty list, object or string anywhere.
/// </summary>
public sealed partial class OscalTests
{
    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        ["catalog"] = ["uuid", "metadata"],
        ["assessment-results"] = ["uuid", "metadata", "import-ap", "results"],
        ["metadata"] = ["title", "last-modified", "version", "oscal-version"],
        ["import-ap"] = ["href"],
        ["results"] = ["uuid", "title", "description", "start", "reviewed-controls"],
        ["reviewed-controls"] = ["control-selections"],
        ["include-controls"] = ["control-id"],
        ["observations"] = ["uuid", "description", "methods", "collected"],
        ["groups"] = ["id", "title"],
        ["controls"] = ["id", "title"],
        ["parts"] = ["name"],
        ["props"] = ["name", "value"],
        ["links"] = ["href"],
        ["resources"] = ["uuid"],
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Our_documents_keep_to_the_schema(bool duties)
    {
        var facts = LawText.Dictionary("a use yes-no\nr system yes-no");
        var pack = LawText.Pack(
            facts,
            "o role:system",
            LawText.Provision("p/1 (a)", "{ by: A, from: 2024-01-01, when: { a: true }, then: [ o ] }") + LawText.Provision("q", "{ by: A, from: 2024-01-01, when: { r: true }, then: [ role ] }"),
            duties ? LawText.Rule("1.d", ", role: role, given: o, serves: [ \"x:Y\" ]", "{ by: A, from: 2025-05-05, until: 2030-01-01 }") : "");
        Check("catalog", JsonNode.Parse(OscalCatalog.ToBytes(pack))!["catalog"]!);
        var said = LawText.Good(LawEngine.Compile(facts, [pack]).Classify(LawText.Facts(facts, "r=true"), LawText.Reading("2026-01-01", "2026-01-01")));
        var card = LawText.Good(CardReader.FromYaml(LawText.File("card.yaml", "gnomon: 1\nsystem: { id: org.example.x, name: { en: X }, version: \"1\" }\nuses: [ { id: u } ]\n"), CardFolder.At(Path.GetTempPath()), facts));
        Check("assessment-results", JsonNode.Parse(OscalResults.ToBytes(said, card))!["assessment-results"]!);
    }

    private static void Check(string name, JsonNode node)
    {
        switch (node)
        {
            case JsonObject map:
                Assert.True(map.Count > 0 || name is "include-all", $"{name} is empty");
                foreach (var needed in Required.GetValueOrDefault(name, []))
                    Assert.True(map.ContainsKey(needed), $"{name} has no {needed}");
                foreach (var (key, value) in map)
                    Check(key, value!);
                break;
            case JsonArray list:
                Assert.True(list.Count > 0, $"{name} is an empty list");
                foreach (var item in list)
                    Check(name, item!);
                break;
            case JsonValue value:
                Assert.Matches(Type(name), value.GetValue<string>());
                break;
        }
    }

    private static Regex Type(string name) => name switch
    {
        "uuid" => Uuid(),
        "id" or "control-id" or "name" or "rel" => Token(),
        "last-modified" or "start" or "collected" => Moment(),
        "title" or "description" or "prose" or "remarks" => Markup(),
        _ => Line(),
    };

    [GeneratedRegex("^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$", RegexOptions.None, 1000)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", RegexOptions.None, 1000)]
    private static partial Regex Moment();

    [GeneratedRegex(@"^\S(.*\S)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"^[^\n]+$", RegexOptions.None, 1000)]
    private static partial Regex Markup();
}
