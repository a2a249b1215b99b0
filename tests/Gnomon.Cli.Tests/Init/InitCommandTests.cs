namespace Gnomon.Cli.Tests.Init;

/// <summary>What <c>init</c> writes already assesses.</summary>
public sealed class InitCommandTests
{
    [Theory]
    [InlineData("en", "# The system card")]
    [InlineData("vi", "# Thẻ hệ thống")]
    [InlineData("fr", "# La fiche du système")]
    public void The_written_card_assesses_and_is_never_written_over(string language, string head)
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.Gnomon("init", "mine", "--lang", language).Exit);
        Assert.StartsWith(head, File.ReadAllText(cli.At("mine", "system.yaml")), StringComparison.Ordinal);
        var assess = cli.Gnomon("assess", Path.Combine("mine", "system.yaml"), "--out", "out");
        Assert.True(assess.Exit == 0, assess.Err);
        Assert.Equal(0, cli.Gnomon("verify", "out").Exit);
        Assert.Equal((int)ExitCode.Output, cli.Gnomon("init", "mine").Exit);
    }
}
