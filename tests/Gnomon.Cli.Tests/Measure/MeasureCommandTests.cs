using System.Text.Json.Nodes;

namespace Gnomon.Cli.Tests.Measure;

/// <summary>The figures alone, as somebody asks for them in a terminal.</summary>
public sealed class MeasureCommandTests
{
    private static string Credit => Path.Combine(Cli.Repository, "samples", "credit", "system.yaml");

    [Fact]
    public void Credit_is_measured_with_its_weights_its_customers_and_its_second_file()
    {
        using var cli = new Cli();
        var run = cli.Gnomon("measure", Credit, "--json");
        Assert.True(run.Exit == 0, run.Err);
        var figures = JsonNode.Parse(run.Out)!["measurements"]!.AsArray();
        Assert.Equal(25, Value(figures, "join.rows_without_match", "{}")["point"]!.GetValue<double>());
        Assert.Equal(3, Value(figures, "join.other_rows_without_match", "{}")["point"]!.GetValue<double>());
        var women = Value(figures, "fairness.selection_rate", """{"sexe":"F"}""");
        var men = Value(figures, "fairness.selection_rate", """{"sexe":"H"}""");
        Assert.Equal("wilson-effective", (string?)women["method"]);
        // Rural branches, where women fare worse, weigh little: the gap of the customers is small, where that of the rows is ten points.
        Assert.InRange(men["point"]!.GetValue<double>() - women["point"]!.GetValue<double>(), -0.03, 0.03);
        Assert.True(women["high"]!.GetValue<double>() - women["low"]!.GetValue<double>() > 0.04);
    }

    [Fact]
    public void The_list_names_every_metric_and_measures_nothing()
    {
        using var cli = new Cli();
        var run = cli.Gnomon("measure", Credit, "--list", "--lang", "fr");
        Assert.Equal(0, run.Exit);
        Assert.Contains("decisions  équité  applications.csv", run.Out, StringComparison.Ordinal);
        Assert.Contains("fairness.selection_rate.ratio", run.Out, StringComparison.Ordinal);
    }

    // It printed nothing at all, and who asked could not tell a card without data from a defect.
    [Fact]
    public void That_a_card_names_no_data_is_said()
    {
        using var cli = new Cli();
        var card = Path.Combine(cli.Folder, "card.yaml");
        File.WriteAllText(card, "gnomon: 1\nsystem: { id: org.example.desk, name: { en: Desk }, version: \"1\" }\nuses:\n  - { id: u }\n");
        Assert.Equal("Measured: nothing; the card names no data.\n", cli.Gnomon("measure", card).Out);
        Assert.Equal("The card names no data to measure.\n", cli.Gnomon("measure", card, "--list").Out);
        Assert.StartsWith("{", cli.Gnomon("measure", card, "--json").Out, StringComparison.Ordinal);
        Assert.NotEqual(0, cli.Gnomon("measure", card, "--only", "outcomes").Exit);
    }

    [Fact]
    public void Lines_are_readable_in_every_language_and_an_entry_that_is_not_there_is_named()
    {
        using var cli = new Cli();
        foreach (var language in (string[])["en", "vi", "fr"])
        {
            var run = cli.Gnomon("measure", Credit, "--only", "decisions", "--lang", language);
            Assert.True(run.Exit == 0, run.Err);
            Assert.Contains("(fairness.selection_rate)", run.Out, StringComparison.Ordinal);
        }

        var wrong = cli.Gnomon("measure", Credit, "--only", "decision");
        Assert.Equal((int)ExitCode.Card, wrong.Exit);
        Assert.Contains("did you mean 'decisions'?", wrong.Err, StringComparison.Ordinal);
    }

    private static JsonNode Value(JsonArray figures, string id, string group) =>
        figures.Single(f => (string?)f!["id"] == id && JsonNode.DeepEquals(f["group"], JsonNode.Parse(group)))!["value"]!;
}
