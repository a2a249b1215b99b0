using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace Gnomon.Columns.Files;

/// <summary>Names below a folder that match a pattern: <c>*</c> and <c>?</c> within one part, <c>**</c> for any number of folders.</summary>
internal static class Glob
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Relative names of everything that matches; links are listed (and refused later), never walked into.</summary>
    internal static IEnumerable<string> Find(string root, string pattern)
    {
        var match = new Regex(Translate(pattern), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Patience);
        var options = new EnumerationOptions { RecurseSubdirectories = pattern.Contains('/', StringComparison.Ordinal), AttributesToSkip = FileAttributes.None };
        return new FileSystemEnumerable<string>(root, (ref entry) => Path.GetRelativePath(root, entry.ToFullPath()), options)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && match.IsMatch(Path.GetRelativePath(root, entry.ToFullPath())),
            ShouldRecursePredicate = (ref entry) => (entry.Attributes & FileAttributes.ReparsePoint) == FileAttributes.None,
        };
    }

    /// <summary>Whether a name matches a pattern.</summary>
    internal static bool Matches(string pattern, string name) =>
        new Regex(Translate(pattern), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Patience).IsMatch(name);

    private static string Translate(string pattern) => "\\A" + Regex.Escape(pattern)
        .Replace(@"\*\*/", "(?:[^/]+/)*", StringComparison.Ordinal)
        .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
        .Replace(@"\?", "[^/]", StringComparison.Ordinal) + "\\z";
}
