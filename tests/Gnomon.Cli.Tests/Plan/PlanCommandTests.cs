using System.Text.RegularExpressions;

namespace Gnomon.Cli.Tests.Plan;

/// <summary>The bar is set first: a plan sealed alone, and a run that must keep to it.</summary>
public sealed partial class PlanCommandTests
{
    private static readonly Dictionary<string, string> Stopped = new(StringComparer.Ordinal) { ["SOURCE_DATE_EPOCH"] = "1795219200" };

    [Theory]
    [InlineData("en")]
    [InlineData("vi")]
    [InlineData("fr")]
    public void A_plan_is_sealed_alone_and_says_what_it_fixes(string language)
    {
        using var cli = new Cli();
        SampleFolder.Copy("hiring", cli.At("s"));
        var plan = cli.Gnomon(Stopped, "plan", "s/system.yaml", "--out", "p", "--lang", language);
        Assert.True(plan.Exit == 0, plan.Err);
        var verdict = cli.Gnomon("verify", "p", "--lang", language);
        Assert.Equal(0, verdict.Exit);
        Golden.Match($"Plan/plan.{language}.txt", Steady(plan.Out + "\n" + verdict.Out));
        Assert.False(Directory.Exists(cli.At("p", "cells")));
    }

    [Fact]
    public void A_run_under_a_plan_has_the_statement_of_the_plan_and_counts_as_the_same_attempt()
    {
        using var cli = new Cli();
        SampleFolder.Copy("hiring", cli.At("s"));
        var plan = cli.Gnomon(Stopped, "plan", "s/system.yaml", "--out", "p", "--on", "2028-01-02");
        Assert.Equal(0, cli.Gnomon("assess", "s/system.yaml", "--plan", "p", "--out", "a").Exit);
        Assert.Equal(0, cli.Gnomon("assess", "s/system.yaml", "--plan", "p", "--out", "b").Exit);
        Assert.Equal(File.ReadAllBytes(cli.At("p", "plan.json")), File.ReadAllBytes(cli.At("a", "plan.json")));
        var digest = Digest().Matches(plan.Out)[^1].Value;
        Assert.Contains(digest, cli.Gnomon("verify", "a").Out, StringComparison.Ordinal);
        Assert.Contains("Attempt 1 for this system", File.ReadAllText(cli.At("b", "report.html")), StringComparison.Ordinal);
        Assert.Equal(0, cli.Gnomon("assess", "s/system.yaml", "--out", "c").Exit);
        Assert.Contains("Attempt 2 for this system", File.ReadAllText(cli.At("c", "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_changed_after_the_plan_is_named_and_nothing_is_counted()
    {
        using var cli = new Cli();
        SampleFolder.Copy("hiring", cli.At("s"));
        Assert.Equal(0, cli.Gnomon(Stopped, "plan", "s/system.yaml", "--out", "p").Exit);
        SampleFolder.ChangeOneByte(cli.At("s", "predictions.csv"));
        SampleFolder.Replace(cli.At("s", "bars.yaml"), "at-least: 0.8", "at-least: 0.7");
        SampleFolder.Replace(cli.At("s", "system.yaml"), "favourable: true", "favourable: false");
        var run = cli.Gnomon("assess", "s/system.yaml", "--plan", "p", "--out", "a", "--on", "2028-01-02");
        Assert.Equal((int)ExitCode.PlanChanged, run.Exit);
        Assert.False(Path.Exists(cli.At("a")));
        Golden.Match("Plan/changed.txt", Steady(run.Err));
    }

    [Fact]
    public void A_plan_that_does_not_verify_is_refused()
    {
        using var cli = new Cli();
        SampleFolder.Copy("hiring", cli.At("s"));
        Assert.Equal(0, cli.Gnomon("plan", "s/system.yaml", "--out", "p").Exit);
        SampleFolder.Replace(cli.At("p", "plan.json"), "\"atLeast\":0.8", "\"atLeast\":0.7");
        var run = cli.Gnomon("assess", "s/system.yaml", "--plan", "p", "--out", "a");
        Assert.Equal((int)ExitCode.FileChanged, run.Exit);
        Assert.Contains("plan.json", run.Err, StringComparison.Ordinal);
        Assert.Equal((int)ExitCode.NotAResult, cli.Gnomon("assess", "s/system.yaml", "--plan", "nothing", "--out", "a").Exit);
    }

    [Fact]
    public void Attempts_are_counted_over_the_log_and_the_plan_stands_there_before_the_counts()
    {
        using var cli = new Cli();
        SampleFolder.Copy("hiring", cli.At("s"));
        Assert.Equal(0, cli.Gnomon("log", "init", "log").Exit);
        Assert.Contains("attempt 1 for this system, counted over the log", cli.Gnomon("plan", "s/system.yaml", "--out", "p", "--log", "log", "--yes").Out, StringComparison.Ordinal);

        // Another machine, where no list of attempts lies: the log remembers.
        Directory.Delete(cli.At("state", "gnomon"), recursive: true);
        SampleFolder.Replace(cli.At("s", "bars.yaml"), "at-least: 0.8", "at-least: 0.7");
        Assert.Contains("attempt 2 for this system, counted over the log", cli.Gnomon("plan", "s/system.yaml", "--out", "q", "--log", "log", "--yes").Out, StringComparison.Ordinal);
        Assert.Equal(0, cli.Gnomon("assess", "s/system.yaml", "--plan", "q", "--out", "a", "--log", "log", "--yes").Exit);
        Assert.Contains("Attempt 2 for this system, counted over the log", File.ReadAllText(cli.At("a", "report.html")), StringComparison.Ordinal);
        var verdict = cli.Gnomon("verify", "a");
        Assert.Equal(0, verdict.Exit);
        Assert.Contains("in that log the plan stands before the counts", verdict.Out, StringComparison.Ordinal);
    }

    private static string Steady(string text) => Digest().Replace(text, "DIGEST");

    [GeneratedRegex("[0-9a-f]{60,}", RegexOptions.None, 1000)]
    private static partial Regex Digest();
}
