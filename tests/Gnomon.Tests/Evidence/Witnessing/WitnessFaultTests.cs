using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Gnomon.Evidence.Witnessing;

namespace Gnomon.Tests.Evidence.Witnessing;

/// <summary>A witness whose disk fails or who is killed at every call that touches its folder: what it signed it never forgets, so it never signs a second history.</summary>
public sealed class WitnessFaultTests : IDisposable
{
    private const string Variable = "GNOMON_TEST_WITNESS";
    private const string Calls = "openat,write,fsync,rename,close";
    private const string Name = "w.example/w";
    private readonly Sandbox sandbox = new();
    private readonly ConcurrentBag<string> wrong = [];
    private int tried;

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Every_call_may_fail_or_be_the_last()
    {
        var counts = Count();
        var faults = from call in counts
                     from nth in Enumerable.Range(1, call.Value)
                     from fault in call.Key is "close" ? ["error=EIO", "signal=KILL"] : new[] { "error=EIO", "error=ENOSPC", "signal=KILL" }
                     select (call.Key, Fault: string.Create(CultureInfo.InvariantCulture, $"{call.Key}:{fault}:when={nth}"));
        Parallel.ForEach(faults, new ParallelOptions { MaxDegreeOfParallelism = 3 }, f => Try(f.Key, f.Fault));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tried} points of a witness that signs twice ({string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}"))}), {wrong.Count} wrong"));
        Assert.Empty(wrong);
        Assert.True(tried > 20);
    }

    // No other thread may enter this assembly while this runs.
    [ModuleInitializer]
    internal static void SignInsteadOfTesting()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } folder)
            return;
        if (!Witness.Open(folder, TimeProvider.System).TryGet(out var witness, out _))
            Environment.Exit((int)ExitCode.Log);
        var log = new TestLog(1);
        foreach (var (old, size) in new[] { (0, 3), (3, 5) })
        {
            if (Ask(witness, log.Request(old, size)) != 200)
                Environment.Exit((int)ExitCode.Log);
            Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"{size}\n"));
            Console.Out.Flush();
        }

        Environment.Exit(0);
    }

    private static int Ask(Witness witness, byte[] request)
    {
        try
        {
            return witness.AddCheckpoint(request).Status;
        }
        catch (Gnomon.Evidence.EvidenceException)
        {
            return 500;
        }
    }

    private void Try(string call, string fault)
    {
        var folder = Make();
        var (code, signed) = Run(folder, "/dev/null", "trace=" + call, "-e", "inject=" + fault);
        if (code is not 0 and not (int)ExitCode.Log && !fault.Contains("KILL", StringComparison.Ordinal))
            wrong.Add($"{fault}: exit {code}, signed {signed}");
        if (!Witness.Open(folder, TimeProvider.System).TryGet(out var witness, out var problems))
        {
            wrong.Add($"{fault}: opening again: {problems[0]}");
            return;
        }

        using (witness)
        {
            var fork = new TestLog(1, history: "x");
            if (signed > 0 && (witness.AddCheckpoint(fork.Request(0, signed)).Status is 200 || witness.AddCheckpoint(fork.Request(signed, signed)).Status is 200))
                wrong.Add($"{fault}: signed {signed} and then another history");
            if (witness.Newest(WitnessFolder.NameOf("example.org/log")) is { } newest ? Size(newest) < signed : signed > 0)
                wrong.Add($"{fault}: signed {signed} and does not know it any more");
        }
    }

    private static int Size(byte[] note) => int.Parse(System.Text.Encoding.UTF8.GetString(note).Split('\n')[1], CultureInfo.InvariantCulture);

    private Dictionary<string, int> Count()
    {
        var trace = Path.Combine(sandbox.Root, "trace");
        Assert.Equal((0, 5), Run(Make(), trace, "trace=" + Calls));
        return Regex.Matches(File.ReadAllText(trace), @"^\d+ +(?:<\.\.\. )?(?<call>[a-z0-9]+)\(", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            .GroupBy(m => m.Groups["call"].Value).ToDictionary(g => g.Key, g => g.Count());
    }

    private string Make()
    {
        var folder = Path.Combine(sandbox.Root, string.Create(CultureInfo.InvariantCulture, $"witness-{Interlocked.Increment(ref tried)}"));
        Assert.True(Witness.Create(folder, Name).IsGood && Witness.AddLog(folder, new TestLog(1).Vkey).IsGood);
        return folder;
    }

    private static (int Code, int Signed) Run(string folder, string output, params string[] trace)
    {
        string[] paths = [folder, .. ((string[])["witness.pem", "witness.vkey", "logs", "heads"]).Select(p => Path.Combine(folder, p)), .. new[] { "", ".new" }.Select(s => Path.Combine(folder, "heads", WitnessFolder.NameOf("example.org/log") + s))];
        var start = new ProcessStartInfo("strace", ["-f", "--seccomp-bpf", "-qq", "-o", output, "-e", .. trace, .. paths.SelectMany(p => new[] { "-P", p }), Path.Combine(AppContext.BaseDirectory, "Gnomon.Tests")])
        {
            Environment = { [Variable] = folder, ["DOTNET_EnableDiagnostics"] = "0" },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        _ = error.Result;
        return (process.ExitCode, lines.Length == 0 ? 0 : int.Parse(lines[^1], CultureInfo.InvariantCulture));
    }
}
