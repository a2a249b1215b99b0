using Gnomon.Evidence;
using Gnomon.Verify;
using Gnomon.Verify.Log;
using Gnomon.Verify.Run;

namespace Gnomon.Tests.Evidence;

/// <summary>A result whose statements stand in an organisation's log as well, and what verifying says of that.</summary>
public sealed class SealedIntoLogTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    private string Folder => Path.Combine(sandbox.Root, "log");

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task The_proofs_hold_and_only_a_known_log_adds_something()
    {
        await Seal();
        var known = Verify(withLog: true);
        Assert.Equal(RunOutcome.Intact, known.Outcome);
        Assert.Equal(["in-log", "plan-first"], known.Proven.TakeLast(2).Select(c => c.Id));
        Assert.Equal("log-not-witnessed", known.NotProven[^1].Id);
        var unknown = Verify(withLog: false);
        Assert.DoesNotContain(unknown.Proven, c => c.Id == "in-log");
        Assert.Equal("log-not-known", unknown.NotProven[^1].Id);
        Assert.Empty(SampleLog.Check(Folder).Faults);
    }

    [Fact]
    public async Task Every_changed_byte_of_the_proofs_is_found_and_so_is_a_missing_one()
    {
        await Seal();
        foreach (var (n, stage) in RunFormat.Stages.Index())
        {
            var file = Path.Combine(sandbox.Out, RunFormat.ProofFile(stage));
            foreach (var (i, bad) in Changed(File.ReadAllBytes(file)))
            {
                Assert.False(IsProof(bad, n), FormattableString.Invariant($"byte {i} of {file}"));

                // The whole check takes thirty times as long as that of the one proof: it looks at an eighth of the bytes, each file at another.
                if (i % 8 == n % 8)
                    FaultOf(file, bad, FaultKind.Proof);
            }

            FaultOf(file, null, FaultKind.FileMissing);
        }

        Directory.Delete(Path.Combine(sandbox.Out, "evidence", "organisation"), recursive: true);
        Assert.All(Verify(withLog: true).Faults, f => Assert.Equal(FaultKind.FileMissing, f.Kind));
    }

    [Fact]
    public async Task Every_changed_byte_of_the_logs_key_is_found_and_so_is_a_missing_one()
    {
        await Seal();
        var file = Path.Combine(sandbox.Out, RunFormat.OrganisationKeyFile);
        foreach (var (_, bad) in Changed(File.ReadAllBytes(file)))
            FaultOf(file, bad, FaultKind.KeyMismatch);
        FaultOf(file, null, FaultKind.FileMissing);
    }

    [Fact]
    public async Task Counts_that_stood_in_the_log_before_the_plan_are_named()
    {
        await SampleLog.Create(sandbox, Folder);
        await using (var log = OrganisationLog.Open(Folder).Value)
        {
            using var signer = Signer.LoadOrCreate(sandbox.Folders).Value;
            var cells = Subject.Of("cells/a.json", "what cells/a.json holds\n"u8);
            await log.Submit(Statement.Create("cells", [cells], json => json.WriteString("by", "a test")), signer);
            SampleResult.SealInto(log, sandbox.Out, sandbox.Folders, "cells/a.json");
        }

        var verdict = Verify(withLog: true);
        Assert.Equal(RunOutcome.Intact, verdict.Outcome);
        Assert.Contains(verdict.NotProven, c => c.Id == "plan-late");
        Assert.DoesNotContain(verdict.Proven, c => c.Id == "plan-first");
    }

    private async Task Seal()
    {
        await SampleLog.Create(sandbox, Folder);
        await using var log = OrganisationLog.Open(Folder).Value;
        SampleResult.SealInto(log, sandbox.Out, sandbox.Folders, "cells/a.json");
    }

    private static IEnumerable<(int At, byte[] Bytes)> Changed(byte[] good)
    {
        for (var i = 0; i < good.Length; i++)
        {
            var bad = good.ToArray();
            bad[i] ^= (byte)(1 << (i % 8));
            yield return (i, bad);
        }
    }

    private bool IsProof(byte[] bytes, int entry)
    {
        Assert.True(EntryBundle.TryDecode(File.ReadAllBytes(Path.Combine(sandbox.Out, "evidence/log/tile/entries/000.p/8")), RunFormat.Stages.Count, out var entries));
        Assert.True(VerifierKey.TryParse(File.ReadAllText(Path.Combine(sandbox.Out, RunFormat.OrganisationKeyFile)).TrimEnd('\n'), out var key));
        return LogProof.TryParse(bytes, out var proof, out _) && proof.Verify(entries[entry].Span, key!, out _, out _);
    }

    // Puts bytes in place of a file, or nothing; and the file back afterwards.
    private void FaultOf(string file, byte[]? bytes, FaultKind kind)
    {
        var good = File.ReadAllBytes(file);
        if (bytes is null)
            File.Delete(file);
        else
            File.WriteAllBytes(file, bytes);
        Assert.Equal(kind, Assert.Single(Verify(withLog: true).Faults).Kind);
        File.WriteAllBytes(file, good);
    }

    private RunVerdict Verify(bool withLog) =>
        RunVerifier.Verify(sandbox.Out, TrustedKeys.OfUser(sandbox.Folders).Value, withLog ? KnownLogs.OfUser(sandbox.Folders).Value : []);
}
