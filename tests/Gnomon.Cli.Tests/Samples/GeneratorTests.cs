namespace Gnomon.Cli.Tests.Samples;

/// <summary>What a sample's generator makes is what is committed, byte for byte.</summary>
public sealed class GeneratorTests
{
    [Theory]
    [InlineData("hiring", "predictions.csv")]
    [InlineData("triage", "ket-qua.csv")]
    [InlineData("credit", "applications.csv")]
    [InlineData("credit", "predictions.csv")]
    public void A_generator_makes_the_committed_file(string sample, string file)
    {
        using var cli = new Cli();
        var folder = Path.Combine(Cli.Repository, "samples", sample);
        var run = cli.Run("dotnet", ["run", Path.Combine(folder, "generate.cs"), "--", cli.Folder], new Dictionary<string, string>(StringComparer.Ordinal));
        Assert.True(run.Exit == 0, run.Out + run.Err);
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder, file)), File.ReadAllBytes(cli.At(file)));
        Assert.True(new FileInfo(Path.Combine(folder, file)).Length < 2_000_000);
    }
}
