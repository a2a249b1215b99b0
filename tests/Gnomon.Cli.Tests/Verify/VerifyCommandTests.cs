using Gnomon.Cli.Tests.Assess;

namespace Gnomon.Cli.Tests.Verify;

/// <summary>Verifying as a stranger does. That every changed byte is found is tested beside the checker.</summary>
public sealed class VerifyCommandTests
{
    [Fact]
    public void A_stranger_is_told_that_the_signer_is_not_known_until_the_key_is_named()
    {
        using var cli = new Cli();
        AssessedSample.Of("hiring").CopyTo(cli);
        var stranger = new Dictionary<string, string>(StringComparer.Ordinal) { ["XDG_CONFIG_HOME"] = cli.At("stranger") };

        Assert.Equal((int)ExitCode.SignerNotKnown, cli.Gnomon(stranger, "verify", "out").Exit);
        var known = cli.Gnomon(stranger, "verify", "out", "--key", Path.Combine("out", "evidence", "signer.pub.pem"));
        Assert.Equal(0, known.Exit);
        Assert.Contains("nothing shows that this was the first plan", known.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report.html", ExitCode.FileChanged)]
    [InlineData("assessment.json", ExitCode.FileChanged)]
    [InlineData("cells/outcomes.json", ExitCode.FileChanged)]
    [InlineData("evidence/log/checkpoint", ExitCode.Checkpoint)]
    [InlineData("evidence/log/tile/entries/000.p/8", ExitCode.Tree)]
    [InlineData("evidence/signer.pub.pem", ExitCode.KeyMismatch)]
    public void A_changed_byte_is_found_and_its_file_named(string file, ExitCode expected)
    {
        using var cli = new Cli();
        AssessedSample.Of("hiring").CopyTo(cli);
        var path = cli.At("out", file);
        var bytes = File.ReadAllBytes(path);
        bytes[^20] ^= 1;
        File.WriteAllBytes(path, bytes);

        var run = cli.Gnomon("verify", "out");
        Assert.Contains(file, run.Out, StringComparison.Ordinal);
        Assert.Equal((int)expected, run.Exit);
    }

    [Fact]
    public void What_a_verifier_attests_is_checked_by_another_and_never_of_a_stranger()
    {
        using var cli = new Cli();
        AssessedSample.Of("hiring").CopyTo(cli);
        File.WriteAllText(cli.At("policy"), "quorum none\n");
        Assert.Equal((int)ExitCode.PolicyNotMet, cli.Gnomon(AssessedSample.Stopped, "verify", "out", "--policy", "policy", "--attest", "said").Exit);
        Assert.Equal(["svr.json", "test-result.json", "vsa.json"], Directory.GetFiles(cli.At("said")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal((int)ExitCode.Output, cli.Gnomon("verify", "out", "--attest", "said").Exit);

        var checkedBy = cli.Gnomon("verify", "out", "--attestation", "said/svr.json", "--attestation", "said/test-result.json", "--attestation", "said/vsa.json");
        Assert.True(checkedBy.Exit == 0, checkedBy.Out + checkedBy.Err);
        Assert.Contains("(https://in-toto.io/attestation/svr/v0.2): GNOMON_WHOLE, GNOMON_UNCHANGED", checkedBy.Out, StringComparison.Ordinal);
        Assert.Contains("(https://slsa.dev/verification_summary/v1): FAILED", checkedBy.Out, StringComparison.Ordinal);
        var bytes = File.ReadAllBytes(cli.At("said", "svr.json"));
        bytes[60] = bytes[60] == (byte)'A' ? (byte)'B' : (byte)'A';
        File.WriteAllBytes(cli.At("said", "svr.json"), bytes);
        Assert.NotEqual(0, cli.Gnomon("verify", "out", "--attestation", "said/svr.json").Exit);

        var stranger = new Dictionary<string, string>(StringComparer.Ordinal) { ["XDG_CONFIG_HOME"] = cli.At("stranger") };
        Assert.Equal((int)ExitCode.SignerNotKnown, cli.Gnomon(stranger, "verify", "out", "--attest", "strange").Exit);
        Assert.False(Directory.Exists(cli.At("strange")));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("vi")]
    [InlineData("fr")]
    public void What_is_wrong_reads_as_reviewed(string language)
    {
        using var cli = new Cli();
        AssessedSample.Of("hiring").CopyTo(cli);
        File.AppendAllText(cli.At("out", "report.html"), " ");
        File.Delete(cli.At("out", "plan.json"));
        File.WriteAllText(cli.At("out", "note.txt"), "not sealed");

        Golden.Match($"Verify/faulty.{language}.txt", System.Text.RegularExpressions.Regex.Replace(
            cli.Gnomon("verify", "out", "--lang", language).Out, "[0-9a-f]{64}", "DIGEST", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("vi")]
    [InlineData("fr")]
    public void The_verdict_reads_as_reviewed(string language)
    {
        using var cli = new Cli();
        AssessedSample.Of("hiring").CopyTo(cli);
        var verdict = cli.Gnomon("verify", "out", "--lang", language).Out;

        // Digests differ with every change of the engine's version or the packs, keys with every machine.
        Golden.Match($"Verify/verdict.{language}.txt", System.Text.RegularExpressions.Regex.Replace(
            verdict, "[0-9a-f]{64}", "DIGEST", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }
}
