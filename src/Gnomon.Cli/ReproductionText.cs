using System.Text;
using Gnomon.Report;

namespace Gnomon.Cli;

/// <summary>A reproduction for a terminal: the same, or the first difference with its place and both values; then each stage.</summary>
internal static class ReproductionText
{
    public static string Write(ReproducedResult result, Language language)
    {
        var texts = new Texts(language);
        var page = new StringBuilder();
        if (result.Stages.FirstOrDefault(s => !s.IsSame) is { Difference: { } difference } first)
        {
            page.Append(texts.Say("reproduce.differs", ("file", Phrase.Foreign(first.File!)), ("path", Phrase.Foreign(difference.Path)))).Append('\n');
            foreach (var (key, value) in new[] { ("reproduce.sealed", difference.Sealed), ("reproduce.now", difference.Now) })
                page.Append("  ").Append(texts.Say(key, ("value", value is null ? Phrase.Own(texts["reproduce.absent"]) : Phrase.Foreign(value)))).Append('\n');
        }
        else
        {
            page.Append(texts["reproduce.same"]).Append('\n');
        }

        foreach (var name in result.ByNameOnly)
            page.Append(texts.Say("reproduce.by-name", ("file", Phrase.Foreign(name)))).Append('\n');
        if (result.Cells is { } cells)
            page.Append(texts.Say("reproduce.from-cells", ("file", Phrase.Foreign(cells)))).Append('\n');
        foreach (var stage in result.Stages)
            page.Append("  ").Append(Stage(texts, stage)).Append('\n');
        return page.Append(texts["reproduce.limits"]).Append('\n').ToString();
    }

    private static Phrase Stage(Texts texts, StageComparison stage)
    {
        // The statement of the result bears the page too, which no other run gives: what is compared, and digested, is the file for machines.
        var name = stage.Stage is "result" ? Phrase.Foreign("assessment.json") : Phrase.Own(texts["stage." + stage.Stage]);
        return stage.Difference is { } difference
            ? texts.Say("reproduce.stage-differs", ("stage", name), ("file", Phrase.Foreign(stage.File!)), ("path", Phrase.Foreign(difference.Path)))
            : texts.Say("reproduce.stage-same", ("stage", name), ("digest", Phrase.Own(stage.Digest)));
    }
}
