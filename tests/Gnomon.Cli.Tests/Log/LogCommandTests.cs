namespace Gnomon.Cli.Tests.Log;

/// <summary>An organisation's log from the command line: made, filled by a run, checked, and taken out of by a stranger.</summary>
public sealed class LogCommandTests
{
    private static string Sample => Path.Combine(Cli.Repository, "samples", "hiring", "system.yaml");

    [Fact]
    public void A_run_goes_into_a_log_and_a_stranger_checks_one_statement_of_it()
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.Gnomon("log", "init", "log").Exit);
        Assert.Equal(0, cli.Gnomon("assess", Sample, "--out", "out", "--log", "log", "--yes").Exit);
        var verdict = cli.Gnomon("verify", "out");
        Assert.Equal(0, verdict.Exit);
        Assert.Contains("in that log the plan stands before the counts", verdict.Out, StringComparison.Ordinal);
        Assert.Equal(0, cli.Gnomon("log", "fsck", "log", "--signatures").Exit);
        Assert.Contains("urn:gnomon:plan:1", cli.Gnomon("log", "show", "log").Out, StringComparison.Ordinal);
        Assert.Equal(9, cli.Gnomon("log", "export", "log").Out.Count(c => c == '\n'));

        Assert.Equal(0, cli.Gnomon("prove", "log", "4", "--out", "plan").Exit);
        var stranger = new Dictionary<string, string>(StringComparer.Ordinal) { ["XDG_CONFIG_HOME"] = cli.At("stranger"), ["XDG_STATE_HOME"] = cli.At("strange") };
        Assert.Equal((int)ExitCode.SignerNotKnown, cli.Gnomon(stranger, "verify", "plan.tlog-proof").Exit);
        string[] keys = ["--log-key", Path.Combine("log", "log.vkey"), "--key", Path.Combine("out", "evidence", "signer.pub.pem")];
        Assert.Equal(0, cli.Gnomon(stranger, ["verify", "plan.tlog-proof", .. keys]).Exit);
        File.WriteAllText(cli.At("plan.json"), File.ReadAllText(cli.At("plan.json")) + " ");
        Assert.Equal((int)ExitCode.Proof, cli.Gnomon(stranger, ["verify", "plan.tlog-proof", .. keys]).Exit);
    }

    [Theory]
    [InlineData("checkpoint", ExitCode.Checkpoint)]
    [InlineData("log.vkey", ExitCode.KeyMismatch)]
    [InlineData("tile/0/000.p/1", ExitCode.Tree)]
    [InlineData("tile/entries/000.p/1", ExitCode.Tree)]
    public void Fsck_names_the_file_and_ends_with_the_code_of_the_fault(string file, ExitCode expected)
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.Gnomon("log", "init", "log").Exit);
        var path = cli.At("log", file);
        var bytes = File.ReadAllBytes(path);
        bytes[^10] ^= 1;
        File.WriteAllBytes(path, bytes);
        var run = cli.Gnomon("log", "fsck", "log");
        Assert.Equal((int)expected, run.Exit);
        Assert.Contains(file, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_log_a_missing_file_and_an_extra_one_have_codes_of_their_own()
    {
        using var cli = new Cli();
        Assert.Equal((int)ExitCode.NotALog, cli.Gnomon("log", "fsck", "nothing").Exit);
        Assert.Equal((int)ExitCode.Log, cli.Gnomon("assess", Sample, "--out", "out", "--log", "nothing", "--yes").Exit);
        Assert.False(Path.Exists(cli.At("out")));
        Assert.Equal(0, cli.Gnomon("log", "init", "log").Exit);
        Assert.Equal((int)ExitCode.Log, cli.Gnomon("log", "init", "log").Exit);
        File.WriteAllText(cli.At("log", "tile", "note.txt"), "");
        Assert.Equal((int)ExitCode.FileExtra, cli.Gnomon("log", "fsck", "log").Exit);
        File.Delete(cli.At("log", "tile", "note.txt"));
        File.Delete(cli.At("log", "tile", "0", "000.p", "1"));
        Assert.Equal((int)ExitCode.FileMissing, cli.Gnomon("log", "fsck", "log").Exit);
        File.Delete(cli.At("log", "checkpoint"));
        Assert.Equal((int)ExitCode.NotALog, cli.Gnomon("log", "fsck", "log").Exit);
    }
}
