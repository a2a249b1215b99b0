using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Law.Tools;

namespace Gnomon.Tests.Law;

/// <summary>Which packs a card is read against.</summary>
public sealed class PackChoiceTests : IDisposable
{
    private static readonly FactDictionary Facts = LawText.Dictionary("a use yes-no\nm market yes-no");

    private readonly string folder = Directory.CreateTempSubdirectory("gnomon-choice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("[ { id: eu } ]", "eu")]
    [InlineData("[ { id: fr } ]", "eu")]
    [InlineData("[ { id: vn } ]", "vn")]
    [InlineData("[ { id: eu }, { id: vn } ]", "eu vn")]
    [InlineData("[ { id: us } ]", "us us-nyc")]
    [InlineData("[ { id: us-nyc } ]", "us us-nyc")]
    [InlineData("[ { id: us-tx } ]", "us")]
    [InlineData("[ { id: jp } ]", "")]
    public void A_card_is_read_against_the_laws_of_its_markets(string markets, string examined) =>
        Assert.Equal(examined, Examined(Choose($"markets: {markets}")));

    [Fact]
    public void A_card_without_markets_may_come_to_any() => Assert.Equal("eu us us-nyc vn", Examined(Choose("")));

    [Fact]
    public void A_voluntary_pack_is_asked_only_where_the_card_names_it()
    {
        var choice = Choose("markets: [ { id: us } ]\npacks: [ framework ]");
        Assert.Equal("framework us us-nyc", Examined(choice));
        Assert.Equal(["eu", "vn"], choice.Value.LeftOut.Select(p => p.Id));
        Assert.Contains("framework", Choose("markets: [ { id: us } ]").Value.LeftOut.Select(p => p.Id));
    }

    [Fact]
    public void An_unknown_pack_is_named_with_its_line_and_the_nearest_one()
    {
        var problem = Assert.Single(Choose("markets: [ { id: us } ]\npacks: [ framewrok ]").Problems);
        Assert.Equal((ExitCode.Card, 5), (problem.Exit, problem.Line));
        Assert.Contains("framework", problem.Remedy, StringComparison.Ordinal);
    }

    // The first of two member states was read, and the other one's answers counted for nothing without a word.
    [Theory]
    [InlineData("[ { id: de, facts: { m: true } }, { id: fr, facts: { m: false } } ]", "de fr 4")]
    [InlineData("[ { id: fr }, { id: de, facts: { m: true } } ]", "fr de 4")]
    [InlineData("[ { id: eu, facts: { m: true } }, { id: fr, facts: { m: false } } ]", "eu fr 4")]
    public void Two_markets_of_one_law_that_answer_differently_are_an_error(string markets, string expected)
    {
        var problem = Assert.Single(Choose($"markets: {markets}").Problems);
        var (read, other) = (expected.Split(' ')[0], expected.Split(' ')[1]);
        Assert.Equal((ExitCode.Card, 4, "m"), (problem.Exit, problem.Line, problem.Key));
        Assert.Equal($"eu reads the answers of one market, '{read}', and '{other}' does not answer the same", problem.What);
        Assert.Contains("- id: eu", problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[ { id: de, facts: { m: true } }, { id: fr, facts: { m: true } } ]")]
    [InlineData("[ { id: de, facts: { m: true } }, { id: fr } ]")]
    [InlineData("[ { id: eu, facts: { m: true } }, { id: vn, facts: { m: false } } ]")]
    [InlineData("[ { id: us, facts: { m: true } }, { id: us-nyc, facts: { m: false } } ]")]
    public void Markets_that_say_the_same_or_that_have_laws_of_their_own_are_none(string markets) => Assert.True(Choose($"markets: {markets}").IsGood);

    // A trial of a law asks about markets on its own, and passed over what `classify` refuses.
    [Fact]
    public void A_law_is_not_tried_on_a_card_whose_answers_it_would_pass_over()
    {
        var path = Path.Combine(folder, "two.yaml");
        File.WriteAllText(path, "gnomon: 1\nsystem: { id: org.example.x, name: { en: X }, version: \"1\" }\nuses: [ { id: u } ]\nmarkets: [ { id: de, facts: { m: true } }, { id: fr, facts: { m: false } } ]\n");
        var (tried, problems) = Trial.Run(Pack("eu", "EU", "fr", "de"), [Pack("eu", "EU", "fr", "de")], Facts, [path], LawText.Reading("2026-12-02", "2026-11-21"));
        Assert.Empty(tried);
        Assert.Equal("m", Assert.Single(problems).Key);
    }

    // A trial accepted a card that `classify` refuses.
    [Fact]
    public void A_law_is_not_tried_on_a_card_that_names_an_unknown_pack()
    {
        var path = Path.Combine(folder, "stranger.yaml");
        File.WriteAllText(path, "gnomon: 1\nsystem: { id: org.example.x, name: { en: X }, version: \"1\" }\nuses: [ { id: u } ]\npacks: [ rihc ]\n");
        var (tried, problems) = Trial.Run(Pack("eu", "EU"), [Pack("eu", "EU"), Pack("rich", "VN")], Facts, [path], LawText.Reading("2026-12-02", "2026-11-21"));
        Assert.Empty(tried);
        Assert.Equal((ExitCode.Card, 4, "'rihc' is not a pack that is installed"), (Assert.Single(problems).Exit, problems[0].Line, problems[0].What));
        Assert.Contains("rich", problems[0].Remedy, StringComparison.Ordinal);
        File.WriteAllText(path, File.ReadAllText(path).Replace("rihc", "rich", StringComparison.Ordinal));
        Assert.Single(Trial.Run(Pack("eu", "EU"), [Pack("eu", "EU"), Pack("rich", "VN")], Facts, [path], LawText.Reading("2026-12-02", "2026-11-21")).Tried);
    }

    private static string Examined(Checked<PackChoice> choice) => string.Join(' ', choice.Value.Examined.Select(p => p.Id));

    private Checked<PackChoice> Choose(string more)
    {
        var path = Path.Combine(folder, "system.yaml");
        File.WriteAllText(path, $"gnomon: 1\nsystem: {{ id: org.example.x, name: {{ en: X }}, version: \"1\" }}\nuses: [ {{ id: u }} ]\n{more}\n");
        return PackChoice.Of([Pack("eu", "EU", "fr", "de"), Pack("framework", "US") with { OnRequest = true }, Pack("us", "US"), Pack("us-nyc", "US-NYC"), Pack("vn", "VN")], LawText.Good(CardReader.Read(path, Facts)));
    }

    private static LawPack Pack(string id, string jurisdiction, params string[] also) =>
        LawText.Pack(Facts, "x", LawText.Provision("r", "{ by: A, from: 2024-01-01, when: { a: true }, then: [x] }")) with { Id = id, Jurisdiction = jurisdiction, AlsoIn = also };
}
