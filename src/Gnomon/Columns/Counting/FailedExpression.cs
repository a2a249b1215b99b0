using System.Text.RegularExpressions;
using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;

namespace Gnomon.Columns.Counting;

/// <summary>Which expression it is that fails on a row: the statement that counts says only that one does, so each is tried alone.</summary>
internal static partial class FailedExpression
{
    private const string YesNoRemedy = "compare it with a word of your data (column = 'M'); only yes, no, true, false, 1 and 0 can be turned";
    private const string DayRemedy = "a day is written 2026-01-31; TRY_CAST gives NULL for what is none";

    /// <summary>Why an expression fails by itself; null where it does not, or where it is the rows that cannot be read.</summary>
    /// <param name="connection">Where the statement that counts has failed.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="alone">A statement that reckons nothing else.</param>
    internal static Problem? Try(DuckConnection connection, GatedExpression expression, string alone)
    {
        try
        {
            connection.Execute(alone);
            return null;
        }
        catch (DuckException fault)
        {
            return CountFault.IsOfExpression(fault.Message) ? Say(expression, fault.Message) : null;
        }
    }

    private static Problem Say(GatedExpression expression, string message)
    {
        var (what, remedy) = Word().Match(message) is not { Success: true } failed
            ? ("the expression fails on a row: " + DuckMessage.Short(message), "check the values that it reads; TRY_CAST gives NULL for what cannot be turned")
            : expression.Sql.Contains(Sql.Text(failed.Groups["word"].Value), StringComparison.Ordinal) ? Compared(expression, failed.Groups["word"].Value, failed.Groups["type"].Value)
            : ($"the value {Quoted(failed)} of a row cannot be turned into {failed.Groups["type"].Value}", failed.Groups["type"].Value switch { "BOOL" => YesNoRemedy, [>= 'a' and <= 'z', ..] => DayRemedy, _ => CountFault.NumberRemedy });
        return new Problem(ExitCode.Expression, what, remedy) { Key = expression.Key };
    }

    // The word stands in the expression itself, so the column it is compared with is of another type.
    private static (string What, string Remedy) Compared(GatedExpression expression, string word, string type)
    {
        var other = expression.Used.Where(c => !c.IsText).ToList();
        if (other is not [var column] || column.Type is "UUID")
            return ($"'{CountFault.Short(word)}' is compared with values of type {type}, which cannot hold it", "compare text with text ('...') and numbers with numbers");
        var name = PlainName().IsMatch(column.Name) ? column.Name : Sql.Name(column.Name);
        return column.Type switch
        {
            "BOOLEAN" => (Holds("yes and no"), $"write {name} for yes, or NOT {name} for no"),
            "DATE" => Other("days", $"{name} >= '2026-01-31'"),
            _ when column.Type.StartsWith("TIME", StringComparison.Ordinal) => Other("times", $"{name} >= '2026-01-31'"),
            _ => Other("numbers", $"{name} >= 1"),
        };

        string Holds(string values) => $"column \"{column.Name}\" holds {values} ({column.Type}), so it cannot be compared with '{CountFault.Short(word)}'";
        (string, string) Other(string values, string example) => (Holds(values), $"compare it with what it holds, for example {example}");
    }

    private static string Quoted(Match failed) => $"'{CountFault.Short(failed.Groups["word"].Value)}'";

    [GeneratedRegex(@"Could not convert string ['""](?<word>.*?)['""] to '?(?<type>\w+)|(invalid )?\b(?<type>date|time|timestamp) field (format|value out of range): ""(?<word>.*?)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Word();

    [GeneratedRegex("^[a-z][a-z0-9_]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlainName();
}
