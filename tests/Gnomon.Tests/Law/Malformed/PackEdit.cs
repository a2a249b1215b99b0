namespace Gnomon.Tests.Law.Malformed;

/// <summary>
/// One edit of a file of the good pack: lines <c>&lt;</c> are replaced by the lines <c>&gt;</c> after them, <c>=</c> gives the whole file,
/// <c>!</c> takes it away.
/// </summary>
internal sealed record PackEdit(string Name, string File, IReadOnlyList<string> Lines)
{
    /// <summary>Whether there is no line to point at.</summary>
    public bool IsAboutAWholeFile => Lines[0][0] is '!' or '=';

    /// <summary>The edits of a page: <c>## name</c>, the file, the lines; <c># </c> begins a chapter.</summary>
    public static IReadOnlyList<PackEdit> ReadAll(string page) =>
        [.. page.Split("\n## ")[1..].Select(part => part.Split('\n').TakeWhile(l => l.Length > 0 && !l.StartsWith("# ", StringComparison.Ordinal)).ToList())
            .Select(lines => new PackEdit(lines[0], lines[1], lines[2..]))];

    /// <summary>The files with this edit made.</summary>
    public SortedDictionary<string, string> Apply(SortedDictionary<string, string> files)
    {
        if (Lines[0][0] is '!')
            files.Remove(File);
        else if (Lines[0][0] is '=')
            files[File] = string.Concat(Lines.Select(l => (l.Length > 2 ? l[2..] : "") + "\n"));
        else
            Replace(files);
        return files;
    }

    private void Replace(SortedDictionary<string, string> files)
    {
        for (var i = 0; i < Lines.Count;)
        {
            var (old, next) = (Run('<', ref i), Run('>', ref i));
            var at = files[File].IndexOf(old, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{Name}: the good pack has no '{old}'");
            files[File] = files[File].Remove(at, old.Length).Insert(at, next);
        }
    }

    private string Run(char mark, ref int i)
    {
        var run = new List<string>();
        for (; i < Lines.Count && Lines[i][0] == mark; i++)
            run.Add(Lines[i].Length > 2 ? Lines[i][2..] : "");
        return string.Join('\n', run);
    }
}
