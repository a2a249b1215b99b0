using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Gnomon.Columns.Files;

namespace Gnomon.Columns.Copies;

/// <summary>Makes the copies of a request, in whatever process this is; the files are hostile, so programs do it in the counting process.</summary>
internal static class Conversion
{
    /// <summary>Copies every file of the request that needs it.</summary>
    /// <param name="request">Its files and other files.</param>
    /// <param name="folder">Where the copies are put: there already, and private.</param>
    internal static Checked<IReadOnlyList<ConvertedFile>> Run(CountRequest request, string folder)
    {
        using var data = Counting.RequestData.Open(request).Unwrap(out var problems);
        if (data is null)
            return Checked.Bad<IReadOnlyList<ConvertedFile>>(problems);
        var files = data.All.SelectMany(d => d.Files.Files).DistinctBy(f => f.Name, StringComparer.Ordinal).Where(f => f.Format != TextFormat.Plain).ToList();
        var copies = files.Select((f, i) => Copy(f, Path.Combine(folder, FormattableString.Invariant($"{i}.csv")), request.Csv.Sheet)).ToList();
        problems = [.. copies.SelectMany(c => c.Problems)];
        return problems.Count > 0 ? Checked.Bad<IReadOnlyList<ConvertedFile>>(problems) : Checked.Good<IReadOnlyList<ConvertedFile>>([.. copies.Select(c => c.Value)]);
    }

    private static Checked<ConvertedFile> Copy(OpenedFile file, string path, string? sheet)
    {
        try
        {
            using var output = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            SheetPlaces? places = null;
            if (file.Format != TextFormat.Workbook)
                Utf16(file, output);
            else if (!Sheet(file, sheet, output).TryGet(out places, out var problems))
                return Checked.Bad<ConvertedFile>(problems);
            output.Flush();
            return Checked.Good(new ConvertedFile(file.Name, path, file.Digest(CancellationToken.None).Sha256, places));
        }
        catch (DecoderFallbackException)
        {
            return Checked.Bad<ConvertedFile>(FileProblems.Data(file.Name, "the file is not UTF-16 text all through", "save the file in UTF-8"));
        }
        catch (Exception e) when (e is FileFormatException or OpenXmlPackageException or XmlException or FormatException or InvalidDataException or InvalidOperationException or ArgumentException or KeyNotFoundException)
        {
            return Checked.Bad<ConvertedFile>(FileProblems.Data(file.Name, "the file is not a whole .xlsx workbook", "save it again from the spreadsheet program, without a password, or as CSV"));
        }
    }

    private static void Utf16(OpenedFile file, TextWriter output)
    {
        using var stream = file.Stream();
        using var reader = new StreamReader(stream, new UnicodeEncoding(file.Format == TextFormat.Utf16BigEndian, byteOrderMark: true, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        var buffer = new char[1 << 16];
        for (int read; (read = reader.Read(buffer)) > 0;)
            output.Write(buffer, 0, read);
    }

    private static Checked<SheetPlaces> Sheet(OpenedFile file, string? named, TextWriter output)
    {
        using var stream = file.Stream();
        using var workbook = new Workbook(stream);
        var sheets = workbook.Sheets;
        if (named is not null && !sheets.Contains(named, StringComparer.Ordinal))
            return Checked.Bad<SheetPlaces>(FileProblems.Data(file.Name, $"there is no sheet \"{named}\" that is shown", NearestWord.RemedyOrList(named, sheets, "name a sheet that is there")));
        List<string> filled = named is not null ? [named] : [.. sheets.Where(s => workbook.Rows(s).Any())];
        return filled.Count switch
        {
            1 => new SheetCopy(file.Name, workbook, filled[0]).Write(output),
            0 => Checked.Bad<SheetPlaces>(FileProblems.Data(file.Name, "no sheet that is shown holds anything", "give a sheet with a header and rows")),
            _ => Checked.Bad<SheetPlaces>(FileProblems.Data(file.Name, $"several sheets hold something: {string.Join(", ", filled.Select(s => $"\"{s}\""))}", $"say which one in the card, for example `sheet: {filled[0]}`")),
        };
    }
}
