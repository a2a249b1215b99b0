using Gnomon.Cli.Tests.Assess;

namespace Gnomon.Cli.Tests.Docs;

/// <summary>What the README shows as printed is what is printed.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_excerpt_of_the_first_screen_is_what_the_command_prints()
    {
        var run = AssessedSample.Of("hiring").Run;
        var path = Path.Combine(Cli.Repository, "README.md");
        var readme = File.ReadAllText(path);
        const string Fence = "```";
        var from = readme.IndexOf(Fence + "text\n", StringComparison.Ordinal) + Fence.Length + 5;
        var to = readme.IndexOf(Fence, from, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("GNOMON_RECORD") == "1")
            File.WriteAllText(path, readme[..from] + run.Out + readme[to..]);
        else
            Assert.Equal(run.Out, readme[from..to]);
    }

    // Found by a new user: the second command named a folder that only the clock of whoever wrote it had named so.
    [Fact]
    public void Its_commands_can_be_copied_one_after_the_other()
    {
        const string Program = "    ./gnomon ";
        using var cli = new Cli();
        Directory.CreateSymbolicLink(cli.At("samples"), Path.Combine(Cli.Repository, "samples"));
        string[] lines = [.. File.ReadLines(Path.Combine(Cli.Repository, "README.md")).Where(l => l.StartsWith(Program, StringComparison.Ordinal)).Select(l => l.Split('#')[0])];

        Assert.Equal(["assess", "verify", "reproduce"], lines.Select(l => Words(l)[0]), StringComparer.Ordinal);
        Assert.All(lines, line =>
        {
            var run = cli.Gnomon(Words(line));
            Assert.True(run.Exit == 0, line + run.Out + run.Err);
        });

        static string[] Words(string line) => line[Program.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
