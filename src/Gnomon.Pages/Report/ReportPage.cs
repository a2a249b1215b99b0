using System.Text.Encodings.Web;
using System.Text.Unicode;
using Gnomon.Law;
using Gnomon.Report;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gnomon.Pages.Report;

/// <summary>Renders the report as one HTML file that needs no network and no script.</summary>
public static class ReportPage
{
    /// <summary>The whole file for readers of a language.</summary>
    public static async Task<string> Render(ReportInput input, Language language)
    {
        ArgumentNullException.ThrowIfNull(input);
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);

        // Vietnamese letters stay letters; what has a meaning in HTML is escaped all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(ReportDocument.Input)] = input,
                [nameof(ReportDocument.Wording)] = new Wording(language, input.Facts) { Answers = CardFacts.Of(input.Card, input.Classification) },
            });
            var document = await renderer.RenderComponentAsync<ReportDocument>(parameters);
            return "<!doctype html>\n" + document.ToHtmlString();
        });
    }
}
