using System.Text;

namespace Gnomon.Columns.Sources;

/// <summary>The first record of a CSV file, read here and not by DuckDB, which renames columns of one name without a word.</summary>
/// <param name="Names">The fields of the header.</param>
/// <param name="Delimiter">Given, or the candidate that is most frequent in the header outside quotes.</param>
/// <param name="HasRows">Whether anything but white space follows within the part of the file that was read.</param>
internal sealed record CsvHeader(IReadOnlyList<string> Names, char Delimiter, bool HasRows)
{
    /// <summary>How much of a file is looked at; a longer header is refused.</summary>
    internal const int MaxBytes = 1 << 20;

    private const string Candidates = ",;\t|";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the header from the first bytes of a file.</summary>
    /// <param name="head">At most <see cref="MaxBytes"/>.</param>
    /// <param name="delimiter">Null to find it.</param>
    /// <returns>The header, or null and what is wrong.</returns>
    internal static (CsvHeader? Header, string? Fault) Read(ReadOnlySpan<byte> head, char? delimiter)
    {
        if (head.Contains((byte)0))
            return (null, "the file holds zero bytes: it is UTF-16 without a mark at its start, or no text at all");
        if (head is [0xEF, 0xBB, 0xBF, ..])
            head = head[3..];
        var end = EndOfRecord(head);
        if (end < 0)
            return (null, "the header does not end: a quote is open, or it is longer than 1 MiB");
        var record = Text(head[..end]);
        if (record is null)
            return (null, "the header is not UTF-8");
        var mark = delimiter ?? Candidates.MaxBy(c => Fields(record, c).Count);
        return (new CsvHeader(Fields(record, mark), mark, HasMore(head[end..])), null);
    }

    // A quote toggles, and a doubled one toggles twice: enough to see which line breaks and delimiters count.
    private static int EndOfRecord(ReadOnlySpan<byte> head)
    {
        var quoted = false;
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == '"')
                quoted = !quoted;
            else if (!quoted && head[i] is (byte)'\n' or (byte)'\r')
                return i;
        }

        return quoted || head.Length == MaxBytes ? -1 : head.Length;
    }

    private static bool HasMore(ReadOnlySpan<byte> rest) => !rest.Trim(" \t\r\n"u8).IsEmpty;

    private static string? Text(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Strict.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static List<string> Fields(string record, char delimiter)
    {
        var fields = new List<string>();
        var (start, quoted) = (0, false);
        for (var i = 0; i <= record.Length; i++)
        {
            if (i < record.Length && record[i] == '"')
                quoted = !quoted;
            if (i < record.Length && (quoted || record[i] != delimiter))
                continue;
            fields.Add(Unquote(record[start..i]));
            start = i + 1;
        }

        return fields;
    }

    private static string Unquote(string field) =>
        field is ['"', .., '"'] && field.Length > 1 ? field[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : field;
}
