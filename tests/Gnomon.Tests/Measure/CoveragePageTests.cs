using System.Text.RegularExpressions;
using Gnomon.Measure.Statistics;
using Gnomon.Tests.Columns;
using Gnomon.Tests.Measure.Kinds;

namespace Gnomon.Tests.Measure;

/// <summary>The page of coverage speaks of every method that the program prints beside a figure: with a row, or with why it has none. Its figures are the bench's own matter.</summary>
public partial class CoveragePageTests
{
    // Words that stand at the end of other calls.
    private static readonly string[] Others = ["cause", "first", "point"];

    private static string Page { get; } = File.ReadAllText(Path.Combine(Repository.Root, "docs", "measures", "coverage.md"));

    [Fact]
    public void Every_method_has_a_row_or_the_reason_why_it_has_none()
    {
        string[] methods = [.. Sources().SelectMany(s => Method().Matches(s).SelectMany(m => m.Groups["name"].Captures.Select(c => c.Value))).Except(Others, StringComparer.Ordinal).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Assert.Contains("wilson", methods);
        Assert.Contains("newcombe-paired", methods);
        Assert.True(methods.Length >= 30, $"only {methods.Length} methods were found in the sources: {string.Join(", ", methods)}");
        Assert.All(methods, m => Assert.Contains($"`{m}`", Page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rows with weights", "one-row-per-unit: true\nweight: { is: w, as: sampling }")]
    [InlineData("units", "unit: u")]
    [InlineData("units with weights", "unit: u\nweight: { is: w, as: sampling }")]
    public void Every_figure_of_a_design_has_a_row_or_the_reason_why_it_has_none(string design, string keys)
    {
        using var folder = new DataFolder();
        var random = Pcg32.For(3, "page");
        folder.With("a.csv", "u,w,g,y,s,c,z\n" + string.Concat(Enumerable.Range(0, 300).Select(i => FormattableString.Invariant(
            $"{i / 3},{1 + (i % 2)},{((i / 3) % 2 == 0 ? "a" : "b")},{(random.NextDouble() < 0.4 ? 1 : 0)},{random.NextDouble():F3},{(char)('a' + (int)(3 * random.NextDouble()))},{random.NextDouble():F3}\n"))));
        string[] kinds = [.. MeasureKinds.All.Where(k => k.Keys(null).Optional.Contains("weight", StringComparer.Ordinal)).Select(k => k.Name)];
        Assert.Equal(kinds.Order(StringComparer.Ordinal), Cards.Keys.Order(StringComparer.Ordinal));
        var found = 0;
        var plain = Cards.ToDictionary(c => c.Key, c => CardFigures.Of(folder, $"kind: {c.Key}\ndata: a.csv\n{c.Value}"), StringComparer.Ordinal);
        foreach (var (kind, card) in Cards)
        {
            foreach (var figure in CardFigures.Of(folder, $"kind: {kind}\ndata: a.csv\n{card}\n{keys}", oneRowPerUnit: false).Where(f => f.Value is MeasuredValue.Known { Estimate.Confidence: < 1 } && !plain[kind].Any(p => p.Id == f.Id && Equals(p.Group, f.Group) && Equals(p.At, f.At) && Equals(p.Value, f.Value))))
            {
                var method = ((MeasuredValue.Known)figure.Value).Estimate.Method;
                // A comparison has a row of its own, or one line for its method in all designs.
                var compared = figure.By is not null || figure.Against is not null;
                Assert.True(
                    Lines.Any(l => (l.StartsWith($"| {figure.Id} | `{method}` |", StringComparison.Ordinal) && l.Contains($" {design} |", StringComparison.Ordinal)) || (compared && l.StartsWith($"| `{method}` of a design |", StringComparison.Ordinal))),
                    $"the page has no line '| {figure.Id} | `{method}` |' for {design}");
                found++;
            }
        }

        Assert.True(found > 100, $"only {found} figures have an interval");
    }

    [Fact]
    public void Every_promise_of_the_page_is_kept() => Assert.DoesNotContain("NOT kept", Page, StringComparison.Ordinal);

    private static string[] Lines { get; } = Page.Split('\n');

    // Every kind that takes sampling weights.
    private static Dictionary<string, string> Cards { get; } = new(StringComparer.Ordinal)
    {
        ["fairness"] = "label: y = 1\nprediction: s >= 0.5\nfavourable: true\ngroups: { g: g }",
        ["performance"] = "label: c\nprediction: CASE WHEN s < 0.6 THEN c ELSE 'a' END\ngroups: { g: g }",
        ["regression"] = "label: z\nprediction: z + s\ngroups: { g: g }",
        ["data"] = "columns: { s: s }\ngroups: { g: g }\nreference: { g: { a: 0.4, b: 0.6 } }",
        ["scoring"] = "label: y = 1\nscore: s\ngroups: { g: g }",
        ["drift"] = "then: a.csv\nbefore: CAST(u AS INTEGER) < 50\nlabel: y = 1\nprediction: s >= 0.5\ncolumns: { s: s }\ngroups: { g: g }",
        ["subgroups"] = "prediction: g = 'a'\ncolumns: { g: g }\nleast-rows: 5",
    };

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Gnomon", "Measure"), "*.cs", SearchOption.AllDirectories)
        .Append(Path.Combine(Repository.Root, "src", "Gnomon", "FigureChange.cs")).Select(File.ReadAllText);

    // The last argument of what makes an estimate: one name, or a choice of two.
    [GeneratedRegex("""(?:Estimate|Known|Fact|Gap|P|Distance|Levels|Summed)\((?:[^;"]|"[^"]*"(?!\s*\)))*?"(?<name>[a-z0-9]+(-[a-z0-9]+)*)"(?: : "(?<name>[a-z0-9]+(-[a-z0-9]+)*)")?\)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Method();
}
