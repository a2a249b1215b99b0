using System.Text.RegularExpressions;
using Gnomon.Report;

namespace Gnomon.Cli.Ask;

/// <summary>The help of a question, cut into lines.</summary>
internal static partial class FactHelp
{
    /// <summary>Each case that a help names by a word and a colon stands on a line of its own, for people look for theirs.</summary>
    public static IEnumerable<Phrase> Lines(Phrase help) => help.Parts.SelectMany(part => NextCase().Split(part.Text).Select(line => new Phrase([part with { Text = line }])));

    [GeneratedRegex(@"(?<=[.!?]) (?=\p{Lu}[^.:]{0,100}:)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NextCase();
}
