using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Gnomon.Columns.Copies;

/// <summary>The texts that the cells of a workbook share, in their order.</summary>
internal static partial class SharedTexts
{
    internal static IReadOnlyList<string> Of(WorkbookPart workbook)
    {
        if (workbook.SharedStringTablePart is not { } part)
            return [];
        var texts = new List<string>();
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.IsStartElement && reader.ElementType == typeof(SharedStringItem) && reader.LoadCurrentElement() is SharedStringItem item)
                texts.Add(Plain(item.Text, item.Elements<Run>()));
        }

        return texts;
    }

    /// <summary>The text of a cell without its formats and without the readings that East Asian texts carry.</summary>
    internal static string Plain(Text? whole, IEnumerable<Run> runs) =>
        Escaped().Replace(whole?.Text ?? string.Concat(runs.Select(r => r.Text?.Text)), m => ((char)int.Parse(m.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    // Characters that XML does not allow: _x000D_ is a carriage return.
    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escaped();
}
