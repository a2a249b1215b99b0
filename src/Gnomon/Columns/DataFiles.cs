using Gnomon.Columns.Files;

namespace Gnomon.Columns;

/// <summary>Finds the data files that a card names, and says what they are before anything is counted.</summary>
public static class DataFiles
{
    private const int MaxFiles = 1000;

    private static readonly string[] CsvExtensions = [".csv", ".tsv", ".txt"];

    private static readonly string[] Known = [.. CsvExtensions, ".xlsx", ".parquet"];

    /// <summary>The files, digested: what a plan fixes.</summary>
    /// <param name="folder">The folder of the card.</param>
    /// <param name="patterns">File names or globs relative to it.</param>
    /// <returns>Sorted by name, or every problem: not there, outside, a link, not a regular file, no known format.</returns>
    public static Checked<IReadOnlyList<DescribedFile>> Describe(string folder, IReadOnlyList<string> patterns)
    {
        if (!Open(folder, patterns).TryGet(out var set, out var problems))
            return Checked.Bad<IReadOnlyList<DescribedFile>>(problems);
        using (set)
            return Checked.Good<IReadOnlyList<DescribedFile>>(set.Describe());
    }

    /// <summary>Whether a card that names a file or glob names this file.</summary>
    /// <param name="pattern">As the card writes it.</param>
    /// <param name="name">A path below the folder of the card, with <c>/</c>.</param>
    public static bool IsNamed(string pattern, string name)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(name);
        var plain = Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", pattern)));
        return string.Equals(plain, name, StringComparison.Ordinal) || (pattern.AsSpan().IndexOfAny('*', '?') >= 0 && Glob.Matches(plain, name));
    }

    internal static Checked<DataSet> Open(string folder, IReadOnlyList<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(patterns);
        var root = Real(folder);
        var problems = new List<Problem>();
        var names = patterns.SelectMany(p => Expand(root, p, problems)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (names.Count > MaxFiles)
            return Checked.Bad<DataSet>(FileProblems.TooMany(MaxFiles));
        problems.AddRange(Formats(names));
        var files = names.Select(n => OpenOne(root, n, problems)).OfType<OpenedFile>().ToList();
        if (problems.Count == 0)
            return Checked.Good(new DataSet(files, IsParquet(names[0])));
        new DataSet(files, isParquet: false).Dispose();
        return Checked.Bad<DataSet>(problems);
    }

    private static List<string> Expand(string root, string pattern, List<Problem> problems)
    {
        var full = Path.GetFullPath(Path.Combine(root, pattern));
        if (Path.IsPathRooted(pattern) || !full.StartsWith(root + '/', StringComparison.Ordinal) || pattern.Contains('\0', StringComparison.Ordinal))
        {
            problems.Add(FileProblems.Outside(pattern));
            return [];
        }

        // A file whose very name has a star in it is that file; otherwise the star stands for names.
        var name = full[(root.Length + 1)..];
        if (pattern.AsSpan().IndexOfAny('*', '?') < 0 || Path.Exists(full))
            return [name];
        var found = Glob.Find(root, name).Take(MaxFiles + 1).ToList();
        if (found.Count == 0)
            problems.Add(FileProblems.NoMatch(pattern));
        return found;
    }

    private static OpenedFile? OpenOne(string root, string name, List<Problem> problems)
    {
        var path = Path.Combine(root, name);
        var handle = Posix.Open(path, out var error);
        if (handle is null)
        {
            problems.Add(error switch
            {
                Posix.TooManyLinks => FileProblems.Link(name),
                Posix.NoEntry or Posix.NotADirectory => FileProblems.NoMatch(name),
                Posix.NoAccess => FileProblems.Unreadable(name, "access is denied"),
                _ => FileProblems.NotRegular(name),
            });
            return null;
        }

        var file = new OpenedFile(name, path, handle);
        var problem = !Posix.Look(handle).IsRegular ? FileProblems.NotRegular(name)
            : !string.Equals(Real(file.HandlePath), path, StringComparison.Ordinal) ? FileProblems.Link(name)
            : file.Length == 0 ? FileProblems.Empty(name)
            : null;
        if (problem is null)
            return file;
        problems.Add(problem);
        file.Dispose();
        return null;
    }

    private static IEnumerable<Problem> Formats(List<string> names)
    {
        var formats = names.Where(n => Known.Contains(Path.GetExtension(n), StringComparer.OrdinalIgnoreCase)).GroupBy(FormatOf, StringComparer.Ordinal).Select(g => (Format: g.Key, Name: g.First())).ToList();
        if (formats.Count > 1)
            yield return FileProblems.Mixed(formats[0], formats[1]);
        foreach (var name in names.Where(n => !Known.Contains(Path.GetExtension(n), StringComparer.OrdinalIgnoreCase)))
            yield return FileProblems.Extension(name);
    }

    private static string FormatOf(string name) => IsParquet(name) ? "Parquet" : OpenedFile.IsWorkbook(name) ? "a workbook" : "CSV";

    private static bool IsParquet(string name) => Path.GetExtension(name).Equals(".parquet", StringComparison.OrdinalIgnoreCase);

    private static string Real(string path) => RealPath.Of(path) ?? Path.GetFullPath(path);
}
