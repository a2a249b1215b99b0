using System.Text.RegularExpressions;

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

    [Fact]
    public void Every_promise_of_the_page_is_kept() => Assert.DoesNotContain("NOT kept", Page, StringComparison.Ordinal);

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Gnomon", "Measure"), "*.cs", SearchOption.AllDirectories)
        .Append(Path.Combine(Repository.Root, "src", "Gnomon", "FigureChange.cs")).Select(File.ReadAllText);

    // The last argument of what makes an estimate: one name, or a choice of two.
    [GeneratedRegex("""(?:Estimate|Known|Fact|Gap|P|Distance|Levels|Summed)\((?:[^;"]|"[^"]*"(?!\s*\)))*?"(?<name>[a-z0-9]+(-[a-z0-9]+)*)"(?: : "(?<name>[a-z0-9]+(-[a-z0-9]+)*)")?\)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Method();
}
