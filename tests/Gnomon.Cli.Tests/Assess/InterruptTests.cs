using System.Diagnostics;
using System.Globalization;

namespace Gnomon.Cli.Tests.Assess;

/// <summary>Ctrl-C while something is counted: the counting process is stopped, and nothing half done is left.</summary>
public sealed class InterruptTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Each % of the pattern may end at any of the letters, and the b is never found: one row takes longer than any test.
    private const string Card = """
        gnomon: 1
        system: { id: org.example.slow, name: { en: Slow }, version: "1" }
        uses: [{ id: use }]
        measure:
          - { id: slow, kind: fairness, data: data.csv, one-row-per-unit: true, label: y = 1, prediction: "t LIKE '%a%a%a%a%a%a%a%a%a%b'", favourable: true, groups: { g: g } }
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
        File.WriteAllText(cli.At("data.csv"), $"g,y,t\nx,1,{new string('a', 4000)}\n");
        Directory.CreateDirectory(cli.At("tmp"));
        var start = cli.Prepare(args);
        start.Environment["TMPDIR"] = cli.At("tmp");
        using var process = Process.Start(start)!;
        var child = Counting(process);
        process.StandardInput.Close();
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        Assert.True(process.WaitForExit(Patience), "it did not stop");
        Assert.Equal((int)ExitCode.Interrupted, process.ExitCode);
        Assert.Equal("gnomon: interrupted\n", process.StandardError.ReadToEnd());
        Assert.True(SpinWait.SpinUntil(() => !IsBusy(child, TimeSpan.Zero), Patience), "the counting process runs on");
        Assert.Equal(["config", "data.csv", "state", "system.yaml", "tmp"], Directory.GetFileSystemEntries(cli.Folder).Select(Path.GetFileName).Union(["config", "state"], StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(cli.At("tmp")));
    }

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
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
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
