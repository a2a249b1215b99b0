using System.Text;
using Gnomon.Evidence;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Tests.Evidence;

/// <summary>An organisation's log as its users see it: what is answered is durable, in the log once, provable, and checked by other code.</summary>
public sealed class OrganisationLogTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    private string Folder => Path.Combine(sandbox.Root, "log");

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task A_new_log_begins_with_the_statement_that_names_its_key_and_checks()
    {
        await SampleLog.Create(sandbox, Folder);
        var verdict = SampleLog.Check(Folder);
        Assert.Empty(verdict.Faults);
        Assert.True(verdict.WithPrivateFolder);
        Assert.Equal(1, verdict.Checkpoint!.Size);
        Assert.Contains(KnownLogs.OfUser(sandbox.Folders).Value, k => k.Name == verdict.Key!.Name);
    }

    [Fact]
    public async Task The_same_statement_twice_has_its_first_index_also_after_a_restart_and_within_a_batch()
    {
        await SampleLog.Create(sandbox, Folder);
        using var signer = Signer.LoadOrCreate(sandbox.Folders).Value;
        await using (var log = OrganisationLog.Open(Folder).Value)
        {
            Assert.Equal(1, await log.Submit(SampleLog.Statement(7), signer));
            Assert.Equal([2, 1, 2, 3], await log.SubmitBatch([SampleLog.Statement(8), SampleLog.Statement(7), SampleLog.Statement(8), SampleLog.Statement(9)], signer));
        }

        await using (var log = OrganisationLog.Open(Folder).Value)
        {
            Assert.Equal(2, await log.Submit(SampleLog.Statement(8), signer));
            Assert.Equal(4, await log.Submit(SampleLog.Statement(10), signer));
        }

        Assert.Equal(5, SampleLog.Check(Folder).Checkpoint!.Size);
    }

    /// <summary>A disk that failed while the last checkpoint was remembered was called a defect of Gnomon.</summary>
    [Fact]
    public async Task A_checkpoint_that_cannot_be_remembered_is_told_when_the_log_is_closed()
    {
        await SampleLog.Create(sandbox, Folder);
        var log = OrganisationLog.Open(Folder, new UserFolders(sandbox.Folders.Config, Path.Combine(Folder, "checkpoint", "state"))).Value;
        var told = await Assert.ThrowsAsync<EvidenceException>(async () => await log.DisposeAsync());
        Assert.Equal(ExitCode.Output, told.Problem.Exit);
        Assert.Contains("could not be remembered", told.Problem.What, StringComparison.Ordinal);
        Assert.Empty(SampleLog.Check(Folder).Faults);
    }

    [Fact]
    public async Task Many_writers_get_every_index_once_and_proofs_that_hold()
    {
        await SampleLog.Create(sandbox, Folder);
        await using (var log = OrganisationLog.Open(Folder, interval: TimeSpan.FromMilliseconds(50)).Value)
        {
            var indexes = await Task.WhenAll(Enumerable.Range(0, 700).Select(i => log.SubmitEntries([SampleLog.Entry(i)])));
            Assert.Equal(Enumerable.Range(1, 700).Select(i => (long)i), indexes.Select(i => i[0]).Order());
            var proofs = await log.Prove([.. indexes.Select(i => i[0])]);
            Assert.True(VerifierKey.TryParse(log.KeyLine, out var key));
            for (var i = 0; i < 700; i++)
            {
                Assert.True(LogProof.TryParse(proofs[i].ToBytes(), out var read, out _));
                Assert.True(read.Verify(SampleLog.Entry(i).Span, key, out _, out var fault), fault);
                Assert.False(read.Verify(SampleLog.Entry(i + 1).Span, key, out _, out _));
            }
        }

        Assert.Empty(SampleLog.Check(Folder).Faults);
    }

    [Fact]
    public async Task Two_openers_take_turns_and_make_one_history()
    {
        await SampleLog.Create(sandbox, Folder);
        await using (var one = OrganisationLog.Open(Folder, interval: TimeSpan.FromMilliseconds(5)).Value)
        await using (var other = OrganisationLog.Open(Folder, interval: TimeSpan.FromMilliseconds(7)).Value)
        {
            var found = await Task.WhenAll(Enumerable.Range(0, 600).Select(i => (i % 2 == 0 ? one : other).SubmitEntries([SampleLog.Entry(i)])));
            Assert.Equal(Enumerable.Range(1, 600).Select(i => (long)i), found.Select(i => i[0]).Order());
            for (var i = 0; i < 600; i += 50)
                Assert.Equal(found[i], await (i % 4 == 0 ? one : other).SubmitEntries([SampleLog.Entry(i)]));
        }

        var verdict = SampleLog.Check(Folder);
        Assert.Empty(verdict.Faults);
        Assert.Equal(601, verdict.Checkpoint!.Size);
    }

    [Fact]
    public async Task An_entry_of_65535_bytes_is_taken_and_one_more_is_refused_with_both_numbers()
    {
        await SampleLog.Create(sandbox, Folder);
        await using var log = OrganisationLog.Open(Folder).Value;
        Assert.Equal(1, (await log.SubmitEntries([new byte[65_535]]))[0]);
        var refused = await Assert.ThrowsAsync<EvidenceException>(() => log.SubmitEntries([new byte[65_536]]));
        Assert.Contains("65536 bytes", refused.Problem.What, StringComparison.Ordinal);
        Assert.Contains("65535", refused.Problem.What, StringComparison.Ordinal);
        Assert.Equal(2, (await log.SubmitEntries([new byte[1]]))[0]);
    }

    [Fact]
    public async Task A_log_whose_private_folder_is_older_is_refused()
    {
        await SampleLog.Create(sandbox, Folder);
        SampleLog.Copy(Folder + ".private", Folder + ".saved");
        await SampleLog.Append(Folder, 0, 5);
        Directory.Delete(Folder + ".private", recursive: true);
        Directory.Move(Folder + ".saved", Folder + ".private");
        var problem = Assert.Single(OrganisationLog.Open(Folder).Problems);
        Assert.Equal(ExitCode.Log, problem.Exit);
        Assert.Contains("second history", problem.What, StringComparison.Ordinal);
        Assert.Contains(SampleLog.Check(Folder).Faults, f => f.Kind == FaultKind.Rollback);
    }

    [Fact]
    public async Task A_log_put_back_whole_from_a_backup_is_refused_by_who_saw_it_later()
    {
        await SampleLog.Create(sandbox, Folder);
        SampleLog.Copy(Folder, Folder + "2");
        SampleLog.Copy(Folder + ".private", Folder + "2.private");
        await using (var log = OrganisationLog.Open(Folder, sandbox.Folders).Value)
            await log.SubmitEntries([SampleLog.Entry(0)]);
        Assert.True(OrganisationLog.Open(Folder, sandbox.Folders).IsGood);

        var problem = Assert.Single(OrganisationLog.Open(Folder + "2", sandbox.Folders).Problems);
        Assert.Contains("put back to an earlier time", problem.What, StringComparison.Ordinal);
        await SampleLog.Append(Folder + "2", 7, 3);
        Assert.Contains("another history", Assert.Single(OrganisationLog.Open(Folder + "2", sandbox.Folders).Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_cut_in_the_middle_of_a_frame_goes_on_and_a_changed_one_is_refused()
    {
        await SampleLog.Create(sandbox, Folder);
        var record = Path.Combine(Folder + ".private", LogVerifier.RecordFile);
        var frame = WriteAheadFormat.Frame(1, [SampleLog.Entry(0)]);
        var whole = File.ReadAllBytes(record);

        File.WriteAllBytes(record, [.. whole, .. frame[..^1]]);
        Assert.Empty(SampleLog.Check(Folder).Faults);
        await SampleLog.Append(Folder, 5, 1);
        Assert.Equal(2, SampleLog.Check(Folder).Checkpoint!.Size);

        var next = WriteAheadFormat.Frame(2, [SampleLog.Entry(1)]);
        next[40] ^= 1;
        File.WriteAllBytes(record, [.. File.ReadAllBytes(record), .. next]);
        Assert.Contains("damaged", Assert.Single(OrganisationLog.Open(Folder).Problems).What, StringComparison.Ordinal);
        Assert.Equal(FaultKind.WriteAhead, SampleLog.Check(Folder).Faults[0].Kind);
    }

    [Fact]
    public async Task Fork_and_rollback_show_against_a_checkpoint_that_somebody_kept()
    {
        await SampleLog.Create(sandbox, Folder);
        SampleLog.Copy(Folder, Folder + "2");
        SampleLog.Copy(Folder + ".private", Folder + "2.private");
        await SampleLog.Append(Folder, 0, 300);
        await SampleLog.Append(Folder + "2", 5, 300);
        await SampleLog.Append(Folder + "2", 305, 1);
        var kept = File.ReadAllBytes(Path.Combine(Folder, "checkpoint"));

        Assert.Empty(SampleLog.Check(Folder, kept).Faults);
        Assert.Equal(FaultKind.Fork, Assert.Single(SampleLog.Check(Folder + "2", kept).Faults).Kind);
        var newer = File.ReadAllBytes(Path.Combine(Folder + "2", "checkpoint"));
        Assert.Equal(FaultKind.Rollback, Assert.Single(SampleLog.Check(Folder, newer).Faults).Kind);
    }

    [Fact]
    public async Task A_file_ahead_of_the_checkpoint_is_the_logs_only_if_the_record_says_so()
    {
        await SampleLog.Create(sandbox, Folder);
        var path = Path.Combine(Folder, TilePath.OfTile(0, 0, 2));
        var leaves = File.ReadAllBytes(Path.Combine(Folder, TilePath.OfTile(0, 0, 1)));
        File.WriteAllBytes(path, [.. leaves, .. Merkle.LeafHash(SampleLog.Entry(0).Span)]);
        Assert.Equal(FaultKind.FileExtra, Assert.Single(SampleLog.Check(Folder).Faults).Kind);

        var record = Path.Combine(Folder + ".private", LogVerifier.RecordFile);
        File.WriteAllBytes(record, [.. File.ReadAllBytes(record), .. WriteAheadFormat.Frame(1, [SampleLog.Entry(0)])]);
        var verdict = SampleLog.Check(Folder);
        Assert.Empty(verdict.Faults);
        Assert.Equal(1, verdict.NotYetSigned);
    }

    [Fact]
    public async Task Content_of_any_bytes_is_not_confused_with_the_framing()
    {
        await SampleLog.Create(sandbox, Folder);
        await using (var log = OrganisationLog.Open(Folder).Value)
            await log.SubmitEntries([Encoding.UTF8.GetBytes("\0\0\0\n\n— x"), WriteAheadFormat.Frame(0, [new byte[3]]), WriteAheadFormat.Head(9)]);
        Assert.Equal(4, SampleLog.Check(Folder).Checkpoint!.Size);
    }
}
