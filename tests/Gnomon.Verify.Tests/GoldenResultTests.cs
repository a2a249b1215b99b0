using System.Runtime.CompilerServices;
using System.Text;
using Gnomon.Verify.Crypto;

namespace Gnomon.Verify.Tests;

/// <summary>
/// A result sealed once and kept: what was sealed with an earlier version must verify for ever. It is never recorded anew; a format
/// that changes gets a new predicate type and a new golden beside this one.
/// </summary>
public sealed class GoldenResultTests
{
    private static readonly string Folder = Path.Combine(Here(), "Goldens", "result");

    [Fact]
    public void A_result_of_the_first_version_verifies()
    {
        var pem = File.ReadAllText(Path.Combine(Folder, "evidence", "signer.pub.pem"), Encoding.ASCII);
        Assert.True(PublicKey.TryFromPem(pem, out var key));
        var verdict = RunVerifier.Verify(Folder, [new TrustedKey("golden", key)]);
        Assert.Empty(verdict.Faults);
        Assert.Equal(RunOutcome.Intact, verdict.Outcome);
        Assert.Equal("golden", verdict.SignerName);
        Assert.Equal("gnomon.run/0a76bf6b2ae241e583491b6838534dd7", verdict.Origin);
        Assert.Equal(
            "log-key card classification plan cells measurements findings result",
            string.Join(' ', verdict.Statements.Select(s => s.Stage)));
        Assert.Equal("c2b90f12fd574b10ce9d8323689815ea7fd2c511afdefcebd568c69cb4788fe6", verdict.Statements[3].Digest);
    }

    [Fact]
    public void What_a_pass_says_is_what_it_can_say()
    {
        var verdict = RunVerifier.Verify(Folder, []);
        var text = string.Join('\n', verdict.Proven.Concat(verdict.NotProven).Select(c => c.Text));
        Assert.Equal(
            $"""
            the result is whole: 13 files, none missing, none added
            every file is byte for byte as it was sealed
            the 8 statements of the run stand in its log, in their order, and lead to the signed root
            every statement is signed by one key, {verdict.Signer}, which is not known to you
            a seal shows that nothing was changed since, never that what was sealed is true
            nothing shows that this was the first plan, or that the plan was sealed before the data was looked at
            nothing shows when this was sealed: no witness signed the log
            nothing shows who holds the key that signed
            """,
            text);
    }

    [Fact]
    public void A_folder_that_is_not_there_or_no_result_says_so()
    {
        Assert.Equal(FaultKind.NotAResult, RunVerifier.Verify(Folder + "-missing", []).Faults[0].Kind);
        Assert.Equal(FaultKind.NotAResult, RunVerifier.Verify(Here(), []).Faults[0].Kind);
        Assert.Equal(FaultKind.NotAResult, RunVerifier.Verify(Path.Combine(Folder, "card.yaml"), []).Faults[0].Kind);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
