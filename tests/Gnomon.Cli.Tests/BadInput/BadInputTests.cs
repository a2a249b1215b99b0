using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Gnomon.Cli.Tests.BadInput;

/// <summary>Bad input through the command itself: a golden message, a named exit code, nothing half-written, never a trace.</summary>
public sealed partial class BadInputTests
{
    private const string Card =
        """
        gnomon: 1
        system:
          id: org.example.loans
          name: { en: Loan helper }
          version: "1.0"
        uses:
          - id: desk
            facts:
              use.area: [employment]
        measure:
          - id: outcomes
            kind: fairness
            use: desk
            data: data.csv
            one-row-per-unit: true
            label: y = 'yes'
            prediction: p >= 0.5
            favourable: true
            groups: { sex: sex }
        profile: default

        """;

    private static readonly Dictionary<string, string> Stopped = new(StringComparer.Ordinal) { ["SOURCE_DATE_EPOCH"] = "1795219200" };

    private const string Data = "id,sex,y,p\n1,f,yes,0.7\n2,m,no,0.2\n3,f,no,0.6\n4,m,yes,0.9\n";

    public static TheoryData<string, ExitCode> Cases => new()
    {
        { "card-missing", ExitCode.Card },
        { "card-empty", ExitCode.Card },
        { "card-2-mb", ExitCode.Card },
        { "card-50000-deep", ExitCode.Card },
        { "card-anchor", ExitCode.Card },
        { "card-unknown-key", ExitCode.Card },
        { "card-wrong-type", ExitCode.Card },
        { "card-key-twice", ExitCode.Card },
        { "card-tab", ExitCode.Card },
        { "card-path-outside", ExitCode.Card },
        { "card-terminal-escape", ExitCode.Card },
        { "card-right-to-left", ExitCode.Card },
        { "card-name-word", ExitCode.Card },
        { "card-weight", ExitCode.NotYet },
        { "card-weight-privacy", ExitCode.Card },
        { "card-fifo", ExitCode.Card },
        { "profile-unknown-metric", ExitCode.Profile },
        { "profile-no-owner", ExitCode.Profile },
        { "profile-bar-outside", ExitCode.Profile },
        { "profile-not-there", ExitCode.Profile },
        { "data-missing", ExitCode.Data },
        { "data-empty", ExitCode.Data },
        { "data-header-only", ExitCode.Data },
        { "data-missing-column", ExitCode.Expression },
        { "data-ragged", ExitCode.Data },
        { "data-truncated-parquet", ExitCode.Data },
        { "data-symlink", ExitCode.Card },
        { "data-fifo", ExitCode.Data },
        { "data-changed", ExitCode.Data },
        { "expression-subquery", ExitCode.Expression },
        { "expression-second-statement", ExitCode.Expression },
        { "expression-read-text", ExitCode.Expression },
        { "expression-copy", ExitCode.Expression },
        { "expression-attach", ExitCode.Expression },
        { "expression-pragma", ExitCode.Expression },
        { "expression-repeat", ExitCode.Expression },
        { "expression-alias", ExitCode.Expression },
        { "expression-other-word", ExitCode.Expression },
        { "expression-other-group", ExitCode.Expression },
        { "output-exists", ExitCode.Output },
        { "output-is-a-file", ExitCode.Output },
        { "output-read-only", ExitCode.Output },
        { "key-readable-by-others", ExitCode.Key },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Bad_input_is_told_and_leaves_nothing(string name, ExitCode expected)
    {
        using var cli = new Cli();
        Directory.CreateDirectory(cli.At("in"));
        File.WriteAllText(cli.At("in", "card.yaml"), Card);
        File.WriteAllText(cli.At("in", "data.csv"), Data);
        Arrange(name, cli);
        CliRun Assess() => cli.Gnomon("assess", Path.Combine("in", "card.yaml"), "--out", name == "output-read-only" ? "/proc/gnomon-out" : "out");
        var run = name == "data-changed" ? WhileSomebodyWrites(cli.At("in", "data.csv"), Assess) : Assess();
        Assert.DoesNotContain("   at Gnomon", run.Err, StringComparison.Ordinal);
        var told = PartialId().Replace(run.Err.Replace(cli.Folder, "FOLDER", StringComparison.Ordinal), ".partial-ID");
        Golden.Match($"BadInput/{name}.txt", $"{told}exit {run.Exit}\n");
        Assert.Equal((int)expected, run.Exit);
        Assert.Equal(name is "output-exists" or "output-is-a-file" ? ["out"] : [], Directory.EnumerateFileSystemEntries(cli.Folder, "out*").Select(Path.GetFileName));
        Assert.Equal("", run.Out);
    }

    [Fact]
    public void A_null_prediction_a_null_group_one_group_and_a_label_with_one_value_are_results_not_errors()
    {
        using var cli = new Cli();
        Directory.CreateDirectory(cli.At("in"));
        File.WriteAllText(cli.At("in", "card.yaml"), Card);
        File.WriteAllText(cli.At("in", "data.csv"), "id,sex,y,p\n1,,yes,0.7\n2,,yes,\n3,,yes,0.6\n");
        var run = cli.Gnomon("assess", Path.Combine("in", "card.yaml"), "--out", "out");
        Assert.True(run.Exit == 0, run.Err);
        var measurements = File.ReadAllText(cli.At("out", "measurements.json"));
        Assert.Contains("zero-denominator", measurements, StringComparison.Ordinal);
    }

    [Fact]
    public void No_is_a_country()
    {
        using var cli = new Cli();
        Directory.CreateDirectory(cli.At("in"));
        File.WriteAllText(cli.At("in", "card.yaml"), Card.Replace("uses:\n", "markets: [ { id: no, facts: { market.mode: own-use } } ]\nuses:\n", StringComparison.Ordinal));
        File.WriteAllText(cli.At("in", "data.csv"), Data);
        var run = cli.Gnomon(Stopped, "assess", Path.Combine("in", "card.yaml"), "--out", "out");
        Golden.Match("BadInput/country-no.txt", $"{run.Out}exit {run.Exit}\n");
    }

    [Fact]
    public void A_disk_that_is_full_is_told_and_leaves_nothing()
    {
        using var cli = new Cli();
        Directory.CreateDirectory(cli.At("in"));
        Directory.CreateDirectory(cli.At("small"));
        File.WriteAllText(cli.At("in", "card.yaml"), Card);
        File.WriteAllText(cli.At("in", "data.csv"), Data);
        Assert.SkipUnless(cli.Run("unshare", ["-rm", "mount", "-t", "tmpfs", "none", "small"], Stopped).Exit == 0, "this system lets nobody mount a small disk of their own");

        // The disk is there for these processes only; what the command left on it is listed before they end.
        const string Script = "mount -t tmpfs -o size=256k small small && \"$0\" assess in/card.yaml --out small/out; code=$?; ls -A small >&2; exit $code";
        var run = cli.Run("unshare", ["-rm", "sh", "-c", Script, Path.Combine(Cli.Repository, "gnomon")], Stopped);
        Golden.Match("BadInput/output-disk-full.txt", $"{PartialId().Replace(run.Err.Replace(cli.Folder, "FOLDER", StringComparison.Ordinal), ".partial-ID")}exit {run.Exit}\n");
        Assert.Equal((int)ExitCode.Output, run.Exit);
    }

    private static void Arrange(string name, Cli cli)
    {
        string card = cli.At("in", "card.yaml"), data = cli.At("in", "data.csv");
        void Replace(string what, string by) => File.WriteAllText(card, Card.Replace(what, by, StringComparison.Ordinal));
        void Expression(string expression) => Replace("prediction: p >= 0.5", $"prediction: \"{expression}\"");
        void Profile(string text)
        {
            Replace("profile: default", "profile: bars.yaml");
            File.WriteAllText(cli.At("in", "bars.yaml"), text);
        }

        const string GoodProfile = "profile: house\nowner: A house\nminimum-size: 0\npublish-size: 0\ncriteria:\n  - { id: a, measure: fairness.selection_rate.ratio, at-least: 0.8 }\n";
        switch (name)
        {
            case "card-missing": File.Delete(card); break;
            case "card-empty": File.WriteAllText(card, ""); break;
            case "card-2-mb": File.WriteAllText(card, Card + "# " + new string('x', 2_000_000)); break;
            case "card-50000-deep": File.WriteAllText(card, "gnomon: " + new string('[', 50_000)); break;
            case "card-anchor": Replace("{ en: Loan helper }", "&a { en: Loan helper }"); break;
            case "card-unknown-key": Replace("favourable: true", "favorable: true"); break;
            case "card-wrong-type": File.WriteAllText(card, Card.Replace("favourable: true", "favourable: maybe", StringComparison.Ordinal).Replace("per-unit: true", "per-unit: 3", StringComparison.Ordinal)); break;
            case "card-key-twice": Replace("  id: org.example.loans", "  id: org.example.loans\n  id: org.example.other"); break;
            case "card-tab": Replace("  id: org.example.loans", "\tid: org.example.loans"); break;
            case "card-path-outside": Replace("data: data.csv", "data: ../../etc/passwd.csv"); break;
            case "card-terminal-escape": Replace("Loan helper", "\"Loan \\e[2J helper\""); break;
            case "card-right-to-left": Replace("Loan helper", "Loan \u202Erepleh"); break;
            case "card-name-word": Replace("{ en: Loan helper }", "HireAI"); break;
            case "card-weight": File.WriteAllText(card, Card.Replace("kind: fairness", "kind: robustness", StringComparison.Ordinal).Replace("    favourable: true\n", "    prediction-perturbed: p >= 0.6\n", StringComparison.Ordinal).Replace("groups: { sex: sex }", "weight: { is: w, as: sampling }", StringComparison.Ordinal)); break;
            case "card-weight-privacy": File.WriteAllText(card, Card.Replace("kind: fairness", "kind: privacy", StringComparison.Ordinal).Replace("    label: y = 'yes'\n    prediction: p >= 0.5\n    favourable: true\n", "    personal-data: true\n", StringComparison.Ordinal).Replace("groups: { sex: sex }", "weight: { is: w, as: sampling }", StringComparison.Ordinal)); break;
            case "card-fifo": File.Delete(card); Fifo(card); break;
            case "profile-unknown-metric": Profile(GoodProfile.Replace("selection_rate", "selektion_rate", StringComparison.Ordinal)); break;
            case "profile-no-owner": Profile(GoodProfile.Replace("owner: A house\n", "", StringComparison.Ordinal)); break;
            case "profile-bar-outside": Profile(GoodProfile.Replace("0.8", "80", StringComparison.Ordinal)); break;
            case "profile-not-there": Replace("profile: default", "profile: defualt"); break;
            case "data-missing": File.Delete(data); break;
            case "data-empty": File.WriteAllText(data, ""); break;
            case "data-header-only": File.WriteAllText(data, "id,sex,y,p\n"); break;
            case "data-missing-column": File.WriteAllText(data, Data.Replace("sex", "sexe", StringComparison.Ordinal)); break;
            case "data-ragged": File.WriteAllText(data, Data + "5,f,yes\n"); break;
            case "data-truncated-parquet": Replace("data.csv", "data.parquet"); File.WriteAllText(cli.At("in", "data.parquet"), "PAR1 and then nothing"); break;
            case "data-symlink": File.Move(data, cli.At("real.csv")); File.CreateSymbolicLink(data, cli.At("real.csv")); break;
            case "data-fifo": File.Delete(data); Fifo(data); break;
            case "expression-subquery": Expression("p > (select avg(p) from data)"); break;
            case "expression-second-statement": Expression("true; select 1"); break;
            case "expression-read-text": Expression("read_text('/etc/passwd') is null"); break;
            case "expression-copy": Expression("COPY (select 1) TO 'data.csv'"); break;
            case "expression-attach": Expression("ATTACH 'x.db'"); break;
            case "expression-pragma": Expression("PRAGMA version"); break;
            case "expression-repeat": Expression("length(repeat('x', 2000000000)) > 1"); break;
            case "expression-other-word": Replace("y = 'yes'", "y = 'ja'"); break;
            // The line was that of the shorter key, and the remedy that of a number.
            case "expression-other-group": Replace("groups: { sex: sex }", "groups:\n      sex: sex\n      sex.yes: CAST(sex AS BOOLEAN)"); break;
            case "expression-alias": Expression("p >= 0.5 as sex"); break;
            case "output-exists": Directory.CreateDirectory(cli.At("out")); break;
            case "output-is-a-file": File.WriteAllText(cli.At("out"), "a letter\n"); break;
            case "output-read-only" or "data-changed": break;
            case "key-readable-by-others": LoosenKey(cli); break;
            default: throw new UnreachableException(name);
        }
    }

    // A row more again and again, from before the file is first read until the command has ended: it changes between any two looks.
    private static CliRun WhileSomebodyWrites(string file, Func<CliRun> run)
    {
        using var ended = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            for (; !ended.IsCancellationRequested; Thread.Yield())
                File.AppendAllText(file, "5,f,yes,0.7\n");
        });
        var result = run();
        ended.Cancel();
        writing.GetAwaiter().GetResult();
        return result;
    }

    private static void LoosenKey(Cli cli)
    {
        Assert.Equal(0, cli.Gnomon("assess", Path.Combine("in", "card.yaml"), "--out", "first").Exit);
        File.SetUnixFileMode(cli.At("config", "gnomon", "signer.pem"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
    }

    private static void Fifo(string path)
    {
        using var made = Process.Start("mkfifo", path);
        made.WaitForExit();
    }

    [GeneratedRegex(@"\.partial-[0-9a-f]{16}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PartialId();
}
