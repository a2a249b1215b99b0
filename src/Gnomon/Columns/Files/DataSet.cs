namespace Gnomon.Columns.Files;

/// <summary>The files of one measure, open, of one format, sorted by name.</summary>
internal sealed class DataSet(IReadOnlyList<OpenedFile> files, bool isParquet) : IDisposable
{
    internal IReadOnlyList<OpenedFile> Files { get; } = files;

    internal bool IsParquet { get; } = isParquet;

    internal IReadOnlyList<string> HandlePaths { get; } = [.. files.Select(f => f.HandlePath)];

    internal List<InputFile> Digest() => [.. Files.Select(f => f.Digest())];

    /// <summary>Puts the names of files where a message has the paths of handles.</summary>
    internal string Named(string message) => Files.OrderByDescending(f => f.HandlePath.Length)
        .Aggregate(message, (text, file) => text.Replace(file.HandlePath, file.Name, StringComparison.Ordinal));

    /// <summary>What differs between two looks at the files.</summary>
    internal List<Problem> Changed(IReadOnlyList<InputFile> before, IReadOnlyList<InputFile> after)
    {
        var moved = Files.Where(f => !f.IsStillThere()).Select(f => f.Name);
        var differ = after.Except(before).Concat(before.Except(after)).Select(f => f.Name);
        return [.. moved.Concat(differ).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(FileProblems.Changed)];
    }

    public void Dispose()
    {
        foreach (var file in Files)
            file.Dispose();
    }
}
