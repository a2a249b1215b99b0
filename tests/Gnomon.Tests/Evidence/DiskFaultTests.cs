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

    [Theory]
    [InlineData("fsync:error=EIO")]
    [InlineData("fsync:error=ENOSPC")]
    [InlineData("write:error=ENOSPC")]
    [InlineData("write:error=EIO")]
    [InlineData("renameat2:error=EROFS")]
    [InlineData("rename:error=EIO")]
    public void A_failing_call_is_an_error_and_leaves_nothing(string fault)
    {
        var call = fault[..fault.IndexOf(':', StringComparison.Ordinal)];
        foreach (var nth in call is "fsync" ? new[] { 1, 2, 5, 9, 14, 20 } : call is "write" ? [1, 3, 8] : new[] { 1 })
        {
            // Only calls on files of the result count: -P sees paths, and the runtime's own writes go elsewhere.
            var (code, error) = Run([.. ResultPaths(), "-e", string.Create(CultureInfo.InvariantCulture, $"inject={fault}:when={nth}+")]);
            Assert.True(code == (int)ExitCode.Output, $"{fault} at {nth}: exit {code}, {error}");
            Assert.Equal("config", string.Join(' ', Directory.EnumerateFileSystemEntries(sandbox.Root).Select(Path.GetFileName)));
        }
    }

    [Fact]
    public void Killed_at_any_point_there_is_no_result_or_a_whole_one()
    {
        var whole = 0;
        foreach (var call in new[] { "fsync:signal=KILL", "renameat2:signal=KILL", "rename:signal=KILL" })
        {
            foreach (var nth in call.StartsWith("fsync", StringComparison.Ordinal) ? Enumerable.Range(1, 40).Where(n => n % 3 == 1 || n > 30) : [1])
            {
                Run(["-e", string.Create(CultureInfo.InvariantCulture, $"inject={call}:when={nth}")]);
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

    // Everything in the sandbox: strace compares whole paths, so the descriptors are selected by the calls instead.
    private static IEnumerable<string> ResultPaths() => [];

    private (int Code, string Error) Run(IEnumerable<string> strace)
    {
        using var process = Process.Start(Child.UnderStrace(sandbox, strace))!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error.Result);
    }
}
