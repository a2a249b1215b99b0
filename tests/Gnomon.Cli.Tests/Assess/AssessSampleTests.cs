using System.Text.Json.Nodes;
using Gnomon.Tests.Describe;
using Newtonsoft.Json.Linq;

namespace Gnomon.Cli.Tests.Assess;

/// <summary>The samples, from the card to a sealed report, as a new user runs them.</summary>
public sealed class AssessSampleTests
{
    private static readonly Dictionary<string, string> Stopped = new(StringComparer.Ordinal) { ["SOURCE_DATE_EPOCH"] = "1795219200" };

    private static string Sample(string name) => Path.Combine(Cli.Repository, "samples", name, "system.yaml");

    [Theory]
    [InlineData("hiring", "en")]
    [InlineData("hiring", "vi")]
    [InlineData("hiring", "fr")]
    [InlineData("triage", "vi")]
    [InlineData("credit", "fr")]
    public void A_sample_is_assessed_sealed_and_verified(string sample, string language)
    {
        using var cli = new Cli();
        var assess = cli.Gnomon("assess", Sample(sample), "--out", cli.At("out"), "--lang", language);
        Assert.True(assess.Exit == 0, assess.Err);
        Assert.InRange(assess.Out.TrimEnd('\n').Split('\n').Length, 5, 14);
        var verify = cli.Gnomon("verify", cli.At("out"), "--lang", language);
        Assert.True(verify.Exit == 0, verify.Out + verify.Err);
    }

    [Fact]
    public void The_bytes_are_the_same_on_one_and_on_two_threads_and_in_every_language()
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.Gnomon(Stopped, "assess", Sample("hiring"), "--out", cli.At("a"), "--threads", "1").Exit);
        Assert.Equal(0, cli.Gnomon(Stopped, "assess", Sample("hiring"), "--out", cli.At("b"), "--threads", "2", "--lang", "vi").Exit);
        foreach (var file in new[] { "assessment.json", "plan.json", "classification.json", "measurements.json", "findings.json", "card.yaml", "cells/outcomes.json" })
            Assert.Equal(File.ReadAllBytes(cli.At("a", file)), File.ReadAllBytes(cli.At("b", file)));
    }

    [Fact]
    public void Hiring_is_high_risk_from_december_2027_and_its_gap_hides_in_one_intersection()
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.Gnomon(Stopped, "assess", Sample("hiring"), "--out", cli.At("out")).Exit);
        var assessment = JsonNode.Parse(File.ReadAllBytes(cli.At("out", "assessment.json")))!;
        var eu = assessment["law"]!.AsArray().Single(p => (string?)p!["pack"] == "eu-ai-act")!;
        var highRisk = eu["outcomes"]!.AsArray().Single(o => (string?)o!["id"] == "eu.high-risk")!;
        Assert.Equal(("true", "false", "2027-12-02"), ((string?)highRisk["truth"], (string?)highRisk["inForce"], (string?)highRisk["from"]));

        Assert.Equal("met", Status(assessment, "sex"));
        Assert.Equal("met", Status(assessment, "race"));
        Assert.Equal("not-met", Status(assessment, "sex", "race"));
    }

    [Fact]
    public void Triage_says_that_eleven_patients_are_too_few()
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.Gnomon(Stopped, "assess", Sample("triage"), "--out", cli.At("out")).Exit);
        var assessment = JsonNode.Parse(File.ReadAllBytes(cli.At("out", "assessment.json")))!;
        var finding = Criterion(assessment, "dân tộc");
        Assert.Equal("unknown", (string?)finding["status"]);
        Assert.Contains("too-few", finding["unknown"]!.AsArray().Select(u => (string?)u!["cause"]));
    }

    [Theory]
    [InlineData("hiring")]
    [InlineData("triage")]
    public void What_is_written_fits_the_published_schema(string sample)
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.Gnomon(Stopped, "assess", Sample(sample), "--out", cli.At("out")).Exit);
        var schema = File.ReadAllText(Path.Combine(Cli.Repository, "docs", "reference", "schemas", "assessment.schema.json"));
        Assert.Empty(AsEditorsRead.Faults(schema, JToken.Parse(File.ReadAllText(cli.At("out", "assessment.json")))));
    }

    [Fact]
    public void A_draft_seals_nothing_and_says_so()
    {
        using var cli = new Cli();
        var run = cli.Gnomon("assess", Sample("hiring"), "--out", cli.At("out"), "--draft");
        Assert.Equal(0, run.Exit);
        Assert.False(Directory.Exists(cli.At("out", "evidence")));
        Assert.False(Directory.Exists(cli.At("config")));
        Assert.Contains("draft", File.ReadAllText(cli.At("out", "report.html")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal((int)ExitCode.NotAResult, cli.Gnomon("verify", cli.At("out")).Exit);
    }

    [Fact]
    public void Fail_on_ends_with_its_own_code_after_sealing()
    {
        using var cli = new Cli();
        Assert.Equal((int)ExitCode.FailedOn, cli.Gnomon("assess", Sample("hiring"), "--out", cli.At("out"), "--fail-on", "not-met,unknown").Exit);
        Assert.Equal(0, cli.Gnomon("verify", cli.At("out")).Exit);
        Assert.Equal((int)ExitCode.Usage, cli.Gnomon("assess", Sample("hiring"), "--out", cli.At("o2"), "--fail-on", "red").Exit);
    }

    private static string? Status(JsonNode assessment, params string[] by) => (string?)Criterion(assessment, by)["status"];

    private static JsonNode Criterion(JsonNode assessment, params string[] by) => assessment["findings"]!.AsArray().Single(f =>
        (string?)f!["kind"] == "criterion" && (string?)f["criterion"] == "bias-examination" && f["by"]!.AsArray().Select(b => (string?)b).SequenceEqual(by))!;
}
