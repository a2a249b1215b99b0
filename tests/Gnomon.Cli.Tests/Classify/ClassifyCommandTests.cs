using System.Text.Json.Nodes;

namespace Gnomon.Cli.Tests.Classify;

/// <summary>The law alone, on two dates.</summary>
public sealed class ClassifyCommandTests
{
    private static string Sample(string name) => Path.Combine(Cli.Repository, "samples", name, "system.yaml");

    [Theory]
    [InlineData("2026-07-01", "2026-08-02", "true")]
    [InlineData("2026-11-21", "2027-12-02", "false")]
    public void Before_and_after_the_amending_act_the_same_class_has_another_date(string known, string from, string inForce)
    {
        using var cli = new Cli();
        var run = cli.Gnomon("classify", Sample("hiring"), "--on", "2026-12-02", "--known", known, "--json");
        Assert.True(run.Exit == 0, run.Err);
        var highRisk = JsonNode.Parse(run.Out)!["law"]![0]!["outcomes"]!.AsArray().Single(o => (string?)o!["id"] == "eu.high-risk")!;
        Assert.Equal(("true", from, inForce), ((string?)highRisk["truth"], (string?)highRisk["from"], (string?)highRisk["inForce"]));
    }

    [Theory]
    [InlineData("hiring", "en")]
    [InlineData("hiring", "fr")]
    [InlineData("triage", "vi")]
    public void The_classification_reads_as_reviewed(string sample, string language)
    {
        using var cli = new Cli();
        var run = cli.Gnomon("classify", Sample(sample), "--on", "2026-11-21", "--known", "2026-11-21", "--lang", language);
        Assert.True(run.Exit == 0, run.Err);
        Golden.Match($"Classify/{sample}.{language}.txt", run.Out);
    }

    // Found by an independent assessor: a system for "gb" looked as if no law applied to it.
    [Theory]
    [InlineData("nz", "en", "Market nz: no law that is installed is for it, so nothing was examined. There are laws for: ca, eu, uk, us, us-nyc, vn.")]
    [InlineData("nz", "vi", "Thị trường nz: chưa có luật nào")]
    [InlineData("nz", "fr", "Marché nz\u00a0: aucune loi installée ne le vise")]
    [InlineData("gb", "en", "Market gb: no law that is installed is for it, so nothing was examined. In a card the id of that place (United Kingdom) is “uk”.")]
    [InlineData("vietnam", "vi", "Thị trường vietnam: chưa có luật nào được cài đặt cho thị trường này nên chưa xem xét gì. Trong thẻ hệ thống, id của nơi này (Việt Nam) là “vn”.")]
    [InlineData("germany", "fr", "Marché germany\u00a0: aucune loi installée ne le vise, rien n’a donc été examiné. Dans une fiche, l’identifiant de ce lieu (Allemagne) est «\u00a0de\u00a0».")]
    public void A_market_without_a_law_is_said(string market, string language, string said)
    {
        using var cli = new Cli();
        var card = Path.Combine(cli.Folder, "card.yaml");
        File.WriteAllText(card, $"gnomon: 1\nsystem: {{ id: org.example.desk, name: {{ en: Desk }}, version: \"1\" }}\nmarkets:\n  - {{ id: {market} }}\nuses:\n  - {{ id: u }}\n");
        var run = cli.Gnomon("classify", card, "--lang", language);
        Assert.Equal(0, run.Exit);
        Assert.StartsWith(said, run.Out, StringComparison.Ordinal);
        Assert.Contains(said, cli.GnomonTold("", "ask", card, "--lang", language).Out, StringComparison.Ordinal);
        Assert.Contains(said, cli.GnomonTold("", "assess", card, "--draft", "--out", "out", "--lang", language).Err, StringComparison.Ordinal);
    }

    // The card printed for readers gave no level; and where an assessment states one, the points still spoke of another.
    [Fact]
    public void Canadas_example_card_comes_to_a_level_and_a_stated_level_leaves_the_points_out()
    {
        using var cli = new Cli();
        var page = File.ReadAllText(Path.Combine(Cli.Repository, "docs", "laws", "ca-adm.md"));
        var card = page.Split("```yaml\n")[1].Split("```")[0];
        File.WriteAllText(cli.At("card.yaml"), card);
        var counted = cli.Gnomon("classify", cli.At("card.yaml"), "--on", "2026-12-02", "--lang", "en").Out;
        Assert.Contains("9 of at most 167 points (raw sum 9; mitigation has 0 points, too few to lower it).", counted, StringComparison.Ordinal);
        Assert.Contains("the system: impact level I, little or none", counted, StringComparison.Ordinal);
        File.WriteAllText(cli.At("card.yaml"), card.Replace("ca.stated-level: none", "ca.stated-level: level-3", StringComparison.Ordinal));
        var stated = cli.Gnomon("classify", cli.At("card.yaml"), "--on", "2026-12-02", "--lang", "en").Out;
        Assert.Contains("the system: impact level III, high", stated, StringComparison.Ordinal);
        Assert.DoesNotContain("167", stated, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_misunderstanding_of_the_command_line_is_told_without_a_trace()
    {
        using var cli = new Cli();
        var run = cli.Gnomon("classify", "--on", "yesterday", "--lang", "de");
        Assert.Equal((int)ExitCode.Usage, run.Exit);
        Golden.Match("Classify/usage.txt", run.Err);
    }
}
