using System.Globalization;
using System.Text.Json.Nodes;

namespace Gnomon.Cli.Tests.Measure;

/// <summary>
/// Data as they should not be, through the command and over every kind of measure: a clear error with a named exit code, or figures that say what is
/// unknown. Never a trace, never a zero in the place of something that nobody knows. Each case is a golden.
/// </summary>
public sealed class BadDataTests
{
    private const string Card =
        """
        gnomon: 1
        system: { id: org.example.loans, name: { en: Loan helper }, version: "1" }
        uses: [{ id: desk }]
        measure:
          - { id: fair, kind: fairness, data: data.csv, one-row-per-unit: true, label: y = 1, prediction: s >= 0.5, favourable: true, groups: { g: g } }
          - { id: classes, kind: performance, data: data.csv, one-row-per-unit: true, label: y = 1, prediction: s >= 0.5, groups: { g: g } }
          - { id: numbers, kind: regression, data: data.csv, one-row-per-unit: true, label: y, prediction: s, groups: { g: g } }
          - { id: scores, kind: scoring, data: data.csv, one-row-per-unit: true, label: y = 1, score: s, groups: { g: g } }
          - { id: hidden, kind: subgroups, data: data.csv, one-row-per-unit: true, label: y = 1, prediction: s >= 0.5, columns: { g: g, age: age } }
          - { id: rows, kind: data, data: data.csv, one-row-per-unit: true, label: y = 1, time: day }
          - { id: change, kind: drift, data: data.csv, then: then.csv, one-row-per-unit: true, label: y = 1, prediction: s >= 0.5, columns: { g: g, s: s }, groups: { g: g } }
          - { id: secret, kind: privacy, data: data.csv, one-row-per-unit: true, quasi-identifiers: { g: g, age: age }, sensitive: y, member: id % 2 = 0, confidence: s, personal-data: true }
          - { id: joined, kind: fairness, data: data.csv, join: { file: more.csv, on: id }, one-row-per-unit: true, label: y = 1, prediction: more >= 0.5, favourable: true, groups: { g: g } }
        profile: default

        """;

    private static readonly Func<int, string> Good = i => $"0.{10 + (i * 37 % 89)},{(i * 37 % 89 > 44 ? 1 : 0)},{(i % 3 == 0 ? "a" : "b")},{20 + (i % 5)},2026-0{1 + (i % 6)}-11";

    public static TheoryData<string, ExitCode> Cases => new()
    {
        { "nan-score", ExitCode.Done },
        { "infinite-score", ExitCode.Done },
        { "score-outside", ExitCode.Done },
        { "label-seen-once", ExitCode.Done },
        { "ten-thousand-groups", ExitCode.Data },
        { "mixed-types", ExitCode.Data },
        { "text-scores", ExitCode.Expression },
        { "quoted-newlines", ExitCode.Done },
        { "dates-as-text", ExitCode.Done },
        { "one-row", ExitCode.Done },
        { "duplicate-join-keys", ExitCode.Data },
        { "perfect-leak", ExitCode.Done },
        { "all-predictions-equal", ExitCode.Done },
        { "no-labels", ExitCode.Done },
        { "classes-in-two-spellings", ExitCode.Done },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_kind_tells_of_bad_data(string name, ExitCode expected)
    {
        using var cli = new Cli();
        File.WriteAllText(cli.At("card.yaml"), name == "classes-in-two-spellings" ? Card.Replace("kind: performance, data: data.csv, one-row-per-unit: true, label: y = 1", "kind: performance, data: data.csv, one-row-per-unit: true, label: y", StringComparison.Ordinal) : Card);
        File.WriteAllText(cli.At("then.csv"), Rows(200, Good));
        File.WriteAllText(cli.At("data.csv"), Data(name));
        File.WriteAllText(cli.At("more.csv"), "id,more\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"{i},0.{10 + (i * 37 % 89)}\n")) + (name == "duplicate-join-keys" ? "7,0.3\n9,0.4\n9,0.5\n" : ""));
        var run = cli.Gnomon("measure", "card.yaml", "--json", "--threads", "2");
        Assert.DoesNotContain("   at Gnomon", run.Err, StringComparison.Ordinal);
        Golden.Match($"Measure/{name}.txt", $"{run.Err}exit {run.Exit}\n" + (run.Exit == 0 ? Told(run.Out) : ""));
        Assert.Equal((int)expected, run.Exit);
    }

    private static string Data(string name) => name switch
    {
        "nan-score" => Rows(200, i => i == 3 ? "NaN,1,a,20,2026-01-11" : Good(i)),
        "infinite-score" => Rows(200, i => i == 3 ? "-inf,1,a,20,2026-01-11" : Good(i)),
        "score-outside" => Rows(200, i => i == 3 ? "1.5,1,a,20,2026-01-11" : Good(i)),
        "label-seen-once" => Rows(200, i => With(Good(i), 1, i == 3 ? "1" : "0")),
        "ten-thousand-groups" => Rows(10_000, i => With(Good(i), 2, $"g{i}")),
        "mixed-types" => Rows(30_000, i => i == 25_000 ? With(Good(i), 0, "high") : Good(i)),
        "text-scores" => Rows(200, i => With(Good(i), 0, i % 2 == 0 ? "high" : "low")),
        "quoted-newlines" => Rows(200, i => With(Good(i), 2, $"\"line one\nline {i % 2}, \"\"so\"\"\"")),
        "dates-as-text" => Rows(200, i => With(Good(i), 4, $"{1 + (i % 28):00}.{1 + (i % 12):00}.2026")),
        "one-row" => Rows(1, Good),
        "perfect-leak" => Rows(200, i => $"{i % 2},{i % 2},{(i % 3 == 0 ? "a" : "b")},{20 + (i % 5)},2026-01-11"),
        "all-predictions-equal" => Rows(200, i => With(Good(i), 0, "0.9")),
        "no-labels" => Rows(200, i => With(Good(i), 1, "")),
        _ => Rows(200, Good),
    };

    private static string With(string row, int field, string value)
    {
        var fields = row.Split(',');
        fields[field] = value;
        return string.Join(',', fields);
    }

    private static string Rows(int count, Func<int, string> row) => "id,s,y,g,age,day\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"{i},{row(i)}\n"));

    // Of each entry: how many figures are known and how many are unknown for which cause, then the figures of the whole, the comparisons of groups, and leaks.
    private static string Told(string json) => string.Concat(JsonNode.Parse(json)!["measurements"]!.AsArray().GroupBy(f => (string)f!["measure"]!).Select(entry =>
        $"\n{entry.Key}: {entry.Count(f => f!["value"]!["point"] is not null)} known"
        + string.Concat(entry.Where(f => f!["value"]!["point"] is null).SelectMany(f => f!["value"]!["unknown"]!.AsArray()).CountBy(u => (string)u!["cause"]!).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $", {c.Value} {c.Key}"))
        + "\n" + string.Concat(entry.Where(OfAll).Select(Line))));

    private static bool OfAll(JsonNode? figure) => (figure!["at"] is null || (string)figure["id"]! is "data.foretold") && (figure["by"] is not null || figure["group"]!.AsObject().Count == 0)
        && !((string)figure["id"]!).EndsWith(".min", StringComparison.Ordinal) && !((string)figure["id"]!).EndsWith(".max", StringComparison.Ordinal);

    private static string Line(JsonNode? figure)
    {
        var value = figure!["value"]!;
        return $"  {figure["id"]}{figure["at"]?.ToJsonString()} ({figure["rows"]} rows) "
            + (value["point"] is { } point ? $"{Short(point)} [{Short(value["low"]!)}, {Short(value["high"]!)}] {value["method"]}" : string.Join("; ", value["unknown"]!.AsArray().Select(u => $"{u!["cause"]}: {u["detail"]}"))) + "\n";
    }

    private static string Short(JsonNode number) => number.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string)number! : number.GetValue<double>().ToString("0.####", CultureInfo.InvariantCulture);
}
