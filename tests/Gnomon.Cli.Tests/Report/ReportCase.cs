using Gnomon.Report;
using Gnomon.Tests.Report;

namespace Gnomon.Cli.Tests.Report;

/// <summary>A named result that the tests of the page look at. Results of real samples are added here.</summary>
internal sealed record ReportCase(string Name, Func<ReportInput> Input)
{
    public static IReadOnlyList<ReportCase> All { get; } =
    [
        new("hiring", SampleResult.Hiring),
        new("triage", SampleResult.Triage),
        new("open-draft", SampleResult.Open),
        new("favourable", SampleResult.Favourable),
    ];

    public static ReportInput Find(string name) => All.Single(c => string.Equals(c.Name, name, StringComparison.Ordinal)).Input();

    public static TheoryData<string, Language> InEveryLanguage() => new(
        from each in All
        from language in Languages.All
        select (each.Name, language));
}
