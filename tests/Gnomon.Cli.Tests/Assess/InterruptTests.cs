using System.Diagnostics;
using System.Globalization;

namespace Gnomon.Cli.Tests.Assess;

/// <summary>Ctrl-C while something is counted: the counting process is stopped, and nothing half done is left.</summary>
public sealed class InterruptTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const int Rows = 60, Letters = 200_000;

    // Letters beyond ASCII, each changed thirty times: half a minute of counting, of which a few seconds are waited for.
    private static readonly string Card = $$"""
        gnomon: 1
        system: { id: org.example.slow, name: { en: Slow }, version: "1" }
        uses: [{ id: use }]
        measure:
          - { id: slow, kind: fairness, data: data.csv, one-row-per-unit: true, label: y = 1, prediction: "length({{Changed(15)}}) > 5", favourable: true, groups: { g: g } }
        profile: default
        """;

    [Theory]
    [InlineData("assess", "system.yaml", "--out", "out")]
    [InlineData("measure", "system.yaml")]
    [InlineData("count", "system.yaml", "--out", "out.cells")]
    public void Ctrl_C_stops_the_counting_and_leaves_nothing(params string[] args)
    {
        using var cli = new Cli();
        File.WriteAllText(cli.At("system.yaml"), Card);
        File.WriteAllText(cli.At("data.csv"), "g,y,t\n" + string.Concat(Enumerable.Repeat($"x,1,{new string('đ', Letters)}\n", Rows)));
        Directory.CreateDirectory(cli.At("tmp"));
        // A runner in the background may ignore the signal, and its children would too.
        var start = cli.Prepare(args);
        start.ArgumentList.Insert(0, start.FileName);
        start.ArgumentList.Insert(0, "--default-signal=INT");
        start.FileName = "env";
        start.Environment["TMPDIR"] = cli.At("tmp");
        using var process = Process.Start(start)!;
        var child = Counting(process);
        process.StandardInput.Close();
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        Assert.True(process.WaitForExit(Patience), "it did not stop");
        Assert.Equal((int)ExitCode.Interrupted, process.ExitCode);
        Assert.EndsWith("gnomon: interrupted\n", process.StandardError.ReadToEnd(), StringComparison.Ordinal);
        Assert.True(SpinWait.SpinUntil(() => !IsBusy(child, TimeSpan.Zero), Patience), "the counting process runs on");
        Assert.Equal(["config", "data.csv", "state", "system.yaml", "tmp"], Directory.GetFileSystemEntries(cli.Folder).Select(Path.GetFileName).Union(["config", "state"], StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(cli.At("tmp")));
    }

    private static string Changed(int times) => times == 0 ? "t" : $"lower(upper({Changed(times - 1)}))";

    // The child that has worked for a second is in the middle of counting; another may have been started ahead and wait.
    private static int Counting(Process process)
    {
        var child = 0;
        Assert.True(SpinWait.SpinUntil(() => process.HasExited || (child = Children(process.Id).FirstOrDefault(c => IsBusy(c, TimeSpan.FromSeconds(1)))) != 0, Patience), "nothing is counted");
        Assert.False(process.HasExited, process.HasExited ? process.StandardError.ReadToEnd() : "");
        return child;
    }

    private static bool IsBusy(int id, TimeSpan worked)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.TotalProcessorTime >= worked;
        }
        // A child may end between being found and being looked at; its times are then no longer to be had, which Linux says as a Win32 error.
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static List<int> Children(int id)
    {
        try
        {
            return [.. Directory.GetDirectories($"/proc/{id}/task").SelectMany(t => File.ReadAllText(Path.Combine(t, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(c => int.Parse(c, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }
}
