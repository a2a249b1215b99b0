using Microsoft.Playwright;

namespace Gnomon.Cli.Tests.Report;

/// <summary>One headless chromium for all tests of pages.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
            throw new InvalidOperationException($"{Chromium} is not there: ./test installs it, or: apt-get install chromium fonts-noto-core");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
    }

    /// <summary>A page of its own with a file in it; everything the browser complains of is gathered.</summary>
    public async Task<OpenedPage> Open(string html, int width, ColorScheme scheme, bool script = true)
    {
        var file = Path.Combine(Path.GetTempPath(), $"gnomon-report-{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, html);
        var context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, JavaScriptEnabled = script });

        // A picture of a long page takes a busy machine longer than the 30 seconds that are usual.
        context.SetDefaultTimeout(180_000);
        var page = await context.NewPageAsync();
        List<string> complaints = [];
        page.Console += (_, message) => complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file://", StringComparison.Ordinal))
                complaints.Add("fetched " + request.Url);
        };
        await page.GotoAsync("file://" + file);
        return new OpenedPage(page, context, complaints, file);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>A page, and what the browser complained of while it was open.</summary>
public sealed record OpenedPage(IPage Page, IBrowserContext Context, IReadOnlyList<string> Complaints, string File) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        System.IO.File.Delete(File);
    }
}
