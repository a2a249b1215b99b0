using Gnomon.Evidence;

namespace Gnomon.Tests.Evidence;

/// <summary>A log is closed and another goes on in its place; what the old one showed holds as before.</summary>
public sealed class LogRotationTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    private string Old => Path.Combine(sandbox.Root, "log");

    private string Fresh => Path.Combine(sandbox.Root, "next");

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task The_old_log_holds_under_every_checkpoint_and_nobody_adds_to_it()
    {
        using var signer = await Make(3);
        var before = File.ReadAllBytes(Path.Combine(Old, "checkpoint"));
        var rotated = await OrganisationLog.Rotate(Old, Fresh, signer, sandbox.Folders, TimeProvider.System);
        Assert.True(rotated.IsGood, rotated.IsGood ? "" : rotated.Problems[0].ToString());
        Assert.False(File.Exists(Path.Combine(Old + ".private", "log.pem")));
        Assert.Empty(SampleLog.Check(Old, before).Faults);
        Assert.Equal(5, SampleLog.Check(Old).Checkpoint!.Size);
        Assert.Contains("closed", Assert.Single(OrganisationLog.Open(Old).Problems).What, StringComparison.Ordinal);

        Assert.Equal(2, SampleLog.Check(Fresh).Checkpoint!.Size);
        await SampleLog.Append(Fresh, 7, 1);
        Assert.Equal(rotated.Value, SampleLog.Check(Fresh).Key!.ToString());
        Assert.NotEqual(SampleLog.Check(Old).Key!.Name, SampleLog.Check(Fresh).Key!.Name);

        Assert.Equal(rotated.Value, (await OrganisationLog.Rotate(Old, Fresh, signer, sandbox.Folders, TimeProvider.System)).Value);
        Assert.Contains("another one than you name", Assert.Single((await OrganisationLog.Rotate(Old, Fresh + "2", signer, sandbox.Folders, TimeProvider.System)).Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_after_the_one_that_closed_the_log_is_a_fault()
    {
        using var signer = await Make(3);
        SampleLog.Copy(Old + ".private", Path.Combine(sandbox.Root, "kept.private"));
        Assert.True((await OrganisationLog.Rotate(Old, Fresh, signer, null, TimeProvider.System)).IsGood);
        Assert.Empty(SampleLog.Check(Old).Faults);

        // Somebody kept the key and goes on, as if the log had not been closed.
        File.Copy(Path.Combine(sandbox.Root, "kept.private", "log.pem"), Path.Combine(Old + ".private", "log.pem"));
        File.SetUnixFileMode(Path.Combine(Old + ".private", "log.pem"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Delete(Path.Combine(Old + ".private", "successor"));
        await SampleLog.Append(Old, 9, 1);
        Assert.Contains("entry 5 follows entry 4, which closed the log", Assert.Single(SampleLog.Check(Old).Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_folder_that_says_closed_needs_the_entry_that_says_so()
    {
        using var signer = await Make(3);
        File.Move(Path.Combine(Old + ".private", "log.pem"), Path.Combine(sandbox.Root, "key"));
        File.WriteAllText(Path.Combine(Old + ".private", "successor"), "x");
        Assert.Contains("says that the log is closed, and the last entry does not", Assert.Single(SampleLog.Check(Old).Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_the_log_open_is_kept_out_from_the_moment_that_it_is_closed()
    {
        using var signer = await Make(1);
        var open = OrganisationLog.Open(Old).Value;
        await open.SubmitEntries([SampleLog.Entry(50)]);
        Assert.True((await OrganisationLog.Rotate(Old, Fresh, signer, null, TimeProvider.System)).IsGood);
        await Assert.ThrowsAsync<EvidenceException>(() => open.SubmitEntries([SampleLog.Entry(51)]));
        var verdict = SampleLog.Check(Old);
        Assert.Empty(verdict.Faults);
        Assert.Equal(4, verdict.Checkpoint!.Size);
    }

    [Fact]
    public async Task A_log_behind_a_checkpoint_that_somebody_holds_is_not_closed_and_nothing_is_made()
    {
        using var signer = await Make(1);
        SampleLog.Copy(Old, Old + "2");
        SampleLog.Copy(Old + ".private", Old + "2.private");
        await SampleLog.Append(Old, 5, 2);
        var kept = File.ReadAllBytes(Path.Combine(Old, "checkpoint"));
        var refused = await OrganisationLog.Rotate(Old + "2", Fresh, signer, null, TimeProvider.System, [("the auditor", kept)]);
        Assert.Contains("put back to an earlier time: the auditor holds", Assert.Single(refused.Problems).What, StringComparison.Ordinal);
        Assert.False(Path.Exists(Fresh));
        await SampleLog.Append(Old + "2", 9, 2);
        refused = await OrganisationLog.Rotate(Old + "2", Fresh, signer, null, TimeProvider.System, [("the auditor", kept)]);
        Assert.Contains("another history", Assert.Single(refused.Problems).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fresh made")]
    [InlineData("successor kept")]
    [InlineData("key still there")]
    public async Task A_rotation_that_was_stopped_goes_on(string where)
    {
        using var signer = await Make(2);
        var pem = File.ReadAllBytes(Path.Combine(Old + ".private", "log.pem"));
        SampleLog.Copy(Old, Old + "2");
        SampleLog.Copy(Old + ".private", Old + "2.private");
        var vkey = (await OrganisationLog.Rotate(Old, Fresh, signer, null, TimeProvider.System)).Value;
        if (where is "key still there")
        {
            File.WriteAllBytes(Path.Combine(Old + ".private", "log.pem"), pem);
            File.SetUnixFileMode(Path.Combine(Old + ".private", "log.pem"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        else
        {
            Directory.Delete(Old, recursive: true);
            Directory.Delete(Old + ".private", recursive: true);
            Directory.Move(Old + "2", Old);
            Directory.Move(Old + "2.private", Old + ".private");
            if (where is "successor kept")
                File.WriteAllText(Path.Combine(Old + ".private", "successor"), vkey + "\n");
        }

        var again = await OrganisationLog.Rotate(Old, Fresh, signer, null, TimeProvider.System);
        Assert.Equal(where is not "fresh made", again.IsGood);
        if (!again.IsGood)
            return;
        Assert.Equal(4, SampleLog.Check(Old).Checkpoint!.Size);
        Assert.Empty(SampleLog.Check(Old).Faults);
        Assert.Equal(2, SampleLog.Check(Fresh).Checkpoint!.Size);
        Assert.False(File.Exists(Path.Combine(Old + ".private", "log.pem")));
    }

    private async Task<Signer> Make(int entries)
    {
        await SampleLog.Create(sandbox, Old);
        await SampleLog.Append(Old, 0, entries);
        return Signer.LoadOrCreate(sandbox.Folders).Value;
    }
}
