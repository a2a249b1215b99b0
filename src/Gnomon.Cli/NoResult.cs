namespace Gnomon.Cli;

/// <summary>Why a path cannot be that of a result, before anything is checked: what is not there is neither intact nor broken.</summary>
internal static class NoResult
{
    private const int MostNamed = 5;

    /// <summary>The problem; null where a folder lies at the path.</summary>
    public static Problem? Of(string path)
    {
        if (Directory.Exists(path))
            return null;
        return File.Exists(path)
            ? new Problem(ExitCode.NotAResult, "this is a file, and a result is a folder", Around(path) is { } result ? $"name the folder of the result that it lies in: {result}" : Wanted) { File = path }
            : new Problem(ExitCode.Usage, "there is no such folder, so nothing was checked", Beside(path) ?? Wanted) { File = path };
    }

    private static string Wanted => "name the folder that `gnomon assess` or `gnomon plan` wrote";

    // Every file of a result lies in its folder or one below.
    private static string? Around(string file)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = folder.Length == 0 ? null : Path.GetDirectoryName(folder))
        {
            if (IsResult(folder))
                return folder.Length == 0 ? "." : folder;
        }

        return null;
    }

    // Results are mostly called by their time: the last ones are those that somebody looks for.
    private static string? Beside(string path)
    {
        var above = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path)) ?? "";
        var results = Results(above);
        var more = results.Count > MostNamed ? FormattableString.Invariant($" and {results.Count - MostNamed} more") : "";
        return results.Count == 0 ? null : $"name a result that is there: {string.Join(", ", results.Take(MostNamed))}{more}";
    }

    private static List<string> Results(string above)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(above.Length == 0 ? "." : above).Select(d => Path.Combine(above, Path.GetFileName(d))).Where(IsResult).OrderDescending(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsResult(string folder) => Directory.Exists(Path.Combine(folder, "evidence"));
}
