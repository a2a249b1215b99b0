using System.Text;
using Gnomon.Evidence.Fetching;
using Gnomon.Evidence.Witnessing;
using Gnomon.Tests.Evidence.Witnessing;
using Gnomon.Verify;

namespace Gnomon.Tests.Evidence;

/// <summary>A log at an address of a stranger: fetched whole and checked, or refused with a reason.</summary>
public sealed class LogFetchTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    private string Folder => Path.Combine(sandbox.Root, "log");

    private string Into => Directory.CreateDirectory(Path.Combine(sandbox.Root, "copy")).FullName;

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(600)]
    public async Task A_log_of_any_size_is_fetched_and_checks(int entries)
    {
        await Make(entries);
        using var server = LoopbackServer.Of(Folder);
        var fetched = await LogFetch.Into(server.Url + "/", Into, [SampleLog.Check(Folder).Key!]);
        Assert.Equal(entries + 1, fetched.Value);
        Assert.Empty(SampleLog.Check(Into).Faults);
        Assert.Equal(Files(Folder), Files(Into));
    }

    [Fact]
    public async Task A_partial_tile_that_is_gone_is_taken_from_the_full_one()
    {
        await Make(99);
        var old = File.ReadAllBytes(Path.Combine(Folder, "checkpoint"));
        await SampleLog.Append(Folder, 99, 300);
        using var server = LoopbackServer.Of(Folder, (path, bytes) => path is "/checkpoint" ? old : bytes);
        Assert.Equal(100, (await LogFetch.Into(server.Url, Into, [SampleLog.Check(Folder).Key!])).Value);
        Assert.Empty(SampleLog.Check(Into).Faults);
    }

    public static TheoryData<string, ExitCode, string> Hostile => new()
    {
        { "no checkpoint", ExitCode.NotFetched, "there is none" },
        { "another key", ExitCode.Checkpoint, "not signed by the key of the log" },
        { "no note", ExitCode.Checkpoint, "a note is" },
        { "a long checkpoint", ExitCode.NotFetched, "longer than" },
        { "no tile", ExitCode.NotFetched, "it is not there" },
        { "a long tile", ExitCode.NotFetched, "longer than" },
        { "moved", ExitCode.NotFetched, "redirects are not followed" },
        { "broken", ExitCode.NotFetched, "the server answered 500" },
        { "nobody", ExitCode.NotFetched, "nothing was decided" },
        { "no address", ExitCode.NotFetched, "no http or https address" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task What_a_hostile_server_answers_ends_in_a_reason(string what, ExitCode code, string reason)
    {
        await Make(2);
        using var server = new LoopbackServer((_, path, _) => (what, path) switch
        {
            ("no checkpoint", "/checkpoint") => null,
            ("another key", "/checkpoint") => Text(200, new TestLog(9, SampleLog.Check(Folder).Key!.Name).Note(3)),
            ("no note", "/checkpoint") => Text(200, "<html>"),
            ("a long checkpoint", "/checkpoint") => new WitnessAnswer(200, "", new byte[70_000]),
            ("no tile", "/tile/0/000.p/3") => null,
            ("a long tile", "/tile/0/000.p/3") => new WitnessAnswer(200, "", new byte[8193]),
            ("moved", _) => Text(302, ""),
            ("broken", _) => Text(500, ""),
            _ => File.Exists(Folder + path) ? new WitnessAnswer(200, "", File.ReadAllBytes(Folder + path)) : null,
        });
        var url = what is "nobody" ? "http://127.0.0.1:9" : what is "no address" ? "file:///etc" : server.Url;
        var problem = Assert.Single((await LogFetch.Into(url, Into, [SampleLog.Check(Folder).Key!])).Problems);
        Assert.Equal(code, problem.Exit);
        Assert.Contains(reason, problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_entry_is_found_in_the_copy_and_so_is_a_log_behind_what_was_seen()
    {
        await Make(2);
        var key = SampleLog.Check(Folder).Key!;
        SampleLog.Copy(Folder, Folder + "2");
        await SampleLog.Append(Folder, 2, 1);
        using (var server = LoopbackServer.Of(Folder, (path, bytes) => path.StartsWith("/tile/entries", StringComparison.Ordinal) ? [.. bytes[..^1], (byte)'!'] : bytes))
            Assert.True((await LogFetch.Into(server.Url, Into, [key])).IsGood);
        Assert.Contains(SampleLog.Check(Into).Faults, f => f.Kind == FaultKind.Tree);

        Directory.Delete(Into, recursive: true);
        using (var server = LoopbackServer.Of(Folder + "2"))
            Assert.Equal(3, (await LogFetch.Into(server.Url, Into, [key])).Value);
        Assert.Equal(FaultKind.Rollback, Assert.Single(SampleLog.Check(Into, File.ReadAllBytes(Path.Combine(Folder, "checkpoint"))).Faults).Kind);
    }

    private static WitnessAnswer Text(int status, string text) => new(status, WitnessAnswer.TextType, Encoding.UTF8.GetBytes(text));

    private async Task Make(int entries)
    {
        await SampleLog.Create(sandbox, Folder);
        if (entries > 0)
            await SampleLog.Append(Folder, 0, entries);
    }

    private static List<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f) + Sha256Hex.Of(File.ReadAllBytes(f))).Order(StringComparer.Ordinal)];
}
