namespace Gnomon.Cli.Tests.Init;

/// <summary>What <c>init</c> writes already assesses.</summary>
public sealed class InitCommandTests
{
    [Fact]
    public void The_written_card_assesses_and_is_never_written_over()
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.Gnomon("init", "mine").Exit);
        var assess = cli.Gnomon("assess", Path.Combine("mine", "system.yaml"), "--out", "out");
        Assert.True(assess.Exit == 0, assess.Err);
        Assert.Equal(0, cli.Gnomon("verify", "out").Exit);
        Assert.Equal((int)ExitCode.Output, cli.Gnomon("init", "mine").Exit);
    }
}
