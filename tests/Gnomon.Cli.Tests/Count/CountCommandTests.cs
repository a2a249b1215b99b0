using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Gnomon.Cli.Tests.Count;

/// <summary>Counting on several machines: each has some of the files, the last has none.</summary>
public sealed class CountCommandTests
{
    private const string Card = """
        gnomon: 1
        system: { id: org.example.parts, name: { en: Parts }, version: "1" }
        uses: [{ id: use }]
        measure:
          - { id: outcomes, kind: fairness, data: "data/*.csv", one-row-per-unit: true, label: y = 1, prediction: score >= 0.5, favourable: true, groups: { sex: sex, region: region } }
          - { id: scores, kind: scoring, data: ["data/part-1.csv", "data/part-2.csv", "data/part-3.csv"], one-row-per-unit: true, label: y = 1, score: score, groups: { sex: sex } }
        profile: default
        """;

    [Fact]
    public void Parts_of_several_machines_give_the_cells_and_findings_of_one()
    {
        using var cli = new Cli();
        Machine(cli, "whole", 1, 2, 3);
        Machine(cli, "a", 1, 3);
        Machine(cli, "b", 2);
        Machine(cli, "last");
        Good(cli.Gnomon("count", cli.At("whole", "system.yaml"), "--out", cli.At("whole.cells"), "--lang", "fr"), "outcomes : 300 lignes de 3 fichiers, en");
        Good(cli.Gnomon("count", cli.At("a", "system.yaml"), "--part", cli.At("a", "data", "part-1.csv"), cli.At("a", "data", "part-3.csv"), "--out", cli.At("a.cells"), "--memory", "512MB"), "outcomes: 200 rows of 2 files");
        Good(cli.Gnomon("count", cli.At("b", "system.yaml"), "--part", cli.At("b", "data", "part-2.csv"), "--out", cli.At("b.cells"), "--lang", "vi"), "outcomes: 100 dòng từ 1 tệp");
        Good(cli.Gnomon("merge", cli.At("b.cells"), cli.At("a.cells"), "--out", cli.At("all.cells")), "scores: 300 rows of 3 files");
        Assert.Equal(File.ReadAllBytes(cli.At("whole.cells")), File.ReadAllBytes(cli.At("all.cells")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(cli.At("all.cells")));

        Good(cli.Gnomon("assess", cli.At("whole", "system.yaml"), "--out", cli.At("here")), "");
        Good(cli.Gnomon("assess", cli.At("last", "system.yaml"), "--cells", cli.At("all.cells"), "--out", cli.At("there")), "");
        Assert.Equal(0, cli.Gnomon("verify", cli.At("there")).Exit);
        foreach (var file in (string[])["cells/outcomes.json", "cells/scores.json", "measurements.json"])
            Assert.Equal(File.ReadAllText(cli.At("here", file)), File.ReadAllText(cli.At("there", file)));
        var (here, there) = (Plan(cli, "here"), Plan(cli, "there"));
        Assert.Equal(JsonNode.Parse(File.ReadAllText(cli.At("here", "plan.json")))!["measures"]![0]!["files"]!.ToJsonString(), there["files"]!.ToJsonString());
        Assert.Null(here["countedIn"]);
        Assert.StartsWith("sha256:", (string)there["countedIn"]!, StringComparison.Ordinal);
        Assert.Contains("this machine saw no rows", File.ReadAllText(cli.At("there", "report.html")), StringComparison.Ordinal);
        Assert.DoesNotContain("this machine saw no rows", File.ReadAllText(cli.At("here", "report.html")), StringComparison.Ordinal);

        // Run again from the rows, of which one machine counts the same file of cells; else from the file of cells; else it is said what is lacking.
        Assert.DoesNotContain("cells was taken", Reproduced(cli, "whole", 0), StringComparison.Ordinal);
        Directory.CreateDirectory(cli.At("box"));
        File.Copy(cli.At("all.cells"), cli.At("box", "other name"));
        Assert.Contains("the file of cells other name was taken", Reproduced(cli, "box", 0), StringComparison.Ordinal);
        Assert.Contains("neither all of its rows nor the file of cells with the SHA-256", Reproduced(cli, "b", (int)ExitCode.Data), StringComparison.Ordinal);
        var rows = cli.At("whole", "data", "part-2.csv");
        File.WriteAllText(rows, File.ReadAllText(rows).Replace("south", "north", StringComparison.Ordinal));
        Assert.Contains("plan.json, $.measures[0].countedIn", Reproduced(cli, "whole", (int)ExitCode.NotReproduced), StringComparison.Ordinal);
    }

    private static string Reproduced(Cli cli, string data, int exit)
    {
        var run = cli.Gnomon("reproduce", cli.At("there"), "--data", cli.At(data));
        Assert.True(run.Exit == exit, run.Out + run.Err);
        return run.Out + run.Err;
    }

    [Fact]
    public void What_does_not_add_up_is_refused()
    {
        using var cli = new Cli();
        Machine(cli, "m", 1, 2, 3);
        var card = cli.At("m", "system.yaml");
        var said = new StringBuilder();
        void Bad(ExitCode exit, params string[] args)
        {
            var run = cli.Gnomon(args);
            Assert.Equal((int)exit, run.Exit);
            said.Append("$ gnomon ").AppendJoin(' ', args).Append('\n').Append(run.Err).Append('\n');
        }

        Good(cli.Gnomon("count", card, "--part", cli.At("m", "data", "part-1.csv"), "--out", cli.At("1.cells")), "");
        Good(cli.Gnomon("count", card, "--part", cli.At("m", "data", "part-2.csv"), cli.At("m", "data", "part-1.csv"), "--out", cli.At("12.cells")), "");
        Bad(ExitCode.Data, "merge", cli.At("1.cells"), cli.At("12.cells"), "--out", cli.At("twice.cells"));
        Assert.False(File.Exists(cli.At("twice.cells")));
        Bad(ExitCode.Data, "assess", card, "--cells", cli.At("1.cells"), "--draft", "--out", cli.At("short"));
        Bad(ExitCode.Data, "count", card, "--part", cli.At("m", "system.yaml"), "--out", cli.At("x.cells"));
        Bad(ExitCode.Output, "count", card, "--out", cli.At("1.cells"));
        Bad(ExitCode.Usage, "count", card, "--out", cli.At("x.cells"), "--memory", "lots");
        File.WriteAllText(cli.At("1.cells"), File.ReadAllText(cli.At("1.cells")).Replace("\"rows\":100", "\"rows\":101", StringComparison.Ordinal));
        Bad(ExitCode.Data, "merge", cli.At("1.cells"), cli.At("none.cells"), "--out", cli.At("y.cells"));
        File.WriteAllText(card, Card.Replace("score >= 0.5", "score >= 0.6", StringComparison.Ordinal));
        Bad(ExitCode.Data, "assess", card, "--cells", cli.At("12.cells"), "--draft", "--out", cli.At("other"));
        File.WriteAllText(card, Card.Replace("one-row-per-unit: true, label: y = 1, prediction", "unit: id, label: y = 1, prediction", StringComparison.Ordinal));
        Bad(ExitCode.NotYet, "count", card, "--out", cli.At("z.cells"));
        Golden.Match("Count/refused.txt", said.ToString().Replace(cli.Folder, "FOLDER", StringComparison.Ordinal));
    }

    // Parts come from other machines and other hands: each that is no part says which file and why. A file counts once, however it is named; two that are equal are two.
    [Fact]
    public void Parts_that_are_none_are_told_by_their_file()
    {
        using var cli = new Cli();
        Machine(cli, "m", 1, 2);
        var card = cli.At("m", "system.yaml");
        File.WriteAllText(card, Card.Replace("data/*.csv", "data/*", StringComparison.Ordinal));
        var good = Rows(1);
        (string Name, string Text)[] files =
        [
            ("empty.csv", ""), ("header.csv", "id,sex,region,y,score\n"), ("other.csv", "id,sex\n1,F\n"), ("types.csv", "id,sex,region,y,score\n1,F,north,yes,high\n"),
            ("order.csv", "sex,id,region,y,score\nF,1,north,1,0.5\n"), ("no.parquet", "id,sex,region,y,score\n" + good), ("no.xlsx", good),
        ];
        var said = new StringBuilder();
        void Count(params string[] parts)
        {
            var run = cli.Gnomon(["count", card, "--only", "outcomes", "--part", .. parts.Select(p => cli.At("m", "data", p)), "--out", cli.At("x.cells")]);
            said.Append("$ count --part ").AppendJoin(' ', parts).Append('\n').Append(run.Exit == 0 ? run.Out.Split('\n')[0] + "\n" : run.Err).Append(CultureInfo.InvariantCulture, $"exit {run.Exit}\n\n");
            Assert.Equal(run.Exit == 0, File.Exists(cli.At("x.cells")));
            File.Delete(cli.At("x.cells"));
        }

        foreach (var (name, text) in files)
        {
            File.WriteAllText(cli.At("m", "data", name), text);
            Count(name);
            Count("part-1.csv", name);
            File.Delete(cli.At("m", "data", name));
        }

        Count("part-1.csv", "part-1.csv");
        Count("part-1.csv", "../data/part-1.csv");
        File.Copy(cli.At("m", "data", "part-1.csv"), cli.At("m", "data", "copy.csv"));
        Count("part-1.csv", "copy.csv");
        Count("none.csv");
        Count("../data");
        Golden.Match("Count/parts.txt", said.ToString().Replace(cli.Folder, "FOLDER", StringComparison.Ordinal));
    }

    [Fact]
    public void A_workbook_is_assessed_and_leaves_no_copy_behind()
    {
        using var cli = new Cli();
        Machine(cli, "m", 1, 2, 3);
        File.WriteAllBytes(cli.At("m", "data", "unicode.txt"), [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("id;sex;region;y;score\n" + Rows(4).Replace(',', ';').Replace('.', ','))]);
        File.WriteAllText(cli.At("m", "system.yaml"), Card.Replace("\"data/*.csv\"", "data/unicode.txt", StringComparison.Ordinal));
        Directory.CreateDirectory(cli.At("tmp"));
        var run = cli.Gnomon(new Dictionary<string, string> { ["TMPDIR"] = cli.At("tmp") }, "measure", cli.At("m", "system.yaml"), "--only", "outcomes", "--json");
        Assert.True(run.Exit == 0, run.Err);
        Assert.Contains("\"rows\": 100", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(cli.At("tmp")), e => Path.GetFileName(e).StartsWith("gnomon-", StringComparison.Ordinal));
    }

    private static JsonNode Plan(Cli cli, string folder) => JsonNode.Parse(File.ReadAllText(cli.At(folder, "plan.json")))!["measures"]![0]!;

    private static void Good(CliRun run, string says)
    {
        Assert.True(run.Exit == 0, run.Err);
        Assert.Contains(says, run.Out.Replace('\u00A0', ' ').Replace('\u202F', ' '), StringComparison.Ordinal);
    }

    private static void Machine(Cli cli, string name, params int[] parts)
    {
        Directory.CreateDirectory(cli.At(name, "data"));
        File.WriteAllText(cli.At(name, "system.yaml"), Card);
        foreach (var part in parts)
            File.WriteAllText(cli.At(name, "data", string.Create(CultureInfo.InvariantCulture, $"part-{part}.csv")), "id,sex,region,y,score\n" + Rows(part));
    }

    // A hundred rows a part, the same on every machine.
    private static string Rows(int part) => string.Concat(Enumerable.Range(part * 100, 100).Select(i => string.Create(
        CultureInfo.InvariantCulture, $"{i},{(i * 7 % 3 == 0 ? "F" : "M")},{(i * 11 % 5 < 2 ? "north" : "south")},{(i * 13 % 4 == 0 ? 0 : 1)},0.{i * 37 % 100:00}\n")));
}
