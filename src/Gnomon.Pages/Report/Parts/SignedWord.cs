using Gnomon.Decide;
using Gnomon.Report;
using Microsoft.AspNetCore.Components;

namespace Gnomon.Pages.Report.Parts;

/// <summary>A truth or a verdict: its sign, and its word.</summary>
internal static class SignedWord
{
    public static RenderFragment Of(Truth truth, Texts texts) => Of("truth", truth.Id(), texts["truth." + truth.Id()]);

    public static RenderFragment Of(CriterionStatus status, Texts texts)
    {
        var id = status switch
        {
            CriterionStatus.Met => "met",
            CriterionStatus.NotMet => "not-met",
            _ => "unknown",
        };
        return Of("status", id, texts["status." + id]);
    }

    /// <summary>What an obligation's evidence says.</summary>
    public static RenderFragment OfDuty(string id, Texts texts) => Of("status", id, texts["duty." + id]);

    private static RenderFragment Of(string kind, string id, string word) => builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", $"{kind} {id}");
        builder.AddContent(2, Sign.Of(id));
        builder.AddContent(3, " ");
        builder.AddContent(4, word);
        builder.CloseElement();
    };
}
