using Gnomon.Evidence;
using Gnomon.Verify;

namespace Gnomon.Tests.Evidence;

public sealed class SealedResultTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_sealed_result_is_intact_for_its_own_signer()
    {
        var digests = SampleResult.Seal(sandbox.Out, sandbox.Folders, "cells/a.json", "cells/b.json");
        var verdict = RunVerifier.Verify(sandbox.Out, TrustedKeys.OfUser(sandbox.Folders).Value);
        Assert.Empty(verdict.Faults);
        Assert.Equal(RunOutcome.Intact, verdict.Outcome);
        Assert.Equal(ExitCode.Done, VerifyExit.Of(verdict));
        Assert.Equal(Signer.OwnName, verdict.SignerName);
        Assert.Equal(string.Join(' ', digests), string.Join(' ', verdict.Statements.Skip(1).Select(s => s.Digest)));
        Assert.Equal("whole unchanged logged signed", string.Join(' ', verdict.Proven.Select(c => c.Id)));
        Assert.Equal("true first when", string.Join(' ', verdict.NotProven.Select(c => c.Id)));
    }

    [Fact]
    public void An_intact_result_of_an_unknown_signer_is_no_pass()
    {
        SampleResult.Seal(sandbox.Out, sandbox.Folders, "cells/a.json");
        var verdict = RunVerifier.Verify(sandbox.Out, []);
        Assert.Equal(RunOutcome.SignerNotKnown, verdict.Outcome);
        Assert.Equal(ExitCode.SignerNotKnown, VerifyExit.Of(verdict));
        Assert.Contains(verdict.NotProven, c => c.Id is "who");
    }

    [Fact]
    public void The_signers_key_can_be_named_by_its_file()
    {
        SampleResult.Seal(sandbox.Out, sandbox.Folders);
        var key = TrustedKeys.FromPemFile(Path.Combine(sandbox.Out, "evidence", "signer.pub.pem")).Value;
        Assert.Equal(RunOutcome.Intact, RunVerifier.Verify(sandbox.Out, [key]).Outcome);
    }

    [Fact]
    public void A_run_that_counted_nothing_is_sealed_too()
    {
        SampleResult.Seal(sandbox.Out, sandbox.Folders);
        Assert.Equal(RunOutcome.SignerNotKnown, RunVerifier.Verify(sandbox.Out, []).Outcome);
    }

    [Fact]
    public void Two_runs_of_two_signers_give_the_same_digests_and_different_logs()
    {
        using var other = new Sandbox();
        var first = SampleResult.Seal(sandbox.Out, sandbox.Folders, "cells/a.json");
        var second = SampleResult.Seal(other.Out, other.Folders, "cells/a.json");
        Assert.Equal(string.Join(' ', first), string.Join(' ', second));
        Assert.NotEqual(RunVerifier.Verify(sandbox.Out, []).Origin!, RunVerifier.Verify(other.Out, []).Origin!, StringComparer.Ordinal);
    }

    [Fact]
    public void Nothing_but_the_result_is_left_beside_it()
    {
        SampleResult.Seal(sandbox.Out, sandbox.Folders, "cells/a.json");
        Assert.Equal("config out", string.Join(' ', Directory.EnumerateFileSystemEntries(sandbox.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_draft_is_not_a_result()
    {
        using (var folder = ResultFolder.Create(sandbox.Out).Value)
        {
            folder.WriteFile("assessment.json", "{}"u8);
            folder.Publish();
        }

        var verdict = RunVerifier.Verify(sandbox.Out, []);
        Assert.Equal(ExitCode.NotAResult, VerifyExit.Of(verdict));
        Assert.Contains("draft", verdict.Faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stage_out_of_its_turn_is_refused()
    {
        using var signer = Signer.LoadOrCreate(sandbox.Folders).Value;
        using var folder = ResultFolder.Create(sandbox.Out).Value;
        using var log = RunLog.Create(folder, signer);
        Assert.Throws<InvalidOperationException>(() => log.Append(Statement.Create("plan", [Subject.Of("plan.json", [])])));
        Assert.Throws<InvalidOperationException>(log.Close);
    }

    [Fact]
    public void A_statement_longer_than_an_entry_is_refused_with_its_length()
    {
        using var signer = Signer.LoadOrCreate(sandbox.Folders).Value;
        using var folder = ResultFolder.Create(sandbox.Out).Value;
        using var log = RunLog.Create(folder, signer);
        var huge = Statement.Create("card", [Subject.Of("card.yaml", [])], json => json.WriteString("text", new string('x', 60_000)));
        var e = Assert.Throws<EvidenceException>(() => log.Append(huge));
        Assert.Contains("65535", e.Problem.What, StringComparison.Ordinal);
    }
}
