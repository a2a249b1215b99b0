using System.Text;
using Gnomon.Evidence;
using Gnomon.Evidence.Witnessing;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Tests.Evidence.Witnessing;

/// <summary>A log and the witnesses that it asks: what they sign, what they find, and what becomes of those that lie or do not answer.</summary>
public sealed class LogWitnessTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    private string Folder => Path.Combine(sandbox.Root, "log");

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task Two_organisations_witness_each_other_and_proofs_carry_both_signatures()
    {
        string[] logs = [Path.Combine(sandbox.Root, "a"), Path.Combine(sandbox.Root, "b")];
        foreach (var log in logs)
            await SampleLog.Create(sandbox, log);
        using Witness one = Make("a.example", logs[1]), other = Make("b.example", logs[0]);
        using LoopbackServer ofOne = LoopbackServer.Of(one), ofOther = LoopbackServer.Of(other);
        Ask(logs[0], (other.Key, ofOther.Url));
        Ask(logs[1], (one.Key, ofOne.Url));
        foreach (var (i, folder) in logs.Index())
        {
            for (var round = 0; round < 3; round++)
                await AppendAndCosign(folder, round * 100, 100);
            var policy = Policy(folder, i == 0 ? other.Key : one.Key);
            var verdict = LogVerifier.Verify(folder, new LogExpectations { Policy = policy });
            Assert.Empty(verdict.Faults);
            Assert.Empty(verdict.Unmet);
            Assert.Equal(301, verdict.WitnessedSize);
            Assert.Equal("w", Assert.Single(verdict.Witnessed!.Counted).Name);
            Assert.Equal(FaultKind.Policy, Assert.Single(LogVerifier.Verify(folder, new LogExpectations { Policy = Policy(folder, i == 0 ? one.Key : other.Key) }).Unmet).Kind);
        }
    }

    [Fact]
    public async Task While_the_log_grows_on_the_newest_witnessed_checkpoint_stays_beside_it_and_proofs_under_it_hold()
    {
        await SampleLog.Create(sandbox, Folder);
        using var witness = Make("w.example", Folder);
        using var server = LoopbackServer.Of(witness);
        Ask(Folder, (witness.Key, server.Url));
        var index = await AppendAndCosign(Folder, 0, 5);
        await SampleLog.Append(Folder, 5, 300);
        var verdict = LogVerifier.Verify(Folder, new LogExpectations { Policy = Policy(Folder, witness.Key) });
        Assert.Empty(verdict.Faults);
        Assert.Empty(verdict.Unmet);
        Assert.Equal((306, 6), (verdict.Checkpoint!.Size, verdict.WitnessedSize));

        await using var log = (await OrganisationLog.OpenWitnessed(Folder, null, TimeProvider.System)).Value;
        var cosigning = (await log.Cosign())!;
        var proof = Assert.Single(log.Prove([index], cosigning));
        Assert.True(VerifierKey.TryParse(log.KeyLine, out var key));
        Assert.True(proof.Verify(SampleLog.Entry(4).Span, key, out var head, out _));
        Assert.Equal(306, head.Size);
        Assert.True(SignedNote.TryParse(proof.Checkpoint.Span, out var note, out _));
        Assert.True(Cosignature.TryRead(note, [witness.Key], out var found));
        Assert.Single(found);
    }

    [Fact]
    public async Task A_backup_put_back_on_any_machine_is_refused_by_the_witness_before_anything_is_signed()
    {
        await SampleLog.Create(sandbox, Folder);
        using var witness = Make("w.example", Folder);
        using var server = LoopbackServer.Of(witness);
        Ask(Folder, (witness.Key, server.Url));
        await AppendAndCosign(Folder, 0, 5);
        var backup = Copy();
        await AppendAndCosign(Folder, 5, 5);

        var refused = await OrganisationLog.OpenWitnessed(backup, null, TimeProvider.System);
        Assert.Contains("put back to an earlier time: the witness w.example holds", Assert.Single(refused.Problems).What, StringComparison.Ordinal);
        Assert.Equal(6, SampleLog.Check(backup).Checkpoint!.Size);

        // Whoever goes on without asking has made a second history, and learns it from the witness.
        await SampleLog.Append(backup, 50, 9);
        refused = await OrganisationLog.OpenWitnessed(backup, null, TimeProvider.System);
        Assert.Contains("another history than the checkpoint of 11 entries", Assert.Single(refused.Problems).What, StringComparison.Ordinal);
        await using var fork = OrganisationLog.Open(backup).Value;
        var found = await Assert.ThrowsAsync<EvidenceException>(() => fork.Cosign());
        Assert.Contains("another history", found.Problem.What, StringComparison.Ordinal);
        Assert.Equal(FaultKind.Fork, SampleLog.Check(backup, witness.Newest(WitnessFolder.NameOf(fork.Origin))!).Faults[0].Kind);
    }

    public static TheoryData<string> Lies => ["nothing", "409 beyond", "409 nonsense", "409 again and again", "422", "200 nonsense", "200 of another", "200 more", "302", "long"];

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_witness_that_lies_or_does_not_answer_is_named_and_the_log_goes_on(string lie)
    {
        await SampleLog.Create(sandbox, Folder);
        using var witness = Make("w.example", Folder);
        using var server = new LoopbackServer((method, _, body) => method is not "POST" ? null : lie switch
        {
            "409 beyond" => WitnessAnswer.Conflict(999),
            "409 nonsense" => WitnessAnswer.Text(409, "3 apples\n"),
            "409 again and again" => WitnessAnswer.Conflict(1),
            "422" => WitnessAnswer.Text(422, "\u001b[31mno"),
            "200 nonsense" => WitnessAnswer.Text(200, "signed"),
            "200 of another" => new WitnessAnswer(200, WitnessAnswer.TextType, Encoding.UTF8.GetBytes(new TestLog(5).Cosigned(1, 6, "w.example", 7)[new TestLog(5).Note(1).Length..])),
            "200 more" => new WitnessAnswer(200, WitnessAnswer.TextType, Encoding.UTF8.GetBytes("x\n\n" + Encoding.UTF8.GetString(witness.AddCheckpoint(body).Body.Span))),
            "302" => WitnessAnswer.Text(302, ""),
            _ => new WitnessAnswer(200, WitnessAnswer.TextType, new byte[100_000]),
        });
        Ask(Folder, (witness.Key, lie is "nothing" ? "http://127.0.0.1:9" : server.Url));
        await using (var log = (await OrganisationLog.OpenWitnessed(Folder, null, TimeProvider.System)).Value)
        {
            await log.SubmitEntries([SampleLog.Entry(0)]);
            var cosigning = (await log.Cosign())!;
            Assert.False(cosigning.IsMet);
            Assert.Empty(cosigning.Witnesses);
            var (name, why) = Assert.Single(cosigning.Missing);
            Assert.Equal("w.example", name);
            Assert.DoesNotContain('\u001b', why);
            Assert.NotEmpty(why);
            await log.SubmitEntries([SampleLog.Entry(1)]);
        }

        var verdict = SampleLog.Check(Folder);
        Assert.Empty(verdict.Faults);
        Assert.Equal(0, verdict.OtherSignatures);
    }

    [Fact]
    public async Task A_policy_that_cannot_be_read_keeps_the_log_closed_rather_than_unwitnessed()
    {
        await SampleLog.Create(sandbox, Folder);
        File.WriteAllText(Path.Combine(Folder + ".private", "policy"), "quorum w\n");
        Assert.Equal(ExitCode.Policy, Assert.Single(OrganisationLog.Open(Folder).Problems).Exit);
    }

    private static async Task<long> AppendAndCosign(string folder, int first, int count)
    {
        await using var log = (await OrganisationLog.OpenWitnessed(folder, null, TimeProvider.System)).Value;
        long index = 0;
        for (var i = first; i < first + count; i++)
            index = (await log.SubmitEntries([SampleLog.Entry(i)]))[0];
        var cosigning = await log.Cosign();
        Assert.True(cosigning!.IsMet, string.Join("; ", cosigning.Missing));
        return index;
    }

    private Witness Make(string name, string log)
    {
        var folder = Path.Combine(sandbox.Root, "witness-" + name);
        Assert.True(Witness.Create(folder, name).IsGood);
        Assert.True(Witness.AddLog(folder, SampleLog.Check(log).Key!).IsGood);
        return Witness.Open(folder, TimeProvider.System).Value;
    }

    private static void Ask(string log, (VerifierKey Key, string Url) witness) =>
        File.WriteAllText(Path.Combine(log + ".private", "policy"), $"witness w {witness.Key} {witness.Url}\nquorum w\n");

    private static PolicyAt Policy(string log, VerifierKey witness)
    {
        Assert.True(LogPolicy.TryParse(Encoding.UTF8.GetBytes($"log {SampleLog.Check(log).Key}\nwitness w {witness}\nquorum w\n#gnomon:fresh 1h\n"), out var policy, out _));
        return new PolicyAt(policy, TimeProvider.System.GetUtcNow());
    }

    private string Copy()
    {
        SampleLog.Copy(Folder, Folder + "2");
        SampleLog.Copy(Folder + ".private", Folder + "2.private");
        return Folder + "2";
    }
}
