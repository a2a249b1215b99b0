using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gnomon.Evidence;

namespace Gnomon.Cli.Tests.Reproduce;

/// <summary>A sealed result run again: the same, or what differs is named.</summary>
public sealed partial class ReproduceCommandTests
{
    private static readonly Dictionary<string, string> Stopped = new(StringComparer.Ordinal) { ["SOURCE_DATE_EPOCH"] = "1795219200" };

    [Theory]
    [InlineData("hiring", "en")]
    [InlineData("hiring", "fr")]
    [InlineData("triage", "vi")]
    public void A_sample_gives_the_same_statements_again(string sample, string language)
    {
        using var cli = new Cli();
        var folder = Path.Combine(Cli.Repository, "samples", sample);
        Assert.Equal(0, cli.Gnomon(Stopped, "assess", Path.Combine(folder, "system.yaml"), "--out", "out").Exit);
        var run = cli.Gnomon("reproduce", "out", "--data", folder, "--lang", language);
        Assert.True(run.Exit == 0, run.Out + run.Err);
        Golden.Match($"Reproduce/same-{sample}.{language}.txt", Steady(run.Out));
    }

    [Fact]
    public void Inputs_are_found_by_digest_under_any_name()
    {
        using var cli = new Cli();
        var folder = Path.Combine(Cli.Repository, "samples", "hiring");
        Assert.Equal(0, cli.Gnomon(Stopped, "assess", Path.Combine(folder, "system.yaml"), "--out", "out").Exit);
        Directory.CreateDirectory(cli.At("box", "deep"));
        File.Copy(Path.Combine(folder, "predictions.csv"), cli.At("box", "deep", "a.bin"));
        File.Copy(Path.Combine(folder, "docs", "data-governance.md"), cli.At("box", "b"));
        Assert.Equal(0, cli.Gnomon("reproduce", "out", "--data", "box").Exit);

        File.Delete(cli.At("box", "b"));
        var missing = cli.Gnomon("reproduce", "out", "--data", "box");
        Assert.Equal((int)ExitCode.Card, missing.Exit);
        Assert.Contains("docs/data-governance.md", missing.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void One_changed_byte_of_the_data_is_named()
    {
        using var cli = new Cli();
        SampleFolder.Copy("hiring", cli.At("s"));
        Assert.Equal(0, cli.Gnomon(Stopped, "assess", "s/system.yaml", "--out", "out").Exit);
        SampleFolder.ChangeOneByte(cli.At("s", "predictions.csv"));
        var run = cli.Gnomon("reproduce", "out", "--data", "s");
        Assert.Equal((int)ExitCode.NotReproduced, run.Exit);
        Golden.Match("Reproduce/data.txt", Steady(run.Out));
    }

    [Fact]
    public void A_changed_file_of_a_signed_model_is_named()
    {
        using var cli = new Cli();
        SampleFolder.Copy("triage", cli.At("s"));
        SampleFolder.AddSignedModel(cli.At("s"));
        var sealedAs = cli.Gnomon(Stopped, "assess", "s/system.yaml", "--out", "out");
        Assert.True(sealedAs.Exit == 0, sealedAs.Err);
        Assert.Equal(0, cli.Gnomon("reproduce", "out", "--data", "s").Exit);
        File.WriteAllText(cli.At("s", "model", "weights.bin"), "other");
        var run = cli.Gnomon("reproduce", "out", "--data", "s");
        Assert.Equal((int)ExitCode.NotReproduced, run.Exit);
        Assert.Contains("'model/weights.bin' is not as it was signed", run.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void One_changed_criterion_is_named()
    {
        using var cli = new Cli();
        SampleFolder.Copy("hiring", cli.At("s"));
        Assert.Equal(0, cli.Gnomon(Stopped, "assess", "s/system.yaml", "--out", "out").Exit);
        Assert.Equal(0, cli.Gnomon("reproduce", "out", "--data", "s").Exit);
        SampleFolder.Replace(cli.At("s", "bars.yaml"), "at-least: 0.8", "at-least: 0.7");
        var run = cli.Gnomon("reproduce", "out", "--data", "s");
        Assert.Equal((int)ExitCode.NotReproduced, run.Exit);
        Golden.Match("Reproduce/criterion.txt", Steady(run.Out));
    }

    [Theory]
    [InlineData("seed", "plan.json", "\"seed\":\"", "\"seed\":\"0123")]
    [InlineData("sealed-criterion", "plan.json", "\"atLeast\":0.8", "\"atLeast\":0.81")]
    [InlineData("sealed-cell", "cells/outcomes.json", "true,true,", "true,true,1")]
    [InlineData("sealed-finding", "findings.json", "\"status\": \"unknown\"", "\"status\": \"met\"")]
    public void What_was_sealed_falsely_is_named(string name, string file, string old, string fresh)
    {
        using var cli = new Cli();
        SampleFolder.Copy("hiring", cli.At("s"));
        Assert.Equal(0, cli.Gnomon(Stopped, "assess", "s/system.yaml", "--out", "out").Exit);
        SampleFolder.Replace(cli.At("out", file), old, fresh);
        Assert.Equal((int)ExitCode.FileChanged, cli.Gnomon("reproduce", "out", "--data", "s").Exit);

        SealAnew(cli, cli.At("out"), cli.At("forged"));
        Assert.Equal(0, cli.Gnomon("verify", "forged").Exit);
        var run = cli.Gnomon("reproduce", "forged", "--data", "s");
        Assert.Equal((int)ExitCode.NotReproduced, run.Exit);
        Golden.Match($"Reproduce/{name}.txt", Steady(run.Out));
    }

    [Fact]
    public void A_plan_alone_and_a_folder_that_is_not_there_are_refused()
    {
        using var cli = new Cli();
        var folder = Path.Combine(Cli.Repository, "samples", "hiring");
        Assert.Equal(0, cli.Gnomon(Stopped, "plan", Path.Combine(folder, "system.yaml"), "--out", "p").Exit);
        Assert.Equal((int)ExitCode.NotAResult, cli.Gnomon("reproduce", "p", "--data", folder).Exit);
        Assert.Equal((int)ExitCode.Data, cli.Gnomon("reproduce", "p", "--data", "nowhere").Exit);
        Assert.Equal((int)ExitCode.NotAResult, cli.Gnomon("reproduce", "nothing", "--data", folder).Exit);
    }

    // What a signer could do who wants another result: the seal holds, and only running it again shows it.
    private static void SealAnew(Cli cli, string from, string to)
    {
        using var signer = Signer.LoadOrCreate(new UserFolders(cli.At("config", "gnomon"), cli.At("state", "gnomon"))).Value;
        using var folder = ResultFolder.Create(to).Value;
        using var log = RunLog.Create(folder, signer);
        foreach (var (stage, files) in new (string, string[])[]
        {
            ("card", ["card.yaml"]), ("classification", ["classification.json"]), ("plan", ["plan.json"]), ("cells", ["cells/outcomes.json"]),
            ("measurements", ["measurements.json"]), ("findings", ["findings.json"]), ("result", ["assessment.json", "report.html"]),
        })
        {
            var subjects = files.Select(f => folder.WriteFile(f, File.ReadAllBytes(Path.Combine(from, f)))).ToList();
            var plan = stage is "plan" ? JsonNode.Parse(File.ReadAllText(Path.Combine(from, "plan.json"))) : null;
            log.Append(Statement.Create(stage, subjects, plan is null ? null : json =>
            {
                json.WriteString("system", (string?)plan["system"]!["id"]);
                json.WriteString("seed", (string?)plan["seed"]);
            }));
        }

        log.Close();
        folder.Publish();
    }

    private static string Steady(string text) => Digest().Replace(text, "DIGEST");

    [GeneratedRegex("[0-9a-f]{60,}", RegexOptions.None, 1000)]
    private static partial Regex Digest();
}
