using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Gnomon.Cli.Tests.Report;

/// <summary>The report in a real browser: screenshots to look at, accessibility, no overflow, nothing loaded or refused.</summary>
public class ReportBrowserTests(Browser browser) : IClassFixture<Browser>
{
    // What hangs over the right edge, but for what scrolls in its own box; empty where the page fits.
    private const string WiderThanTheScreen = """
        () => document.documentElement.scrollWidth <= innerWidth ? "" : [...document.querySelectorAll("body *")]
          .filter((e) => !e.closest(".scroll") && e.getBoundingClientRect().right > innerWidth)
          .map((e) => `${e.tagName}.${e.getAttribute("class")}: ${e.textContent.trim().slice(0, 60)}`).slice(0, 5).join(" | ") || "something"
        """;

    // Paper does not scroll: how many tables are wider than the box they stand in.
    private const string CutOff = "() => [...document.querySelectorAll('.scroll')].filter((e) => e.scrollWidth > e.clientWidth + 1).length";

    public static TheoryData<string, Language> Cases => ReportCase.ToLookAt();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task On_a_screen(string name, Language language) => await Look(name, language, "screen", 1280, ColorScheme.Light);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task In_the_dark(string name, Language language) => await Look(name, language, "dark", 1280, ColorScheme.Dark);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task On_a_phone(string name, Language language) => await Look(name, language, "phone", 360, ColorScheme.Light);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task On_paper(string name, Language language)
    {
        await using var opened = await browser.Open(await ReportCase.Find(name).Html(language), 794, ColorScheme.Dark);
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Photograph(opened.Page, 794, Shot(name, language, "print", "png"));
        await opened.Page.PdfAsync(new() { Path = Shot(name, language, "print", "pdf"), Format = "A4", PreferCSSPageSize = true, Tagged = true, PrintBackground = true });

        Assert.True(await opened.Page.Locator("#law .reasons").First.IsVisibleAsync() || await opened.Page.Locator("#law .reasons").CountAsync() == 0, "explanations are hidden on paper");
        Assert.Equal(0, await opened.Page.EvaluateAsync<int>(CutOff));
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Without_script_everything_can_be_read_and_opened()
    {
        await using var opened = await browser.Open(await ReportCase.Find("by-hand").Html(Language.En), 1280, ColorScheme.Light, script: false);
        var fold = opened.Page.Locator("#law details").First;
        await fold.Locator("summary").First.ClickAsync();

        Assert.True(await fold.Locator(".reasons").First.IsVisibleAsync());
        Assert.False(await opened.Page.Locator("button").IsVisibleAsync());
    }

    [Fact]
    public async Task The_one_button_opens_and_closes_everything()
    {
        await using var opened = await browser.Open(await ReportCase.Find("by-hand").Html(Language.Fr), 1280, ColorScheme.Light);
        var folds = await opened.Page.Locator("details").CountAsync();
        await opened.Page.Locator("button").ClickAsync();
        Assert.Equal(folds, await opened.Page.Locator("details[open]").CountAsync());
        await opened.Page.Locator("button").ClickAsync();
        Assert.Equal(0, await opened.Page.Locator("details[open]").CountAsync());
        Assert.Empty(opened.Complaints);
    }

    private async Task Look(string name, Language language, string view, int width, ColorScheme scheme)
    {
        await using var opened = await browser.Open(await ReportCase.Find(name).Html(language), width, scheme);
        await Photograph(opened.Page, width, Shot(name, language, view, "png"));
        await opened.Page.Locator("button").ClickAsync();

        // Axe looks at everything, unfolded: in every view in English, in the other languages once.
        if (language == Language.En || view == "screen")
            await Accessibility.NothingGrave(opened.Page);
        Assert.Equal("", await opened.Page.EvaluateAsync<string>(WiderThanTheScreen));
        Assert.Empty(opened.Complaints);
    }

    // A whole page with a hundred duties takes a browser without a graphics card minutes to paint; the first screens show how it looks.
    private static async Task Photograph(IPage page, int width, string path)
    {
        await page.SetViewportSizeAsync(width, 5000);
        await page.ScreenshotAsync(new() { Path = path });
        await page.SetViewportSizeAsync(width, 900);
    }

    private static string Shot(string name, Language language, string view, string type, [CallerFilePath] string here = "")
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "artifacts", "screenshots"));
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"report-{name}-{language.Code()}-{view}.{type}");
    }
}
