using System.Diagnostics;
using System.Globalization;
using Gnomon.Columns;

namespace Gnomon.Bench;

/// <summary>The most memory that a process of its own was resident with, in MB: VmHWM, looked at every 5 ms until it ends.</summary>
internal static class Peak
{
    internal static double OfRaw(string file)
    {
        var self = CountingCommand.ThisProgram();
        using var process = Process.Start(new ProcessStartInfo(self.File, [.. self.Arguments.SkipLast(1), "counting-raw", file]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        return Watch(process.Id, process.WaitForExit);
    }

    internal static double OfChild(CountRequest request)
    {
        var before = Children();
        var counting = Task.Run(() => CountingProcess.Run(request, CountingCommand.ThisProgram()));
        int child;
        while ((child = Children().Except(before).FirstOrDefault()) == 0 && !counting.IsCompleted)
            Thread.Yield();
        return Watch(child, counting.Wait);
    }

    /// <summary>The largest single process of a tree.</summary>
    internal static double OfTree(int root, Func<int, bool> ended)
    {
        long most = 0;
        do
        {
            foreach (var process in ChildrenOf(FormattableString.Invariant($"{root}")).Append(root))
                most = Math.Max(most, Kilobytes(process));
        }
        while (!ended(5));
        return most * 1024 / 1e6;
    }

    private static double Watch(int process, Func<int, bool> ended)
    {
        long most = 0;
        do
        {
            most = Math.Max(most, Kilobytes(process));
        }
        while (!ended(5));
        return most * 1024 / 1e6;
    }

    private static List<int> Children() => ChildrenOf("self");

    private static List<int> ChildrenOf(string process)
    {
        try
        {
            return [.. Directory.GetDirectories($"/proc/{process}/task")
                .SelectMany(t => Read(Path.Combine(t, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(p => int.Parse(p, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];   // it ended meanwhile
        }
    }

    private static long Kilobytes(int process)
    {
        var line = Array.Find(Read(FormattableString.Invariant($"/proc/{process}/status")).Split('\n'), l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.AsSpan(6).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture);
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
