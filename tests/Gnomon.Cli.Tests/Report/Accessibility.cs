using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Gnomon.Cli.Tests.Report;

/// <summary>What axe finds wrong with a page.</summary>
internal static class Accessibility
{
    // Faults only, put together in the page: the list of all that passed is 100 MB, and carrying it over took most of a minute.
    private const string GraveFaults = """
        async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
          .filter((v) => v.impact === "serious" || v.impact === "critical")
          .map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html).join(" | ")}`)
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Fails with every serious or critical fault.</summary>
    public static async Task NothingGrave(IPage page)
    {
        await page.EvaluateAsync(Axe);
        Assert.Empty(await page.EvaluateAsync<string[]>(GraveFaults));
    }
}
