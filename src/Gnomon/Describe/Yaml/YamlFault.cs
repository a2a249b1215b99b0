using YamlDotNet.Core;

namespace Gnomon.Describe.Yaml;

/// <summary>Says what is wrong with a text that is not YAML, in words for people who do not know the grammar.</summary>
internal static class YamlFault
{
    /// <summary>What is wrong, and how to mend it.</summary>
    public static (string What, string Remedy) Explain(YamlException e, string text)
    {
        var lines = text.Split('\n');
        var line = e.Start.Line >= 1 && e.Start.Line <= lines.Length ? lines[(int)e.Start.Line - 1] : "";
        var indent = line.AsSpan(0, line.Length - line.TrimStart().Length);
        return indent.Contains('\t')
            ? ("a tab indents this line; spaces were expected", "put spaces in place of the tab")
            : ($"this is not YAML: {Reason(e)}", "mend the line; quote text that holds ': ', '#', brackets or quotes");
    }

    // The parser puts its own place in front of the message; the problem has the line already.
    private static string Reason(YamlException e)
    {
        var message = (e.InnerException ?? e).Message;
        var end = message.IndexOf("): ", StringComparison.Ordinal);
        var reason = (end >= 0 ? message[(end + 3)..] : message).TrimEnd('.');
        return reason.Length > 0 ? char.ToLowerInvariant(reason[0]) + reason[1..] : "the structure is broken";
    }
}
