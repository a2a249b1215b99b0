using System.Globalization;
using Gnomon.Describe;
using Gnomon.Report;
using Gnomon.Tests.Columns;

namespace Gnomon.Tests.Measure.Kinds;

/// <summary>Data as they should not be: a clear error, or figures that say unknown. Each case is a golden.</summary>
public sealed class BadMeasureDataTests : IDisposable
{
    private const string Fairness = "kind: fairness\ndata: a.csv\nlabel: y = 1\nprediction: s >= 0.5\ngroups: { g: g }";
    private const string Scoring = "kind: scoring\ndata: a.csv\nlabel: y = 1\nscore: s\ngroups: { g: g }";
    private const string Performance = "kind: performance\ndata: a.csv\nlabel: y\nprediction: s\ngroups: { g: g }";

    private const string Pairs = "kind: robustness\ndata: a.csv\nprediction: s >= 0.5\nprediction-perturbed: y >= 0.5\ngroups: { g: g }";
    private const string Drift = "kind: drift\nthen: a.csv\ndata: a.csv\nbefore: g = 'a'\ncolumns: { s: s }\nlabel: y = 1\nprediction: s >= 0.5";

    private readonly DataFolder folder = new();

    public static TheoryData<string, string, string> Cases => new()
    {
        { "nan-score", Scoring, Rows(40, i => $"{(i == 3 ? "NaN" : "0.5")},{i % 2},a") },
        { "infinite-score", Scoring, Rows(40, i => $"{(i == 3 ? "-inf" : "0.5")},{i % 2},a") },
        { "score-above-one", Scoring, Rows(40, i => $"{(i == 3 ? "1.5" : "0.5")},{i % 2},a") },
        { "label-seen-once", Scoring, Rows(40, i => $"0.{i + 10},{(i == 3 ? 1 : 0)},a") },
        { "one-row", Fairness, Rows(1, _ => "0.7,1,a") },
        { "mixed-types", Scoring, Rows(30_000, i => $"{(i == 25_000 ? "high" : "0.5")},{i % 2},a") },
        { "text-scores", Scoring, Rows(40, i => $"{(i % 2 == 0 ? "high" : "low")},{i % 2},a") },
        { "quoted-newlines", Fairness, Rows(40, i => $"0.{i + 10},{i % 2},\"line one\nline {i % 2}\"") },
        { "dates-as-text", Fairness, Rows(40, i => $"0.{i + 10},{i % 2},\"31.12.20{i % 3 + 10}\"") },
        { "ten-thousand-groups", Fairness, Rows(10_000, i => $"0.{i % 90 + 10},{i % 2},g{i}") },
        { "perfect-leak", Scoring, Rows(60, i => $"{i % 2},{i % 2},a") },
        { "all-predictions-equal", Fairness, Rows(60, i => $"0.9,{i % 2},{(i % 3 == 0 ? "a" : "b")}") },
        { "one-class-only", Performance, Rows(40, _ => "cat,cat,a") },
        { "no-prediction-anywhere", Fairness, Rows(40, i => $",{i % 2},{(i % 3 == 0 ? "a" : "b")}") },
        { "no-score-anywhere", Scoring, Rows(40, i => $",{i % 2},a") },
        { "empty-column", "kind: data\ndata: a.csv\nlabel: y = 1", Rows(40, i => $",{i % 2},{(i % 3 == 0 ? "a" : "b")}") },
        { "empty-quasi-identifier", "kind: privacy\ndata: a.csv\nquasi-identifiers: { s: s, g: g }\npersonal-data: true", Rows(40, i => $",{i % 2},{(i % 3 == 0 ? "a" : "b")}") },
        { "pairs-infinite-score", Pairs, Rows(40, i => $"{(i == 3 ? "-inf" : "0.5")},0.{i + 10},a") },
        { "pairs-no-answer-after", Pairs, Rows(40, i => $"0.{i + 10},,{(i % 2 == 0 ? "a" : "b")}") },
        { "pairs-one-row", Pairs, Rows(1, _ => "0.7,0.4,a") },
        { "pairs-text-answers", "kind: robustness\ndata: a.csv\nprediction: s = 'yes'\nprediction-perturbed: y = 'yes'\ngroups: { g: g }", Rows(40, i => $"{(i % 2 == 0 ? "yes" : "\"no\nnot\"")},yes,g{i}") },
        { "drift-infinite", Drift, Rows(80, i => $"{(i == 3 ? "inf" : "0.5")},{i % 2},{(i < 40 ? "a" : "b")}") },
        { "drift-one-period", Drift, Rows(60, i => $"0.{i + 10},{i % 2},a") },
        { "drift-one-row", Drift, Rows(1, _ => "0.7,1,a") },
        { "drift-all-equal", Drift, Rows(80, i => $"0.5,1,{(i < 40 ? "a" : "b")}") },
        { "drift-no-value-anywhere", Drift, Rows(80, i => $",,{(i < 40 ? "a" : "b")}") },
        { "one-group", Performance, Rows(40, i => $"{(i % 3 == 0 ? "cat" : "dog")},{(i % 2 == 0 ? "cat" : "dog")},a") },
        { "no-label-anywhere", Performance, Rows(40, _ => "cat,,a") },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Bad_data_end_in_an_error_or_in_figures_that_say_what_is_unknown(string name, string card, string data)
    {
        var counted = CardFigures.Count(folder.With("a.csv", data), card, publishSize: 5);
        var text = counted.IsGood ? Whole(counted.Value.Figures()) : Shown.Problems(counted.Problems) + "\n";
        Golden.Match($"Measure/bad-{name}.txt", text);
    }

    private static string Whole(IReadOnlyList<Measurement> figures) => string.Create(CultureInfo.InvariantCulture, $"{figures.Count} figures\n")
        + FigureLines.Write([.. figures.Where(m => (m.At is null || m.Id.StartsWith("drift.", StringComparison.Ordinal)) && (m.By is not null || m.Group!.Parts.IsEmpty) && !m.Id.EndsWith(".min", StringComparison.Ordinal) && !m.Id.EndsWith(".max", StringComparison.Ordinal))], new Wording(Language.En, new FactDictionary([], [])));

    private static string Rows(int count, Func<int, string> row) => "s,y,g\n" + string.Concat(Enumerable.Range(0, count).Select(i => row(i) + "\n"));
}
