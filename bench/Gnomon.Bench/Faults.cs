using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gnomon.Evidence;
using Gnomon.Verify;

namespace Gnomon.Bench;

/// <summary>
/// A writer of the organisation's log whose calls fail (EIO, ENOSPC) or who is killed, at seeded points of a run of appends: <c>faults [POINTS] [APPENDS] [SEED]</c>;
/// or at one point many times: <c>faults close:error=EIO:when=50 [TIMES] [APPENDS]</c>. strace counts, in each thread, only calls on the paths of the log, closes by their descriptor: none of the runtime's own fails.
/// After each, the checker passes at once, the next writer goes on, and what was acknowledged is there. The tests try 100 points; this tries as many as are asked for.
/// </summary>
internal static class Faults
{
    /// <summary>The child that appends.</summary>
    internal const string Verb = "faults-append";

    private static readonly string[] Calls = ["openat", "write", "fsync", "rename", "close", "mkdir", "ftruncate", "flock", "unlink"];
    private static readonly string[] Below = ["checkpoint", "log.vkey", "tile", "tile/0", "tile/1", "tile/entries", "tile/0/000.p", "tile/0/001.p", "tile/1/000.p", "tile/entries/000.p", "tile/entries/001.p", "tile/0/000", "tile/0/001", "tile/entries/000"];
    private static readonly string[] Own = ["log.pem", "checkpoint", "wal", "new-0", "new-1", "new-2", "new-3", "new-4", "new-5"];

    internal static int Run(string[] args)
    {
        int Number(int place, int other) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : other;
        var one = args is [var first, ..] && first.Contains(':', StringComparison.Ordinal) ? first : null;
        var (points, appends, seed) = one is null ? (Number(0, 500), Number(1, 200), Number(2, 2026)) : (Number(1, 100), Number(2, 200), 0);
        var root = Directory.CreateTempSubdirectory("gnomon-bench-").FullName;
        try
        {
            return Run(root, one, points, appends, (ulong)seed).GetAwaiter().GetResult();
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    internal static int Append(string[] args)
    {
        if (!OrganisationLog.Open(args[0], interval: TimeSpan.FromMilliseconds(30)).TryGet(out var log, out var problems))
            return (int)problems[0].Exit;
        try
        {
            for (var i = 0; i < int.Parse(args[1], CultureInfo.InvariantCulture); i++)
            {
                var index = log.SubmitEntries([Entry(1000 + i)]).GetAwaiter().GetResult()[0];
                Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"{1000 + i} {index}\n"));
                Console.Out.Flush();
            }

            log.DisposeAsync().AsTask().GetAwaiter().GetResult();
            return 0;
        }
        catch (EvidenceException e)
        {
            return (int)e.Problem.Exit;
        }
    }

    private static async Task<int> Run(string root, string? one, int points, int appends, ulong state)
    {
        var user = new UserFolders(Path.Combine(root, "config"), Path.Combine(root, "state"));
        using var signer = Signer.LoadOrCreate(user).Value;
        var template = Path.Combine(root, "template");
        await OrganisationLog.Create(template, signer);
        await using (var log = OrganisationLog.Open(template).Value)
            await log.SubmitEntries([.. Enumerable.Range(0, 100).Select(i => (ReadOnlyMemory<byte>)Entry(i))]);
        var faults = one is null ? Drawn(Count(root, template, appends), points, state) : [.. Enumerable.Repeat((one[..one.IndexOf(':', StringComparison.Ordinal)], one), points)];
        var wrong = new ConcurrentBag<string>();
        long acknowledged = 0;
        var clock = Stopwatch.StartNew();
        Parallel.ForEach(faults.Index(), new ParallelOptions { MaxDegreeOfParallelism = 3 }, f => Interlocked.Add(ref acknowledged, Try(root, template, f.Index, f.Item.Call, f.Item.Fault, appends, wrong)));
        Console.WriteLine(FormattableString.Invariant($"{faults.Count} points of {appends} appends ({string.Join(", ", faults.CountBy(f => f.Call).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => FormattableString.Invariant($"{c.Key} {c.Value}")))}), {acknowledged} entries acknowledged, {wrong.Count} wrong, {clock.Elapsed.TotalSeconds:0} s"));
        foreach (var w in wrong)
            Console.WriteLine(w);
        return wrong.IsEmpty ? 0 : 1;
    }

    private static List<(string Call, string Fault)> Drawn(Dictionary<string, int> counts, int points, ulong state)
    {
        var faults = new List<(string Call, string Fault)>();
        for (var i = 0; i < points; i++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            var call = Calls[(int)((state >> 33) % (ulong)Calls.Length)];
            if (counts.TryGetValue(call, out var count))
                faults.Add((call, string.Create(CultureInfo.InvariantCulture, $"{call}:{(i % 3) switch { 0 => "error=EIO", 1 => "signal=KILL", _ => call is "close" or "flock" or "unlink" ? "error=EIO" : "error=ENOSPC" }}:when={1 + ((state >> 20) % (ulong)count)}")));
        }

        return faults;
    }

    private static int Try(string root, string template, int number, string call, string fault, int appends, ConcurrentBag<string> wrong)
    {
        var folder = Fresh(root, template, FormattableString.Invariant($"point-{number}"));
        var (code, output) = Child(folder, appends, [.. Strace(folder, "/dev/null", "trace=" + call), "-e", "inject=" + fault]);
        if (code is not 0 and not (int)ExitCode.Log && !fault.Contains("KILL", StringComparison.Ordinal))
            wrong.Add(FormattableString.Invariant($"{fault}: exit {code}"));
        Check(folder, fault + ": at once", wrong);
        if (OrganisationLog.Open(folder).TryGet(out var log, out var problems))
            log.DisposeAsync().AsTask().GetAwaiter().GetResult();
        foreach (var problem in problems)
            wrong.Add($"{fault}: opening again: {problem}");
        Check(folder, fault + ": afterwards", wrong);
        var said = output.Split('\n')[..^1].Select(l => l.Split(' ')).ToList();
        if (!LogReader.TryOpen(folder, out var reader, out _))
            return 0;
        foreach (var line in said)
        {
            var (entry, index) = (int.Parse(line[0], CultureInfo.InvariantCulture), long.Parse(line[1], CultureInfo.InvariantCulture));
            if (!reader.TryProve(index, out var there, out _, out _) || !there.Span.SequenceEqual(Entry(entry)))
                wrong.Add(FormattableString.Invariant($"{fault}: entry {entry} was acknowledged as {index} and is not there"));
        }

        Directory.Delete(folder, recursive: true);
        Directory.Delete(folder + ".private", recursive: true);
        return said.Count;
    }

    private static void Check(string folder, string what, ConcurrentBag<string> wrong)
    {
        foreach (var fault in LogVerifier.Verify(folder, new LogExpectations()).Faults)
            wrong.Add($"{what}: {fault}");
    }

    private static Dictionary<string, int> Count(string root, string template, int appends)
    {
        var (folder, trace) = (Fresh(root, template, "count"), Path.Combine(root, "trace"));
        Child(folder, appends, [.. Strace(folder, trace, "trace=" + string.Join(',', Calls))]);
        return Regex.Matches(File.ReadAllText(trace), @"^\d+ +(?:<\.\.\. )?(?<call>[a-z0-9]+)\(", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            .GroupBy(m => m.Groups["call"].Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
    }

    private static (int Code, string Output) Child(string folder, int appends, string[] under)
    {
        var start = new ProcessStartInfo(under[0], [.. under[1..], Environment.ProcessPath!, Verb, folder, appends.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static string[] Strace(string folder, string output, string trace)
    {
        // To the letter: a folder does not stand for what is in it.
        var partials = Below.Where(p => p.EndsWith(".p", StringComparison.Ordinal)).SelectMany(p => Enumerable.Range(1, 255).Select(w => FormattableString.Invariant($"{p}/{w}")));
        var paths = Below.Concat(partials).Select(p => Path.Combine(folder, p)).Concat(Own.Select(p => Path.Combine(folder + ".private", p))).Append(folder).Append(folder + ".private");
        return ["strace", "-f", "--seccomp-bpf", "-qq", "-o", output, "-e", trace, .. paths.SelectMany(p => new[] { "-P", p })];
    }

    private static string Fresh(string root, string template, string name)
    {
        var folder = Path.Combine(root, name);
        Copy(template, folder);
        Copy(template + ".private", folder + ".private");
        return folder;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    private static byte[] Entry(int number) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"entry {number} ").PadRight(600, '.'));
}
