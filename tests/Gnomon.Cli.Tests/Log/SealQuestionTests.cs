using Gnomon.Report;

namespace Gnomon.Cli.Tests.Log;

/// <summary>What is asked on a terminal before something goes into a log for good: a pseudo-terminal by script(1) of util-linux.</summary>
public sealed class SealQuestionTests
{
    [Theory]
    [InlineData("en", "yes\n")]
    [InlineData("fr", "O\n")]
    [InlineData("vi", "có\n")]
    public void Yes_seals_and_the_warning_was_said_before(string language, string answer)
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.Gnomon("log", "init", "log").Exit);
        var run = OnTerminal(cli, answer, language);
        Assert.True(run.Exit == 0, run.Out);
        var texts = new Texts(Languages.All.First(l => string.Equals(l.Code(), language, StringComparison.Ordinal)));
        Assert.Contains(texts["seal.warning"].Split("{log}")[1].Trim(), run.Out, StringComparison.Ordinal);
        Assert.Contains(texts["seal.ask"], run.Out, StringComparison.Ordinal);
        Assert.True(Directory.Exists(cli.At("p")));
        Assert.True(Size(cli) > 1);
    }

    [Theory]
    [InlineData("no\n")]
    [InlineData("\n")]
    [InlineData("yesterday\n")]
    [InlineData("\u0004")]
    public void Anything_else_seals_nothing(string answer)
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.Gnomon("log", "init", "log").Exit);
        var run = OnTerminal(cli, answer, "en");
        Assert.Equal((int)ExitCode.NotAgreed, run.Exit);
        Assert.Contains("was not answered with yes; nothing was sealed", run.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(cli.At("p")));
        Assert.Equal(1, Size(cli));
    }

    [Fact]
    public void Without_a_terminal_nobody_is_asked_and_nothing_is_sealed()
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.Gnomon("log", "init", "log").Exit);
        Assert.Equal((int)ExitCode.NotAgreed, cli.GnomonTold("yes\n", "plan", Sample, "--out", "p", "--log", "log").Exit);
        Assert.Equal(1, Size(cli));
    }

    private static string Sample => Path.Combine(Cli.Repository, "samples", "hiring", "system.yaml");

    // -e: the exit code is that of the command; what was typed waits in the terminal until it is asked for.
    private static CliRun OnTerminal(Cli cli, string typed, string language) => cli.Run(
        "script", ["-q", "-e", "-c", $"{Path.Combine(Cli.Repository, "gnomon")} plan {Sample} --out p --log log --lang {language}", "/dev/null"], new Dictionary<string, string>(StringComparer.Ordinal), typed);

    private static long Size(Cli cli) => long.Parse(File.ReadAllLines(cli.At("log", "checkpoint"))[1], System.Globalization.CultureInfo.InvariantCulture);
}
