using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Gnomon.Pages.Report;
using Gnomon.Tests.Report;

namespace Gnomon.Cli.Tests.Report;

public partial class ReportPageTests
{
    public static TheoryData<string, Language> Cases => ReportCase.InEveryLanguage();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_page_speaks_its_language_and_promises_nothing(string name, Language language)
    {
        var html = await ReportCase.Find(name).Html(language);

        Assert.StartsWith($"<!doctype html>\n<html lang=\"{language.Code()}\">", html, StringComparison.Ordinal);
        Assert.Contains(new Gnomon.Report.Texts(language)["self-check"], html, StringComparison.Ordinal);
        Assert.Empty(ForbiddenWords.In(System.Net.WebUtility.HtmlDecode(html)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Headings_come_in_order_and_ids_are_unique(string name, Language language)
    {
        var html = await ReportCase.Find(name).Html(language);
        var levels = Heading().Matches(html).Select(m => m.Groups["level"].Value[0] - '0').ToList();
        var ids = Id().Matches(html).Select(m => m.Groups["id"].Value).ToList();

        Assert.Equal(1, levels[0]);
        Assert.Single(levels, l => l == 1);
        Assert.All(levels.Zip(levels.Skip(1)), p => Assert.True(p.Second <= p.First + 1, $"h{p.First} is followed by h{p.Second}"));
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_link_within_the_page_lands(string name, Language language)
    {
        var html = await ReportCase.Find(name).Html(language);
        var ids = Id().Matches(html).Select(m => m.Groups["id"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Link().Matches(html).Select(m => m.Groups["id"].Value).Where(id => !ids.Contains(id)).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_policy_lets_in_just_the_one_style_and_the_one_script()
    {
        var html = await ReportPage.Render(SampleResult.Hiring(), Language.En);
        var style = Assert.Single(Style().Matches(html)).Groups["text"].Value;
        var script = Assert.Single(Script().Matches(html)).Groups["text"].Value;

        Assert.Contains($"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\son[a-z]+=", html);
    }

    [Fact]
    public async Task Nothing_is_fetched_from_anywhere()
    {
        foreach (var language in Languages.All)
        {
            var html = await ReportPage.Render(SampleResult.Hiring(), language);
            Assert.DoesNotMatch(@"(src|srcset|href|action|data)=""(?!#)", html);
            Assert.DoesNotMatch(@"url\(|@import|https?://", html);
        }
    }

    // Bare ids stood here, which only who wrote the dictionary can read.
    [Fact]
    public async Task What_leaves_a_duty_open_is_named_by_its_questions()
    {
        var hiring = SampleResult.Hiring();
        var pack = hiring.Classification.Packs[0];
        List<Unknown> asked = [.. SampleFacts.Dictionary.Facts.Select(f => SampleLaw.Asked(f.Id))];
        var open = hiring with { Classification = new(SampleResult.Reading, [pack with { Obligations = [pack.Obligations[0] with { Truth = Truth.Unknown, Unknowns = asked }] }]) };
        var html = System.Net.WebUtility.HtmlDecode(await ReportPage.Render(open, Language.En));
        var line = html[html.IndexOf("<li class=\"asked\">", StringComparison.Ordinal)..];
        line = line[..line.IndexOf("</li>", StringComparison.Ordinal)];
        Assert.Contains("In which areas is the system used?", line, StringComparison.Ordinal);
        Assert.Contains("At which stages of work does it act?", line, StringComparison.Ordinal);
        Assert.Contains($"… and {asked.Count - 2} more questions", line, StringComparison.Ordinal);
        Assert.DoesNotContain("use.area", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_data_no_gap_is_said_to_have_been_looked_for()
    {
        var hiring = SampleResult.Hiring();
        var bare = hiring with { Plan = hiring.Plan with { Measures = [] }, Measurements = [], Findings = hiring.Findings with { Criteria = [] } };
        var html = await ReportPage.Render(bare, Language.En);
        Assert.Equal(2, html.Split("The card names no data to measure.").Length - 1);
        Assert.DoesNotContain("No gap between groups could be measured.", html, StringComparison.Ordinal);
    }

    // A blank stood before each semicolon at first, which only French sets.
    [Fact]
    public async Task A_citation_leads_to_its_article_at_the_publisher()
    {
        const string Eli = "https://eur-lex.europa.eu/eli/reg/2024/1689/oj";
        var html = System.Net.WebUtility.HtmlDecode(await ReportCase.Find("hiring").Html(Language.En)).Replace('\u00a0', ' ');

        Assert.Contains($"<a href=\"{Eli}#art_6\" rel=\"noreferrer\"><bdi>Art. 6(2)</bdi></a>; <a href=\"{Eli}#anx_III\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("</a> ;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_name_stays_text()
    {
        var hiring = SampleResult.Hiring();
        var html = await ReportPage.Render(
            hiring with { Card = hiring.Card with { Name = new("<script>alert(1)</script>\u202Egnp.exe", null, null), Id = "\"><img src=x>" } },
            Language.En);

        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', html);
        Assert.Contains("<bdi>&lt;script&gt;alert(1)&lt;/script&gt;{U&#x2B;202E}gnp.exe</bdi>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_result_gives_the_same_page() =>
        Assert.Equal(await ReportPage.Render(SampleResult.Triage(), Language.Vi), await ReportPage.Render(SampleResult.Triage(), Language.Vi));

    [Fact]
    public async Task A_draft_says_so_and_a_sealed_result_does_not()
    {
        foreach (var language in Languages.All)
        {
            var banner = new Gnomon.Report.Texts(language)["draft.banner"];
            Assert.DoesNotContain(banner, await ReportPage.Render(SampleResult.Hiring(), language), StringComparison.Ordinal);
            Assert.Contains(System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(banner), await ReportPage.Render(SampleResult.Open(), language), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_favourable_answer_carries_the_strongest_mark()
    {
        var html = await ReportPage.Render(SampleResult.Favourable(), Language.En);
        Assert.Contains("class=\"market favourable\"", html, StringComparison.Ordinal);
        Assert.Contains("not high-risk on your answers", html, StringComparison.Ordinal);
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("<h(?<level>[1-6])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(" id=\"(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(" href=\"#(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<style>(?<text>.*?)</style>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Style();

    [GeneratedRegex("<script>(?<text>.*?)</script>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Script();
}
