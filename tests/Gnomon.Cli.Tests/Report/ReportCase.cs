using System.Collections.Concurrent;
using Gnomon.Cli.Tests.Assess;
using Gnomon.Pages.Report;
using Gnomon.Report;
using Gnomon.Tests.Report;

namespace Gnomon.Cli.Tests.Report;

/// <summary>A report that the tests of the page look at: of a sample, as the command makes it, or of a result made by hand.</summary>
internal sealed class ReportCase
{
    private readonly Func<Language, Task<string>> make;
    private readonly ConcurrentDictionary<Language, Lazy<Task<string>>> made = [];

    private ReportCase(string name, Func<Language, Task<string>> make) => (Name, this.make) = (name, make);

    public string Name { get; }

    private static IReadOnlyList<ReportCase> Samples { get; } = [OfSample("hiring"), OfSample("triage")];

    private static IReadOnlyList<ReportCase> ByHand { get; } =
    [
        Of("by-hand", SampleResult.Hiring),
        Of("too-few", SampleResult.Triage),
        Of("open-draft", SampleResult.Open),
        Of("favourable", SampleResult.Favourable),
    ];

    private static ReportCase OfEveryKind { get; } = new("every-kind", language => Task.Run(() => EveryKind.Report(language)));

    public static ReportCase Find(string name) => Samples.Concat(ByHand).Append(OfEveryKind).Single(c => string.Equals(c.Name, name, StringComparison.Ordinal));

    /// <summary>The samples in every language, the others in one each: a browser takes seconds for every look.</summary>
    public static TheoryData<string, Language> ToLookAt()
    {
        var data = new TheoryData<string, Language>(from each in Samples from language in Languages.All select (each.Name, language));
        data.Add("open-draft", Language.Fr);
        data.Add("favourable", Language.Vi);
        data.Add("every-kind", Language.Fr);
        return data;
    }

    public static TheoryData<string, Language> InEveryLanguage() =>
        new(from each in Samples.Concat(ByHand) from language in Languages.All select (each.Name, language));

    /// <summary>The page, made once for each language.</summary>
    public Task<string> Html(Language language) => made.GetOrAdd(language, l => new Lazy<Task<string>>(() => make(l))).Value;

    private static ReportCase Of(string name, Func<ReportInput> input) => new(name, language => ReportPage.Render(input(), language));

    private static ReportCase OfSample(string name) => new(name, language => Task.Run(() => AssessedSample.Of(name, language).Text("report.html")));
}
