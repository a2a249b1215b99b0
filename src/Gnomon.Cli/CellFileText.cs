using System.Text;
using Gnomon.Report;

namespace Gnomon.Cli;

/// <summary>What was counted or added up, a line an entry.</summary>
internal static class CellFileText
{
    public static string Write(CellFile cells, string path, Language language)
    {
        var texts = new Texts(language);
        var text = new StringBuilder();
        foreach (var entry in cells.Entries)
        {
            text.Append(texts.Say(
                "cells.entry",
                ("measure", Phrase.Foreign(entry.Measure)),
                ("rows", texts.Count("measurements.rows", entry.Cells.Rows)),
                ("files", texts.Count("cells.files", entry.Files.Count)),
                ("cells", texts.Count("cells.cells", entry.Cells.Cells.Count)))).Append('\n');
        }

        text.Append(texts.Say("cells.written", ("file", Phrase.Foreign(path)), ("digest", Phrase.Foreign("sha256:" + cells.Sha256)))).Append('\n');
        return text.ToString();
    }
}
