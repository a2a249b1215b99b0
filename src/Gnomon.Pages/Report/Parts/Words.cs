using Gnomon.Report;
using Microsoft.AspNetCore.Components;

namespace Gnomon.Pages.Report.Parts;

/// <summary>
/// A phrase: our words as they are; words that came in stand isolated, so that their direction cannot reach ours. A fragment and not a
/// component, like the other small pieces: a report has ten thousand of them, and a component each would be most of the time it takes.
/// </summary>
internal static class Words
{
    public static RenderFragment Of(Phrase phrase) => builder =>
    {
        foreach (var part in phrase.Parts)
        {
            if (!part.Foreign)
            {
                builder.AddContent(0, part.Text);
                continue;
            }

            builder.OpenElement(1, "bdi");
            builder.AddAttribute(2, "lang", part.Language?.Code());
            builder.AddContent(3, part.Shown);
            builder.CloseElement();
        }
    };
}
