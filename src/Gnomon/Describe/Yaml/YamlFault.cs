using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace Gnomon.Describe.Yaml;

/// <summary>Says what is wrong with a text that is not YAML, in words for people who do not know the grammar.</summary>
internal static partial class YamlFault
{
    private const string Quote = "mend the line; quote text that holds ': ', '#', brackets or quotes";

    // The parser's words, and what they mean to whoever wrote the line.
    private static readonly (string Parser, string What, string Remedy)[] Known =
    [
        ("tab", "a tab indents this line; spaces were expected", "put spaces in place of the tab"),
        ("found unexpected end of stream", "a quote that opens here is never closed", "close the quote"),
        ("found invalid mapping", "a second ': ' stands in this line", "quote the text that holds ': '"),
        ("did not find expected ',' or", "a list or map in brackets is not closed, or a comma is missing", "close the bracket, or add the comma; quote text that holds ', ', ': ' or brackets"),
        ("did not find expected node content", "a list or map in brackets is not closed", "close the bracket"),
    ];

    /// <summary>What is wrong, how to mend it, and on which line.</summary>
    public static Problem Explain(YamlException e, string text, ExitCode exit)
    {
        var lines = text.Split('\n');
        var at = Math.Clamp((int)e.Start.Line, 1, lines.Length);
        var reason = Reason(e);
        if (ControlCharacter(lines, exit) is { } control)
            return control;
        if (OpenQuote(text, at) is { } open)
            return new Problem(exit, FormattableString.Invariant($"a quote that opens here is not closed before line {at}"), "close the quote in this line; in single quotes write '' for an apostrophe") { Line = open };
        foreach (var (parser, what, remedy) in Known)
        {
            if (reason.Contains(parser, StringComparison.OrdinalIgnoreCase))
                return new Problem(exit, what, remedy) { Line = IsTab(parser) ? TabbedLine(lines, at) : at };
        }

        return new Problem(exit, $"this is not YAML: {reason}", Quote) { Line = at };
    }

    /// <summary>The first control character of a text that may not stand in YAML; null where there is none.</summary>
    public static Problem? ControlCharacter(string[] lines, ExitCode exit) => Array.FindIndex(lines, l => Control(l) >= 0) is var hidden and >= 0
        ? new Problem(exit, $"a control character stands here (U+{(int)lines[hidden][Control(lines[hidden])]:X4})", "take it out; in YAML it may not stand") { Line = hidden + 1 }
        : null;

    // A quote that is left open ends at the next one, lines below, and only what follows there is no YAML.
    private static int? OpenQuote(string text, int at)
    {
        var (line, counted) = (1, 0);
        try
        {
            foreach (Match quoted in QuotedText().Matches(text))
            {
                line += text.AsSpan(counted, quoted.Index - counted).Count('\n');
                counted = quoted.Index;
                if (line >= at)
                    return null;
                if (line + quoted.ValueSpan.Count('\n') == at)
                    return line;
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // What takes so long was not written by a hand that forgot a quote.
        }

        return null;
    }

    private static int Control(string line) => line.AsSpan().IndexOfAnyInRange('\0', '\u0008') is var low and >= 0 ? low : line.AsSpan().IndexOfAnyInRange('\u000E', '\u001F');

    private static bool IsTab(string parser) => string.Equals(parser, "tab", StringComparison.Ordinal);

    // The parser names the line on which the map starts, not the one with the tab.
    private static int TabbedLine(string[] lines, int from)
    {
        var found = Array.FindIndex(lines, from - 1, l => l.AsSpan(0, l.Length - l.TrimStart().Length).Contains('\t'));
        return found < 0 ? from : found + 1;
    }

    [GeneratedRegex("(?=#)(?<=^|\\s)#[^\n]*|(?=['\"])(?<=^\\s*|[:\\-]\\s+|[,\\[{]\\s*)('([^']|'')*'|\"([^\"\\\\]|\\\\.)*\")", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuotedText();

    // The parser puts its own place in front of the message; the problem has the line already.
    private static string Reason(YamlException e)
    {
        var message = (e.InnerException ?? e).Message;
        var end = message.IndexOf("): ", StringComparison.Ordinal);
        var reason = (end >= 0 ? message[(end + 3)..] : message).TrimEnd('.');
        return reason.Length > 0 ? char.ToLowerInvariant(reason[0]) + reason[1..] : "the structure is broken";
    }
}
