using System.Diagnostics;
using System.Text;
using Gnomon.Verify;

namespace Gnomon.Tests.Evidence;

/// <summary>Four processes append to one log, and one of them is killed on the way.</summary>
public sealed class LogProcessesTests : IDisposable
{
    private const int Each = 5000;
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task No_acknowledged_entry_is_lost_and_there_is_one_history()
    {
        var folder = Path.Combine(sandbox.Root, "log");
        await SampleLog.Create(sandbox, folder);
        var children = Enumerable.Range(0, 4).Select(i => Process.Start(LogChild.Start(folder, i * Each, Each, 64))!).ToList();
        var outputs = await Task.WhenAll(children.Select((c, i) => Read(c, killAfter: i == 2 ? 1500 : int.MaxValue)));
        foreach (var child in children)
            await child.WaitForExitAsync();
        Assert.Equal([0, 0, 137, 0], children.Select(c => c.ExitCode));
        children.ForEach(c => c.Dispose());

        Assert.Empty(SampleLog.Check(folder).Faults);
        await SampleLog.Append(folder, 100_000, 1);
        var verdict = SampleLog.Check(folder);
        Assert.Empty(verdict.Faults);
        Assert.True(LogReader.TryOpen(folder, out var reader, out _));
        var acknowledged = outputs.SelectMany(LogChild.Parse).OrderBy(a => a.Index).ToList();
        Assert.True(acknowledged.Count >= (3 * Each) + 1500);
        Assert.Equal(acknowledged.Count, acknowledged.DistinctBy(a => a.Index).Count());
        Assert.All(acknowledged, a => Assert.True(reader.TryProve(a.Index, out var entry, out _, out _) && entry.Span.SequenceEqual(SampleLog.Entry(a.Number).Span)));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{acknowledged.Count} acknowledged by four processes, one killed; the log has {verdict.Checkpoint!.Size}"));
    }

    private static async Task<string> Read(Process child, int killAfter)
    {
        var output = new StringBuilder();
        for (var lines = 0; await child.StandardOutput.ReadLineAsync() is { } line; lines++)
        {
            output.Append(line).Append('\n');
            if (lines == killAfter)
                child.Kill();
        }

        return output.ToString();
    }
}
