using Microsoft.AspNetCore.Components;

namespace Gnomon.Pages.Report.Parts;

/// <summary>A shape beside a word, so that colour never speaks alone; SignShapes draws it.</summary>
internal static class Sign
{
    public static RenderFragment Of(string kind)
    {
        var svg = new MarkupString($"""<svg class="sign {kind}" aria-hidden="true"><use href="#sign-{Shape(kind)}"></use></svg>""");
        return builder => builder.AddContent(0, svg);
    }

    private static string Shape(string kind) => kind switch
    {
        "not-met" or "contradicts" => "up",
        "unknown" or "open" or "not-settled" or "not-examined" => "open",
        "favourable" => "rings",
        "false" or "not-applicable" => "ring",
        _ => "dot",
    };
}
