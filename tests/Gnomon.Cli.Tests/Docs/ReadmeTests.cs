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
}
