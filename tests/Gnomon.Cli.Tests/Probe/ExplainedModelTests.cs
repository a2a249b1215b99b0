using System.Text.Json.Nodes;

namespace Gnomon.Cli.Tests.Probe;

/// <summary>A real model explained through its endpoint, from the question to the report in three languages.</summary>
public sealed class ExplainedModelTests : IDisposable
{
    private const string Explained = "kind: explanation\n    permutation: { columns: [income, debt] }\n    counterfactual: sex\n    dependence: { columns: income, points: 5 }\n    difference: { by: sex, pairs: 400 }";

    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    // The model sees sex and has learnt little from it; income decides, and women have less of it.
    [Fact]
    public void Income_matters_and_drives_the_difference_and_the_report_says_so_in_every_language()
    {
        File.WriteAllText(cli.At("applicants.csv"), Applicants.Csv(300));
        using var server = ModelServer.Start(cli.At("applicants.csv"), "good", "id");
        File.WriteAllText(cli.At("system.yaml"), Applicants.Card(server.Url, Explained));
        Good(cli.Gnomon("probe", cli.At("system.yaml"), "--lang", "vi"));
        foreach (var language in (string[])["en", "vi", "fr"])
            Good(cli.Gnomon("assess", cli.At("system.yaml"), "--lang", language, "--out", cli.At(language)));
        var figures = JsonNode.Parse(File.ReadAllText(cli.At("en", "measurements.json")))!["measurements"]!.AsArray();
        JsonNode Value(string id, string group, string? column) => figures.Single(f => (string?)f!["id"] == id && JsonNode.DeepEquals(f["group"], JsonNode.Parse(group)) && (string?)f["at"]?["column"] == column)!["value"]!;
        Assert.True(Value("explanation.importance", "{}", "income")["low"]!.GetValue<double>() > 0.02);
        var whole = Value("explanation.group_difference", """{"sex":"f"}""", null)["point"]!.GetValue<double>();
        Assert.True(whole < 0);
        Assert.True(Value("explanation.difference_part", """{"sex":"f"}""", "income")["point"]!.GetValue<double>() < whole / 2);
        Assert.Equal("clopper-pearson", (string?)Value("explanation.counterfactual_flip_rate", "{}", "sex")["method"]);
        // What is sealed does not depend on the language.
        Assert.Equal(File.ReadAllBytes(cli.At("en", "measurements.json")), File.ReadAllBytes(cli.At("vi", "measurements.json")));
        Assert.Contains("quyết định phụ thuộc vào điều gì", File.ReadAllText(cli.At("vi", "report.html")), StringComparison.Ordinal);
        Assert.Contains("Part de oui, si tous avaient la valeur", File.ReadAllText(cli.At("fr", "report.html")), StringComparison.Ordinal);
        Good(cli.Gnomon("reproduce", cli.At("en"), "--data", cli.Folder));
    }

    private static void Good(CliRun run) => Assert.True(run.Exit == 0, $"{run.Exit}\n{run.Out}\n{run.Err}");
}
