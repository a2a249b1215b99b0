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

    // "NOT intact" was said of a path with a slip of the pen in it, as if of a result.
    [Fact]
    public void A_path_without_a_result_says_nothing_about_one()
    {
        Directory.CreateDirectory(cli.At("out", "b", "evidence"));
        Directory.CreateDirectory(cli.At("out", "a", "evidence"));
        Directory.CreateDirectory(cli.At("out", "none"));
        File.WriteAllText(cli.At("out", "b", "report.html"), "");
        File.WriteAllText(cli.At("letter"), "");

        Said(ExitCode.Usage, "out/c: there is no such folder, so nothing was checked\n    name a result that is there: out/b, out/a\n", "out/c");
        Said(ExitCode.Usage, "c: there is no such folder, so nothing was checked\n    name the folder that `gnomon assess` or `gnomon plan` wrote\n", "c");
        Said(ExitCode.NotAResult, "out/b/report.html: this is a file, and a result is a folder\n    name the folder of the result that it lies in: out/b\n", "out/b/report.html");
        Said(ExitCode.NotAResult, "letter: this is a file, and a result is a folder\n    name the folder that `gnomon assess` or `gnomon plan` wrote\n", "letter");

        void Said(ExitCode exit, string error, string path)
        {
            var run = cli.Gnomon("verify", path);
            Assert.Equal(((int)exit, "", error), (run.Exit, run.Out, run.Err));
        }
    }

    [Theory]
    [InlineData("'clasify' is no command of `gnomon`; did you mean 'classify'?", "clasify", "x")]
    [InlineData("'fly' is no command of `gnomon`; `gnomon --help` lists them", "fly")]
    [InlineData("'dif' is no command of `gnomon law`; did you mean 'diff'?", "law", "dif", "x")]
    [InlineData("'--vrsion' is no option of `gnomon`; did you mean '--version'?", "--vrsion")]
    [InlineData("a command is missing: `gnomon COMMAND` was expected")]
    [InlineData("a command is missing: `gnomon law COMMAND` was expected", "law")]
    [InlineData("CARD is missing after `gnomon classify`: The system card, a YAML file.", "classify")]
    [InlineData("'--planing' is no option of `gnomon classify`; did you mean '--planning'?", "classify", "card.yaml", "--planing")]
    public void A_slip_on_the_command_line_is_told_once_and_with_what_was_meant(string said, params string[] args)
    {
        var run = cli.Gnomon(args);

        Assert.Equal(((int)ExitCode.Usage, ""), (run.Exit, run.Out));
        Assert.Equal($"gnomon: {said}\n    `gnomon --help` lists the commands, `gnomon COMMAND --help` their options\n", run.Err);
    }

    [Theory]
    [InlineData("  gnomon [command] [options]")]
    [InlineData("  gnomon law diff <what> [options]", "law", "diff")]
    public void Help_calls_the_program_as_people_do(string usage, params string[] command) =>
        Assert.Contains(usage + "\n", cli.Gnomon([.. command, "--help"]).Out, StringComparison.Ordinal);

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
