using System.Globalization;
using System.Text.RegularExpressions;
using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;

namespace Gnomon.Columns.Counting;

/// <summary>Turns what DuckDB says into a problem: which file, which line, what, and how to mend it.</summary>
internal static partial class CountFault
{
    /// <summary>How values that should be numbers come to be some.</summary>
    internal const string NumberRemedy = "a decimal comma needs csv: { decimal: \",\" }, and TRY_CAST gives NULL for what is no number";

    internal static Problem Explain(DuckException fault, RequestData data)
    {
        var message = data.Named(fault.Message);
        var (what, remedy) = Words(message);
        var file = data.FileIn(message);
        int? at = Line().Match(message) is { Success: true } line ? int.Parse(line.Groups["line"].ValueSpan, CultureInfo.InvariantCulture) : null;
        return new Problem(message.Contains("CSV Error", StringComparison.Ordinal) || !IsExpression(message) ? ExitCode.Data : ExitCode.Expression, InSheet(file, at, message) + what, remedy)
        {
            File = file.Name,
            Line = file.Converted?.Sheet is { } sheet && at is { } copied ? sheet.RowOf(copied) : at,
        };
    }

    // A line of a copy is nothing to its reader; the cell is.
    private static string InSheet(Files.OpenedFile file, int? line, string message)
    {
        if (file.Converted?.Sheet is not { } sheet)
            return "";
        return line is { } at ? $"sheet \"{sheet.Name}\", {sheet.Cell(Value().Match(message).Groups["column"].Value, sheet.RowOf(at))}: " : $"sheet \"{sheet.Name}\": ";
    }

    /// <summary>Whether it is an expression that fails, and not a row that cannot be read.</summary>
    internal static bool IsOfExpression(string message) => IsExpression(message) && !message.Contains("CSV Error", StringComparison.Ordinal) && !Value().IsMatch(message) && !Unparsed().IsMatch(message);

    private static bool IsExpression(string message) =>
        message.StartsWith("Conversion Error", StringComparison.Ordinal) || message.StartsWith("Binder Error", StringComparison.Ordinal)
        || message.StartsWith("Out of Range", StringComparison.Ordinal);

    private static (string What, string Remedy) Words(string message)
    {
        if (Fields().Match(message) is { Success: true } fields)
            return ($"the row has {fields.Groups["row"].Value} fields, the header has {fields.Groups["header"].Value}", "give the row one field for each column, and quote fields that contain the delimiter");
        if (message.Contains("Expected Number of Columns", StringComparison.Ordinal))
            return ("the row has not as many fields as the header", "give the row one field for each column, and quote fields that contain the delimiter");
        if (Value().Match(message) is { Success: true } value)
            return ($"\"{Short(value.Groups["value"].Value)}\" in column \"{value.Groups["column"].Value}\" is not of the type {value.Groups["type"].Value} that the first rows have",
                "mend the value, or leave the field empty where it is not known");
        if (message.Contains("unicode", StringComparison.OrdinalIgnoreCase) || message.Contains("INTERNAL", StringComparison.Ordinal) || message.Contains("UTF", StringComparison.Ordinal))
            return ("the file is not UTF-8 text all through", "save the file in UTF-8");
        if (message.Contains("quote", StringComparison.Ordinal) && message.Contains("CSV", StringComparison.Ordinal))
            return ("a quoted field does not end, or text follows its closing quote", "close the quote, and double a quote inside a quoted field");
        if (Unparsed().Match(message) is { Success: true } unparsed)
            return ($"\"{Short(unparsed.Groups["value"].Value)}\" is not a date of the form {unparsed.Groups["format"].Value} that the first rows have",
                "mend the value, or leave the field empty where it is not known");
        return Rest(message);
    }

    private static (string What, string Remedy) Rest(string message) => message switch
    {
        _ when message.Contains("Out of Memory", StringComparison.OrdinalIgnoreCase) => ("counting needs more memory than it may take", "declare fewer or coarser groups"),
        _ when message.Contains("Parquet", StringComparison.OrdinalIgnoreCase) || message.Contains("magic bytes", StringComparison.OrdinalIgnoreCase)
            || message.Contains("thrift", StringComparison.OrdinalIgnoreCase) => ("the file is not a whole Parquet file", "copy or export it again"),
        _ when message.Contains("Maximum line size", StringComparison.OrdinalIgnoreCase) => ("a row is longer than 2 MB", "check that every quote is closed"),
        _ when message.Contains("CSV", StringComparison.Ordinal) => ("the rows do not fit the header, or the file is not CSV", "check the delimiter, and that every row has one field for each column"),
        _ => ("the data cannot be counted: " + DuckMessage.Short(message), "check the data and the expressions; " + NumberRemedy),
    };

    internal static string Short(string value) => value.Length <= 40 ? value : value[..40] + "...";

    [GeneratedRegex(@"CSV Error on Line: (?<line>\d{1,9})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"Expected Number of Columns: (?<header>\d+) Found: (?<row>\d+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fields();

    [GeneratedRegex("Could not parse string \"(?<value>.*?)\" according to format specifier \"(?<format>.*?)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Unparsed();

    [GeneratedRegex("Error when converting column \"(?<column>.*?)\"\\. Could not convert string \"(?<value>.*?)\" to '(?<type>.*?)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Value();
}
