using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gnomon.Evidence;
using Gnomon.Verify;

namespace Gnomon.Cli.Tests.Reproduce;

/// <summary>A sealed result run again: the same, or what differs is named.</summary>
public sealed partial class ReproduceCommandTests
{
    private static readonly Dictionary<string, string> Stopped = new(StringComparer.Ordinal) { ["SOURCE_DATE_EPOCH"] = "1795219200" };

    /// <summary>Every sample there is, so that none is forgotten; each is told in another language.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> Samples() => Directory.EnumerateDirectories(Path.Combine(Cli.Repository, "samples"))
        .Where(f => File.Exists(Path.Combine(f, "system.yaml"))).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        .Select((sample, i) => new TheoryDataRow<string, string>(sample!, ((string[])["fr", "en", "vi"])[i % 3]));

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_gives_the_same_again_and_one_changed_byte_criterion_or_seed_is_named(string sample, string language)
    {
        using var cli = new Cli();
        SampleFolder.Copy(sample, cli.At("s"));
        Assert.Equal(0, cli.Gnomon(Stopped, "assess", "s/system.yaml", "--out", "out").Exit);
        Says(cli, "out", 0, $"same-{sample}.{language}", language);

        SealAnew(cli, cli.At("out"), cli.At("forged"), "plan.json", "\"seed\":\"", "\"seed\":\"0123");
        Says(cli, "forged", (int)ExitCode.NotReproduced, $"seed-{sample}", "en");

        var (data, bars) = (DataOf(cli.At("out")), cli.At("s", "bars.yaml"));
        var whole = File.ReadAllBytes(cli.At("s", data));
        SampleFolder.ChangeOneByte(cli.At("s", data));
        Says(cli, "out", (int)ExitCode.NotReproduced, $"data-{sample}", "en");

        File.WriteAllBytes(cli.At("s", data), whole);
        SampleFolder.Replace(bars, "at-least: 0.8", "at-least: 0.7");
        Says(cli, "out", (int)ExitCode.NotReproduced, $"criterion-{sample}", "en");
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
    public void What_was_sealed_falsely_is_named()
    {
        using var cli = new Cli();
        SampleFolder.Copy("hiring", cli.At("s"));
        Assert.Equal(0, cli.Gnomon(Stopped, "assess", "s/system.yaml", "--out", "out").Exit);
        foreach (var (name, file, old, fresh) in new[]
        {
            ("sealed-criterion", "plan.json", "\"atLeast\":0.8", "\"atLeast\":0.81"),
            ("sealed-cell", "cells/outcomes.json", "true,true,", "true,true,1"),
            ("sealed-finding", "findings.json", "\"status\": \"unknown\"", "\"status\": \"met\""),
        })
        {
            SealAnew(cli, cli.At("out"), cli.At(name), file, old, fresh);
            Assert.NotEqual(RunOutcome.Faulty, RunVerifier.Verify(cli.At(name), []).Outcome);
            Says(cli, name, (int)ExitCode.NotReproduced, name, "en");
        }

        SampleFolder.Replace(cli.At("out", "plan.json"), "\"atLeast\":0.8", "\"atLeast\":0.81");
        Assert.Equal((int)ExitCode.FileChanged, cli.Gnomon("reproduce", "out", "--data", "s").Exit);
    }

    [Fact]
    public void A_plan_alone_and_a_folder_that_is_not_there_are_refused()
    {
        using var cli = new Cli();
        var folder = Path.Combine(Cli.Repository, "samples", "hiring");
        Assert.Equal(0, cli.Gnomon(Stopped, "plan", Path.Combine(folder, "system.yaml"), "--out", "p").Exit);
        Assert.Equal((int)ExitCode.NotAResult, cli.Gnomon("reproduce", "p", "--data", folder).Exit);
        Assert.Equal((int)ExitCode.Data, cli.Gnomon("reproduce", "p", "--data", "nowhere").Exit);
        Assert.Equal((int)ExitCode.Usage, cli.Gnomon("reproduce", "nothing", "--data", folder).Exit);
    }

    private static void Says(Cli cli, string result, int exit, string golden, string language)
    {
        var run = cli.Gnomon("reproduce", result, "--data", "s", "--lang", language);
        Assert.True(run.Exit == exit, run.Out + run.Err);
        Golden.Match($"Reproduce/{golden}.txt", Steady(run.Out));
    }

    private static string DataOf(string result) =>
        (string)JsonNode.Parse(File.ReadAllText(Path.Combine(result, "plan.json")))!["measures"]![0]!["files"]![0]!["name"]!;

    // What a signer could do who wants another result: one text of one file is another, the seal holds, and only running it again shows it.
    private static void SealAnew(Cli cli, string from, string to, string changed, string old, string fresh)
    {
        using var signer = Signer.LoadOrCreate(new UserFolders(cli.At("config", "gnomon"), cli.At("state", "gnomon"))).Value;
        using var folder = ResultFolder.Create(to).Value;
        using var log = RunLog.Create(folder, signer);
        byte[] Bytes(string file)
        {
            var text = File.ReadAllText(Path.Combine(from, file));
            Assert.True(file != changed || text.Contains(old, StringComparison.Ordinal));
            var at = text.IndexOf(old, StringComparison.Ordinal);
            return file == changed ? Encoding.UTF8.GetBytes(text[..at] + fresh + text[(at + old.Length)..]) : File.ReadAllBytes(Path.Combine(from, file));
        }

        string[] cells = [.. Directory.EnumerateFiles(Path.Combine(from, "cells")).Select(f => "cells/" + Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        foreach (var (stage, files) in new (string, string[])[]
        {
            ("card", ["card.yaml"]), ("classification", ["classification.json"]), ("plan", ["plan.json"]), ("cells", cells),
            ("measurements", ["measurements.json"]), ("findings", ["findings.json"]), ("result", ["assessment.json", "report.html"]),
        })
        {
            var subjects = files.Select(f => folder.WriteFile(f, Bytes(f))).ToList();
            var plan = stage is "plan" ? JsonNode.Parse(Bytes("plan.json")) : null;
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
