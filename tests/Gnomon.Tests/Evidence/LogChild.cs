using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Gnomon.Evidence;

namespace Gnomon.Tests.Evidence;

/// <summary>
/// The test program run again as a child that appends to a log, so that it can be killed or its calls made to fail. For each entry
/// that the log acknowledged it prints the entry's number and its index; it ends with the exit code of the problem, or 0.
/// </summary>
internal static class LogChild
{
    private const string Variable = "GNOMON_TEST_LOG";

    /// <summary>A child that appends entries by a number of writers at once, under a program such as strace.</summary>
    public static ProcessStartInfo Start(string folder, int first, int count, int writers, params IReadOnlyList<string> under)
    {
        string[] command = [.. under, Path.Combine(AppContext.BaseDirectory, "Gnomon.Tests")];
        return new ProcessStartInfo(command[0], command[1..])
        {
            Environment =
            {
                [Variable] = string.Create(CultureInfo.InvariantCulture, $"{first} {count} {writers} {folder}"),
                ["DOTNET_EnableDiagnostics"] = "0",
                ["DOTNET_TieredPGO"] = "0",
                ["DOTNET_EnableWriteXorExecute"] = "0", // its mapping file would meet the limits on file sizes first
            },
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
    }

    /// <summary>Runs a child to its end: its exit code, what it acknowledged, and what it said.</summary>
    public static (int Code, List<(int Number, long Index)> Acknowledged, string Error) Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, Parse(output), error.Result);
    }

    /// <summary>The whole lines of what a child printed.</summary>
    public static List<(int Number, long Index)> Parse(string output) =>
        [.. output.Split('\n')[..^1].Select(l => l.Split(' ')).Select(l => (int.Parse(l[0], CultureInfo.InvariantCulture), long.Parse(l[1], CultureInfo.InvariantCulture)))];

    // While this runs, no other thread may enter this assembly: so there are no tasks here, and the log is given plain arrays.
    [ModuleInitializer]
    internal static void AppendInsteadOfTesting()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } work)
            Environment.Exit((int)Append(work.Split(' ', 4)));
    }

    private static ExitCode Append(string[] work)
    {
        // One writer alone signs often, so that many calls are of checkpoints.
        if (!OrganisationLog.Open(work[3], interval: work[2] is "1" ? TimeSpan.FromMilliseconds(30) : null).TryGet(out var log, out var problems))
            return Say(problems[0]);
        try
        {
            var (first, count, writers) = (int.Parse(work[0], CultureInfo.InvariantCulture), int.Parse(work[1], CultureInfo.InvariantCulture), int.Parse(work[2], CultureInfo.InvariantCulture));
            var waiting = new Queue<Task<long[]>>();
            for (var i = 0; i < count + writers; i++)
            {
                if (i < count)
                    waiting.Enqueue(log.SubmitEntries(new ReadOnlyMemory<byte>[] { SampleLog.Entry(first + i) }));
                if (i >= writers - 1 && waiting.Count > 0)
                    Acknowledge(first + i - (writers - 1), waiting.Dequeue().GetAwaiter().GetResult()[0]);
            }

            log.DisposeAsync().AsTask().GetAwaiter().GetResult();
            return ExitCode.Done;
        }
        catch (EvidenceException e)
        {
            return Say(e.Problem);
        }
    }

    private static void Acknowledge(int number, long index)
    {
        Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"{number} {index}\n"));
        Console.Out.Flush();
    }

    private static ExitCode Say(Problem problem)
    {
        Console.Error.WriteLine(problem);
        return problem.Exit;
    }
}
