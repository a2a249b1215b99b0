using System.Globalization;

namespace Gnomon.Cli.Tests.Init;

/// <summary>A card begun from a data file, by answers from a pipe.</summary>
public sealed class InitDataTests
{
    [Theory]
    [InlineData("en", "6\n2\n5\n0,5\ny\n1\n3, 4\n")]
    [InlineData("vi", "x\n6\n2\n5\n0.5\nc\n0\n3\n")]
    [InlineData("fr", "2\n6\n2\n5\n0,5\no\n\n3 4\n")]
    public void The_answers_become_a_card_that_assesses_at_once(string language, string answers)
    {
        using var cli = new Cli();
        Data(cli.At("people.csv"));
        var run = cli.GnomonTold(answers, "init", cli.At("mine"), "--data", cli.At("people.csv"), "--lang", language);
        Assert.True(run.Exit == 0, run.Err);
        Golden.Match($"Init/data.{language}.txt", run.Out.Replace(cli.Folder, "FOLDER", StringComparison.Ordinal));
        Golden.Match($"Init/data.{language}.card.yaml", File.ReadAllText(cli.At("mine", "system.yaml")));
        // No name, and no village of one, was shown.
        Assert.DoesNotContain("Nguyễn", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Hamlet", run.Out, StringComparison.Ordinal);
        var assessed = cli.Gnomon("assess", cli.At("mine", "system.yaml"), "--draft", "--out", cli.At("out"));
        Assert.True(assessed.Exit == 0, assessed.Err);
    }

    [Fact]
    public void Without_answers_the_card_waits_and_still_assesses_and_nothing_is_written_over()
    {
        using var cli = new Cli();
        Directory.CreateDirectory(cli.At("mine"));
        Data(cli.At("mine", "people.csv"));
        var run = cli.GnomonTold("", "init", cli.At("mine"), "--data", cli.At("mine", "people.csv"));
        Assert.True(run.Exit == 0, run.Err);
        Golden.Match("Init/data.none.card.yaml", File.ReadAllText(cli.At("mine", "system.yaml")));
        Assert.Equal(0, cli.Gnomon("classify", cli.At("mine", "system.yaml")).Exit);
        Assert.Equal((int)ExitCode.Output, cli.GnomonTold("", "init", cli.At("mine"), "--data", cli.At("mine", "people.csv")).Exit);
        Assert.Equal((int)ExitCode.Data, cli.GnomonTold("", "init", cli.At("other"), "--data", cli.At("mine", "none.csv")).Exit);
        Assert.False(Directory.Exists(cli.At("other")));
    }

    [Fact]
    public void Predictions_in_a_second_file_are_joined_by_the_columns_that_were_named()
    {
        using var cli = new Cli();
        File.WriteAllText(cli.At("people.csv"), "id,y,sex\n" + string.Concat(Enumerable.Range(0, 200).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},{i % 2},{(i % 3 == 0 ? "F" : "M")}\n"))));
        File.WriteAllText(cli.At("said.csv"), "row,y,score\n" + string.Concat(Enumerable.Range(0, 190).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i}.0,{i % 2},0.{10 + (i * 7 % 90)}\n"))));
        var run = cli.GnomonTold("1,9\n1,4\n2\n2\n6\n0.5\ny\n0\n3\n", "init", cli.At("mine"), "--data", cli.At("people.csv"), "--join", cli.At("said.csv"));
        Assert.True(run.Exit == 0, run.Err);
        Golden.Match("Init/data.join.txt", run.Out.Replace(cli.Folder, "FOLDER", StringComparison.Ordinal));
        Golden.Match("Init/data.join.card.yaml", File.ReadAllText(cli.At("mine", "system.yaml")));
        var measured = cli.Gnomon("measure", cli.At("mine", "system.yaml"));
        Assert.True(measured.Exit == 0, measured.Err);
        Assert.Contains("all rows: 10  exact count  (200 rows)", measured.Out, StringComparison.Ordinal);
        Assert.Equal((int)ExitCode.Usage, cli.GnomonTold("", "init", cli.At("other"), "--join", cli.At("said.csv")).Exit);
        Assert.Equal((int)ExitCode.Usage, cli.GnomonTold("", "init", cli.At("other"), "--sheet", "A").Exit);
        // Two files of one name were asked about to the end, and then nothing could be written.
        Directory.CreateDirectory(cli.At("b"));
        File.Copy(cli.At("said.csv"), cli.At("b", "people.csv"));
        var same = cli.GnomonTold("", "init", cli.At("other"), "--data", cli.At("people.csv"), "--join", cli.At("b", "people.csv"));
        Assert.Equal((int)ExitCode.Usage, same.Exit);
        Assert.Contains("both files are called people.csv", same.Err, StringComparison.Ordinal);
        Assert.False(Directory.Exists(cli.At("other")));
    }

    private static void Data(string path) => File.WriteAllText(path, "name;outcome;sex;village area;score;label\n" + string.Concat(Enumerable.Range(0, 240).Select(i => string.Create(
        CultureInfo.InvariantCulture, $"Nguyễn {i};{(i * 7 % 3 == 0 ? "yes" : "no")};{(i % 2 == 0 ? "F" : "M")};{(i == 7 ? "Hamlet" : i % 3 == 0 ? "north" : "south")};0,{i * 37 % 100:00};{i * 11 % 2}\n"))));
}
