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

    [Fact]
    public void Every_misunderstanding_of_the_command_line_is_told_without_a_trace()
    {
        using var cli = new Cli();
        var run = cli.Gnomon("classify", "--on", "yesterday", "--lang", "de");
        Assert.Equal((int)ExitCode.Usage, run.Exit);
        Golden.Match("Classify/usage.txt", run.Err);
    }
}
