using System.Globalization;
using System.Text;
using Gnomon.Columns;
using Gnomon.Evidence;

namespace Gnomon.Endpoint;

/// <summary>
/// The answers as a CSV file that is counted like any other: <c>nr,case,probe,place,level,draw,against,answer,why</c>. It is written anew and put in its place
/// in one step, and holds nothing that another run with the same answers would write otherwise.
/// </summary>
internal static class AnswersFile
{
    private static readonly string[] Names = ["nr", "case", "probe", "place", "level", "draw", "against", "answer", "why"];

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where; the folder is there.</param>
    /// <param name="csv">How the card says that CSV files are written.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="answers">One for each.</param>
    /// <exception cref="EvidenceException">The disk is full or gone.</exception>
    public static void Write(string path, CsvDialect csv, IReadOnlyList<ProbeRow> rows, IReadOnlyList<RowAnswer> answers)
    {
        var delimiter = csv.Delimiter ?? ',';
        var text = new StringBuilder(string.Join(delimiter, Names)).Append('\n');
        foreach (var (row, answer) in rows.Zip(answers))
        {
            string?[] fields =
            [
                Text(row.Number), row.Case, row.Probe, row.Place, row.Level, Text(row.Repeat), row.Against is { } against ? Text(against) : null, Number(answer.Answer, csv.DecimalMark), answer.Why,
            ];
            text.AppendJoin(delimiter, fields.Select(f => Field(f, delimiter))).Append('\n');
        }

        var fresh = path + ".new";
        File.Delete(fresh);
        DurableFile.WriteNew(fresh, Encoding.UTF8.GetBytes(text.ToString()));
        DurableFile.Replace(fresh, path);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // A number is written as the other files of the card write theirs.
    private static string? Number(string? answer, char? mark) => mark is ',' && ProbeColumn.Number(answer) is not null ? answer!.Replace('.', ',') : answer;

    private static string Field(string? field, char delimiter) => field is null ? ""
        : field.Length > 0 && field.AsSpan().IndexOfAny([delimiter, '"', '\n', '\r']) < 0 && !char.IsWhiteSpace(field[0]) && !char.IsWhiteSpace(field[^1]) ? field
        : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
