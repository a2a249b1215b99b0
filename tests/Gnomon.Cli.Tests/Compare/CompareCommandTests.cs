using System.Globalization;
using System.Text.Json.Nodes;

namespace Gnomon.Cli.Tests.Compare;

/// <summary>A second version that is better for men and worse for women, about the same people and about others.</summary>
public sealed class CompareCommandTests
{
    private const string Card = """
        gnomon: 1
        system: { id: org.example.versions, name: { en: Versions }, version: "VERSION" }
        uses: [{ id: use }]
        measure:
          - { id: outcomes, kind: fairness, data: "rows.csv", unit: id, label: y = 1, prediction: said = 1, favourable: true, groups: { sex: sex } }
        profile: default
        """;

    [Fact]
    public void The_same_people_are_compared_in_pairs_and_the_numbers_are_those_of_counting_them()
    {
        using var cli = new Cli();
        Version(cli, "1", 0);
        Version(cli, "2", 0);
        var run = cli.Gnomon("compare", cli.At("1", "system.yaml"), cli.At("2", "system.yaml"), "--json");
        Assert.True(run.Exit == 0, run.Err);
        var json = JsonNode.Parse(run.Out)!;
        Assert.Equal(598, (int)json["paired"]![0]!["pairs"]!);
        Assert.Equal((2, 2), ((int)json["paired"]![0]!["onlyBefore"]!, (int)json["paired"]![0]!["onlyAfter"]!));
        foreach (var sex in (string[])["F", "M"])
        {
            var people = Enumerable.Range(2, 598).Where(i => Sex(i) == sex && Label(i) == 1).ToList();
            var (gained, lost) = (people.Count(i => Said(1, i) == 0 && Said(2, i) == 1), people.Count(i => Said(1, i) == 1 && Said(2, i) == 0));
            var change = json["changes"]!.AsArray().Single(c => (string?)c!["id"] == "fairness.true_positive_rate" && (string?)c["group"]?["sex"] == sex)!;
            Assert.Equal(people.Count, (int)change["pairs"]!);
            Assert.Equal((gained - lost) / (double)people.Count, (double)change["difference"]!["point"]!, 12);
            Assert.Equal("tango", (string?)change["difference"]!["method"]);
            Assert.Equal(sex == "F" ? "worse" : "better", (string?)change["verdict"]);
        }

        Assert.Contains(json["changes"]!.AsArray(), c => (string?)c!["verdict"] == "unknown" && (string?)c["id"] == "fairness.precision" && (string?)c["difference"]!["unknown"]![0]!["cause"] == "not-modelled");
        Assert.Equal((int)ExitCode.FailedOn, cli.Gnomon("compare", cli.At("1", "system.yaml"), cli.At("2", "system.yaml"), "--fail-on", "worse").Exit);
        foreach (var language in (string[])["en", "vi", "fr"])
            Golden.Match($"Compare/pairs.{language}.txt", cli.Gnomon("compare", cli.At("1", "system.yaml"), cli.At("2", "system.yaml"), "--lang", language).Out);
    }

    [Fact]
    public void Other_people_and_results_are_compared_as_figures_and_a_version_with_itself_shows_nothing()
    {
        using var cli = new Cli();
        Version(cli, "1", 0);
        Version(cli, "2", 1000);
        var cards = JsonNode.Parse(cli.Gnomon("compare", cli.At("1", "system.yaml"), cli.At("2", "system.yaml"), "--json").Out)!;
        Assert.Empty(cards["paired"]!.AsArray());
        foreach (var version in (string[])["1", "2"])
            Assert.Equal(0, cli.Gnomon("assess", cli.At(version, "system.yaml"), "--draft", "--out", cli.At("out" + version)).Exit);
        var results = cli.Gnomon("compare", cli.At("out1"), cli.At("out2"), "--json");
        Assert.Equal(cards["changes"]!.ToJsonString(), JsonNode.Parse(results.Out)!["changes"]!.ToJsonString());
        var text = cli.Gnomon("compare", cli.At("out1"), cli.At("out2")).Out;
        Assert.Contains("Figures without pairs are compared as of different people.", text, StringComparison.Ordinal);
        Assert.Contains("true positive rate · sex: F: 60.0% → 34.0%", text[text.IndexOf("Worse:", StringComparison.Ordinal)..text.IndexOf("Better:", StringComparison.Ordinal)], StringComparison.Ordinal);
        var same = JsonNode.Parse(cli.Gnomon("compare", cli.At("out1"), cli.At("out1"), "--json", "--fail-on", "worse").Out)!;
        Assert.All(same["changes"]!.AsArray(), c => Assert.Contains((string?)c!["verdict"], (string[])["not-shown", "unknown"]));
        Assert.Equal((int)ExitCode.NotAResult, cli.Gnomon("compare", cli.Folder, cli.At("out1")).Exit);
        Assert.Equal((int)ExitCode.Usage, cli.Gnomon("compare", cli.At("out1"), cli.At("out2"), "--fail-on", "better").Exit);
    }

    // Six hundred people, two of them only in the first file and two only in the second; who is moved, the second version's people are others.
    private static void Version(Cli cli, string version, int moved)
    {
        Directory.CreateDirectory(cli.At(version));
        File.WriteAllText(cli.At(version, "system.yaml"), Card.Replace("VERSION", version, StringComparison.Ordinal));
        var first = version is "1" ? 0 : 2;
        File.WriteAllText(cli.At(version, "rows.csv"), "id,sex,y,said\n" + string.Concat(Enumerable.Range(first, 600).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"p{i + moved},{Sex(i)},{Label(i)},{Said(version is "1" ? 1 : 2, i)}\n"))));
    }

    private static string Sex(int i) => i * 7 % 2 == 0 ? "F" : "M";

    private static int Label(int i) => i * 5 % 3 == 0 ? 0 : 1;

    // The second version takes three in seven away from women and gives three in seven to men.
    private static int Said(int version, int i)
    {
        var first = i * 13 % 10 < 6 ? 1 : 0;
        return version == 1 || i % 7 is not (1 or 2 or 3) ? first : Sex(i) == "F" ? 0 : 1;
    }
}
