using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Gnomon.Evidence;
using Gnomon.Verify;

namespace Gnomon.Tests.Evidence;

/// <summary>
/// A writer whose disk fails or who is killed, at every call that touches the log. Afterwards the checker passes at once, the next
/// writer goes on, and what was acknowledged is there.
/// </summary>
public sealed class LogFaultTests : IDisposable
{
    private const string Calls = "openat,write,fsync,rename,close,mkdir,ftruncate,flock";
    private readonly Sandbox sandbox = new();
    private readonly ConcurrentBag<string> wrong = [];
    private int tried;

    private string Template => Path.Combine(sandbox.Root, "template");

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task Every_call_of_one_append_may_fail_or_be_the_last()
    {
        await Prepare(254);
        var counts = Count(Fresh("count"), 1);
        var faults = from call in counts
                     from nth in Enumerable.Range(1, call.Value)
                     from fault in call.Key is "close" or "flock" ? new[] { "error=EIO", "signal=KILL" } : ["error=EIO", "error=ENOSPC", "signal=KILL"]
                     select (call.Key, Fault: string.Create(CultureInfo.InvariantCulture, $"{call.Key}:{fault}:when={nth}"));
        Parallel.ForEach(faults, new ParallelOptions { MaxDegreeOfParallelism = 3 }, f => Try(f.Fault, f.Key, 1));
        Report("points of one append", counts);
    }

    [Fact]
    public async Task A_run_of_200_appends_may_be_killed_or_fail_anywhere()
    {
        await Prepare(100);
        var counts = Count(Fresh("count"), 200);
        var points = new List<(string Call, string Fault)>();
        ulong state = 11;
        for (var i = 0; i < 100; i++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            var call = counts.Keys.Order(StringComparer.Ordinal).ElementAt((int)((state >> 33) % (ulong)counts.Count));
            var nth = 1 + (int)((state >> 20) % (ulong)counts[call]);
            points.Add((call, string.Create(CultureInfo.InvariantCulture, $"{call}:{(i % 3 == 0 ? "error=EIO" : "signal=KILL")}:when={nth}")));
        }

        Parallel.ForEach(points, new ParallelOptions { MaxDegreeOfParallelism = 3 }, p => Try(p.Fault, p.Call, 200));
        Report("points of 200 appends", counts);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(700)]
    [InlineData(4096)]
    [InlineData(40_000)]
    public async Task A_file_that_cannot_grow_further_ends_the_write_in_its_middle(int limit)
    {
        await Prepare(100);
        var folder = Fresh("short");
        var run = LogChild.Run(LogChild.Start(folder, 1000, 200, 4, "prlimit", string.Create(CultureInfo.InvariantCulture, $"--fsize={limit}"), "--core=0"));
        Assert.NotEqual(0, run.Code);
        Check($"limit {limit}", folder, run);
        Assert.Empty(wrong);
    }

    private async Task Prepare(int entries)
    {
        await SampleLog.Create(sandbox, Template);
        await SampleLog.Append(Template, 0, entries);
    }

    // The same path each time: strace follows paths, and how many calls there are must not depend on it.
    private void Try(string fault, string call, int appends)
    {
        var folder = Fresh(string.Create(CultureInfo.InvariantCulture, $"point-{Interlocked.Increment(ref tried)}"));
        var run = LogChild.Run(LogChild.Start(folder, 1000, appends, 1, [.. Strace(folder, "/dev/null", "trace=" + call), "-e", "inject=" + fault]));
        if (run.Code is not 0 and not (int)ExitCode.Log && !fault.Contains("KILL", StringComparison.Ordinal))
            wrong.Add($"{fault}: exit {run.Code}: {run.Error}");
        Check(fault, folder, run);
        Directory.Delete(folder, recursive: true);
        Directory.Delete(folder + ".private", recursive: true);
    }

    private void Check(string fault, string folder, (int Code, List<(int Number, long Index)> Acknowledged, string Error) run)
    {
        foreach (var w in SampleLog.Check(folder).Faults.Select(f => $"{fault}: at once: {f}"))
            wrong.Add(w);
        if (OrganisationLog.Open(folder).TryGet(out var log, out var problems))
            log.DisposeAsync().AsTask().GetAwaiter().GetResult();
        foreach (var w in problems.Select(p => $"{fault}: opening again: {p}"))
            wrong.Add(w);
        var verdict = SampleLog.Check(folder);
        foreach (var w in verdict.Faults.Select(f => $"{fault}: afterwards: {f}"))
            wrong.Add(w);
        if (verdict.NotYetSigned > 0)
            wrong.Add($"{fault}: {verdict.NotYetSigned} entries are still unsigned");
        if (!LogReader.TryOpen(folder, out var reader, out _))
            return;
        foreach (var (number, index) in run.Acknowledged)
        {
            if (!reader.TryProve(index, out var entry, out _, out _) || !entry.Span.SequenceEqual(SampleLog.Entry(number).Span))
                wrong.Add($"{fault}: entry {number} was acknowledged as {index} and is not there");
        }
    }

    private Dictionary<string, int> Count(string folder, int appends)
    {
        var trace = Path.Combine(sandbox.Root, "trace");
        var run = LogChild.Run(LogChild.Start(folder, 1000, appends, 1, [.. Strace(folder, trace, "trace=" + Calls)]));
        Assert.True(run.Code == 0, run.Error);
        return Regex.Matches(File.ReadAllText(trace), @"^\d+ +(?:<\.\.\. )?(?<call>[a-z0-9]+)\(", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            .GroupBy(m => m.Groups["call"].Value).ToDictionary(g => g.Key, g => g.Count());
    }

    private string Fresh(string name)
    {
        var folder = Path.Combine(sandbox.Root, name);
        SampleLog.Copy(Template, folder);
        SampleLog.Copy(Template + ".private", folder + ".private");
        return folder;
    }

    private static IEnumerable<string> Strace(string folder, string output, string trace)
    {
        string[] below = ["checkpoint", "log.vkey", "tile", "tile/0", "tile/1", "tile/entries", "tile/0/000.p", "tile/0/001.p", "tile/1/000.p", "tile/entries/000.p", "tile/entries/001.p", "tile/0/000", "tile/0/001", "tile/entries/000"];
        string[] own = ["log.pem", "checkpoint", "wal", "new-0", "new-1", "new-2", "new-3", "new-4", "new-5"];

        // strace takes a path to the letter: a folder does not stand for what is in it.
        var partials = from bundle in (string[])["tile/0/000.p", "tile/entries/000.p", "tile/0/001.p", "tile/entries/001.p", "tile/1/000.p"]
                       from width in Enumerable.Range(1, 255)
                       where bundle.StartsWith("tile/1", StringComparison.Ordinal) ? width == 1 : bundle.Contains("/001", StringComparison.Ordinal) ? width < 64 : width > 98
                       select string.Create(CultureInfo.InvariantCulture, $"{bundle}/{width}");
        var paths = below.Concat(partials).Select(p => Path.Combine(folder, p)).Concat(own.Select(p => Path.Combine(folder + ".private", p))).Append(folder).Append(folder + ".private");
        return ["strace", "-f", "--seccomp-bpf", "-qq", "-o", output, "-e", trace, .. paths.SelectMany(p => new[] { "-P", p })];
    }

    private void Report(string what, Dictionary<string, int> counts)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{tried} {what} ({string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}"))}), {wrong.Count} wrong"));
        Assert.Empty(wrong);
    }
}
