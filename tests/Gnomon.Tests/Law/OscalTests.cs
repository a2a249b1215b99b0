using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Law.Exchange;

namespace Gnomon.Tests.Law;

/// <summary>
/// The parts of the OSCAL 1.1.2 JSON schema that our two documents use, as rules: data types by the name of the member, members that must and that may be
/// there, no empty list, object or string anywhere, no id twice, and no reference to what is not there.
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

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["catalog"] = ["groups", "back-matter"],
        ["assessment-results"] = ["back-matter"],
        ["metadata"] = ["remarks"],
        ["import-ap"] = ["remarks"],
        ["results"] = ["props", "observations"],
        ["control-selections"] = ["links", "include-all", "include-controls"],
        ["observations"] = ["title", "props"],
        ["groups"] = ["controls"],
        ["controls"] = ["props", "parts", "links"],
        ["parts"] = ["id", "ns", "props", "prose"],
        ["props"] = ["ns"],
        ["links"] = ["rel"],
        ["back-matter"] = ["resources"],
        ["resources"] = ["title", "description", "props"],
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
            LawText.Provision("p", "{ by: A, from: 2024-01-01, when: { a: true }, then: [ o ] }") + LawText.Provision("q", "{ by: A, from: 2024-01-01, when: { r: true }, then: [ role ] }"),
            duties ? LawText.Rule("1.d", ", role: role, given: o, serves: [ \"x:§9%\" ]", "{ by: A, from: 2025-05-05, until: 2030-01-01 }") : "");
        pack = Renamed(pack, "p", "p/1 (a)");
        Whole("catalog", OscalCatalog.ToBytes(pack));
        var said = LawText.Good(LawEngine.Compile(facts, [pack]).Classify(LawText.Facts(facts, "r=true"), LawText.Reading("2026-01-01", "2026-01-01")));
        var card = LawText.Good(CardReader.FromYaml(LawText.File("card.yaml", "gnomon: 1\nsystem: { id: org.example.x, name: { en: X }, version: \"1\" }\nuses: [ { id: u } ]\n"), CardFolder.At(Path.GetTempPath()), facts));
        Whole("assessment-results", OscalResults.ToBytes(said, card));
    }

    // Ids that were alike once blanks had given way, a rule called as a group is, or as a part of another rule: each stood twice.
    [Fact]
    public void Ids_that_are_nearly_alike_stay_apart()
    {
        var facts = LawText.Dictionary("a use yes-no");
        var rules = string.Concat(new[] { "obligations", "art-1.role", "art-1_role", "x", "x_en", "provision.x" }.Select(id => LawText.Provision(id, "{ by: A, from: 2024-01-01, when: { a: true }, then: [ o ] }")));
        Whole("catalog", OscalCatalog.ToBytes(Renamed(LawText.Pack(facts, "o", rules), "art-1.role", "art-1 role")));
    }

    // Packs that are read have no such ids; the documents do not rely on it.
    private static LawPack Renamed(LawPack pack, string id, string now) =>
        pack with { Provisions = [.. pack.Provisions.Select(p => string.Equals(p.Id, id, StringComparison.Ordinal) ? p with { Id = now } : p)] };

    // A version with a line break, a day before 1900: OSCAL takes neither.
    [Fact]
    public void What_a_card_may_say_and_OSCAL_may_not_is_said_in_its_way()
    {
        var facts = LawText.Dictionary("a use yes-no");
        var pack = LawText.Pack(facts, "o", LawText.Provision("p", "{ by: A, from: 2024-01-01, when: { a: true }, then: [ o ] }"));
        var said = LawText.Good(LawEngine.Compile(facts, [pack]).Classify(LawText.Facts(facts, "a=true"), LawText.Reading("1850-01-01", "1850-01-01")));
        var card = LawText.Good(CardReader.FromYaml(LawText.File("card.yaml", "gnomon: 1\nsystem: { id: org.example.x, name: { en: X }, version: \" 1\\n*2*\" }\nuses: [ { id: u } ]\n"), CardFolder.At(Path.GetTempPath()), facts));
        Whole("assessment-results", OscalResults.ToBytes(said, card));
    }

    private static void Whole(string name, byte[] document)
    {
        var root = JsonNode.Parse(document)![name]!;
        Check(name, root);
        var all = Members(name, root).ToList();
        Assert.Empty(all.Where(m => m.Name is "uuid" or "id").GroupBy(m => m.Value, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(all.Where(m => m.Name is "href" && m.Value.StartsWith('#')).Select(m => m.Value[1..]).Except(all.Where(m => m.Name is "uuid").Select(m => m.Value), StringComparer.Ordinal));
    }

    private static IEnumerable<(string Name, string Value)> Members(string name, JsonNode node) => node switch
    {
        JsonObject map => map.SelectMany(m => Members(m.Key, m.Value!)),
        JsonArray list => list.SelectMany(i => Members(name, i!)),
        _ => [(name, node.GetValue<string>())],
    };

    private static void Check(string name, JsonNode node)
    {
        switch (node)
        {
            case JsonObject map:
                Assert.True(map.Count > 0 || name is "include-all", $"{name} is empty");
                foreach (var needed in Required.GetValueOrDefault(name, []))
                    Assert.True(map.ContainsKey(needed), $"{name} has no {needed}");
                if (Required.TryGetValue(name, out var must) | Allowed.TryGetValue(name, out var may))
                    Assert.Empty(map.Select(m => m.Key).Except([.. must ?? [], .. may ?? []], StringComparer.Ordinal));
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
        "href" => Reference(),
        _ => Line(),
    };

    [GeneratedRegex("^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}\\z", RegexOptions.None, 1000)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("^(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Moment();

    [GeneratedRegex(@"^\S(.*\S)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"^([A-Za-z0-9:/?#@!$&'()*+,;=._~-]|%[0-9A-F]{2})+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^[^\n]+\z", RegexOptions.None, 1000)]
    private static partial Regex Markup();
}
