using System.Diagnostics;
using System.Globalization;
using Gnomon.Evidence;
using Gnomon.Verify;

namespace Gnomon.Tests.Evidence;

/// <summary>
/// A run whose disk fails, or that is killed, at one call after the other. .NET 10.0.12 hides errors of fsync; these tests notice if
/// a write path goes back to it.
/// </summary>
public sealed class DiskFaultTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public DiskFaultTests() => Signer.LoadOrCreate(sandbox.Folders).Value.Dispose();

    public void Dispose() => sandbox.Dispose();

    // Not write: the runtime itself writes to pipes of its own, and dies of it. A full disk is tried in ResultFolderTests.
    [Theory]
    [InlineData("fsync:error=EIO")]
    [InlineData("fsync:error=ENOSPC")]
    [InlineData("renameat2:error=EROFS")]
    [InlineData("rename:error=EIO")]
    public void A_failing_call_is_an_error_and_leaves_nothing(string fault)
    {
        var call = fault[..fault.IndexOf(':', StringComparison.Ordinal)];
        foreach (var nth in call is "fsync" ? new[] { 1, 2, 5, 9, 14, 20 } : [1])
        {
            var (code, error) = Run(call, string.Create(CultureInfo.InvariantCulture, $"{fault}:when={nth}+"));
            Assert.True(code == (int)ExitCode.Output, $"{fault} at {nth}: exit {code}, {error}");
            Assert.Equal("config", string.Join(' ', Directory.EnumerateFileSystemEntries(sandbox.Root).Select(Path.GetFileName)));
        }
    }

    [Fact]
    public void Killed_at_any_point_there_is_no_result_or_a_whole_one()
    {
        var whole = 0;
        foreach (var call in new[] { "fsync", "renameat2", "rename" })
        {
            foreach (var nth in call is "fsync" ? Enumerable.Range(1, 40).Where(n => n % 3 == 1 || n > 30) : [1])
            {
                Run(call, string.Create(CultureInfo.InvariantCulture, $"{call}:signal=KILL:when={nth}"));
                if (Path.Exists(sandbox.Out))
                {
                    Assert.Equal(RunOutcome.Intact, RunVerifier.Verify(sandbox.Out, TrustedKeys.OfUser(sandbox.Folders).Value).Outcome);
                    whole++;
                }

                foreach (var left in Directory.EnumerateDirectories(sandbox.Root, "out*"))
                    Directory.Delete(left, recursive: true);
                foreach (var left in Directory.EnumerateFiles(sandbox.Root, "out*"))
                    File.Delete(left);
            }
        }

        Assert.True(whole > 0, "no run came as far as publishing: the points of killing are not spread over the whole run");
    }

    private (int Code, string Error) Run(string call, string fault)
    {
        using var process = Process.Start(Child.UnderStrace(sandbox, "-e", "trace=" + call, "-e", "inject=" + fault))!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error.Result);
    }
}
