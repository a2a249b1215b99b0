namespace Gnomon.Columns.Files;

/// <summary>The files of one measure, open, of one format, sorted by name.</summary>
internal sealed class DataSet(IReadOnlyList<OpenedFile> files, bool isParquet) : IDisposable
{
    internal IReadOnlyList<OpenedFile> Files { get; } = files;

    internal bool IsParquet { get; } = isParquet;

    internal IReadOnlyList<string> HandlePaths => [.. Files.Select(f => f.HandlePath)];

    internal List<DescribedFile> Describe() => [.. Files.Select(f => f.Describe())];

    internal List<InputFile> Digest(CancellationToken cancellation = default) => [.. Files.Select(f => f.Digest(cancellation))];

    /// <summary>Whether these very files were digested when they were planned, and none changed since: then nobody reads them for a digest again.</summary>
    internal bool Are(IReadOnlyList<DescribedFile> planned) =>
        planned.Count == Files.Count && Files.Zip(planned).All(p => string.Equals(p.First.Name, p.Second.Content.Name, StringComparison.Ordinal) && p.First.Stamp == p.Second.Stamp);

    /// <summary>Puts the names of files where a message has the paths of handles.</summary>
    internal static string Named(string message, IEnumerable<OpenedFile> files) => files.OrderByDescending(f => f.HandlePath.Length)
        .Aggregate(message, (text, file) => text.Replace(file.HandlePath, file.Name, StringComparison.Ordinal));

    /// <summary>Which files are not as they were opened, or not as they were planned.</summary>
    /// <param name="planned">Null where there is no plan.</param>
    /// <param name="counted">Their digests now.</param>
    internal List<Problem> Changed(IEnumerable<InputFile>? planned, IReadOnlyList<InputFile> counted)
    {
        var touched = Files.Where(f => !f.IsAsOpened()).Select(f => f.Name);
        var differ = planned is null ? [] : counted.Except(planned).Concat(planned.Except(counted)).Select(f => f.Name);
        var copied = Files.Zip(counted).Where(f => f.First.Converted is { } copy && !string.Equals(copy.Sha256, f.Second.Sha256, StringComparison.Ordinal)).Select(f => f.First.Name);
        return [.. touched.Concat(differ).Concat(copied).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(FileProblems.Changed)];
    }

    public void Dispose()
    {
        foreach (var file in Files)
            file.Dispose();
    }
}
