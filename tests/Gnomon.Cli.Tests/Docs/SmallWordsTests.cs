using System.Security.Cryptography;
using Gnomon.Cli.Tests.Assess;

namespace Gnomon.Cli.Tests.Docs;

/// <summary>What a new user stumbles over: places that are not named, commands that say nothing, one of what there are several.</summary>
public sealed class SmallWordsTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Theory]
    [InlineData("verify", "nowhere")]
    [InlineData("log", "fsck", "nowhere")]
    [InlineData("log", "show", "nowhere")]
    [InlineData("log", "export", "nowhere")]
    [InlineData("reproduce", "nowhere", "--data", ".")]
    public void A_folder_that_is_not_there_is_named_as_the_user_named_it(params string[] args)
    {
        var run = cli.Gnomon(args);

        Assert.NotEqual(0, run.Exit);
        Assert.Matches("(?m)^ *nowhere[:/]", run.Out + run.Err);
        Assert.DoesNotContain("nowhere/.:", run.Out + run.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proof_says_what_was_written_and_a_log_of_one_entry_does_not_say_entries()
    {
        Assert.Equal(0, cli.Gnomon("log", "init", "log").Exit);
        Assert.Contains("every entry (1)", cli.Gnomon("log", "fsck", "log", "--lang", "en").Out, StringComparison.Ordinal);
        var run = cli.Gnomon("prove", "log", "0", "--out", "first", "--lang", "en");

        Assert.Equal((0, "first.json and first.tlog-proof: entry 0 of the log, and the proof that it stands there\n"), (run.Exit, run.Out));
    }

    [Fact]
    public void One_pack_one_file_and_one_system_are_singular()
    {
        Assert.Equal(0, cli.Gnomon("law", "new", "my-law", "packs", "--jurisdiction", "VN").Exit);
        Assert.StartsWith("1 pack, 0 problems", cli.Gnomon("law", "check", "packs").Out, StringComparison.Ordinal);
        var card = AssessedSample.Card("hiring");
        Assert.Contains("tried on 1 system,", cli.Gnomon("law", "try", "packs/my-law", card, "--lang", "en").Out, StringComparison.Ordinal);
        var data = Path.Combine(Path.GetDirectoryName(card)!, "predictions.csv");
        Assert.Contains("rows of 1 file,", cli.Gnomon("count", card, "--part", data, "--out", "a.cells", "--lang", "en").Out, StringComparison.Ordinal);
    }

    // The statement of a result bears the page too; what is the same in another run is the file for machines, and that is what a reader can hash.
    [Fact]
    public void A_reproduction_names_the_file_whose_digest_it_gives()
    {
        AssessedSample.Of("hiring").CopyTo(cli);
        var run = cli.Gnomon("reproduce", "out", "--data", Path.GetDirectoryName(AssessedSample.Card("hiring"))!, "--lang", "en");

        Assert.Contains("assessment.json: the same, sha256 " + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(cli.At("out", "assessment.json")))), run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_of_another_system_stand_in_no_document()
    {
        AssessedSample.Of("hiring").CopyTo(cli);
        var run = cli.Gnomon("init", AssessedSample.Card("triage"), "--document", "model-card", "--assessment", "out");

        Assert.Equal((int)ExitCode.Usage, run.Exit);
        Assert.Contains("the result is of org.example.hiring, version 3.1; the card is of vn.example.phan-loai-cap-cuu", run.Err, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }
}
