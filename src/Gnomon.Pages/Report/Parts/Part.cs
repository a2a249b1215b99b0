using Gnomon.Report;
using Microsoft.AspNetCore.Components;

namespace Gnomon.Pages.Report.Parts;

/// <summary>What every part of the report has at hand: the reader's words and the result.</summary>
public abstract class Part : ComponentBase
{
    [CascadingParameter]
    public required Wording Wording { get; set; }

    [CascadingParameter]
    public required ReportInput Input { get; set; }

    protected Texts Texts => Wording.Texts;
}
