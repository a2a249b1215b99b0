using Gnomon.Columns.Files;

namespace Gnomon.Columns.Counting;

/// <summary>All files of a request, open: those of the measure itself first, then those of its other data.</summary>
internal sealed class RequestData : IDisposable
{
    private readonly IReadOnlyList<OpenedData> all;

    private RequestData(IReadOnlyList<OpenedData> all) => this.all = all;

    /// <summary>The data of the measure itself.</summary>
    internal DataSet Main => all[0].Files;

    internal IReadOnlyList<OpenedData> All => all;

    /// <summary>The paths that lead to the open handles.</summary>
    internal IReadOnlyList<string> HandlePaths => [.. all.SelectMany(d => d.Files.HandlePaths)];

    internal static Checked<RequestData> Open(CountRequest request)
    {
        List<OtherFiles> wanted = [new("", request.Files, request.Expected), .. request.Others];
        var opened = wanted.Select(w => (w.Name, w.Expected, Files: DataFiles.Open(request.Folder, w.Files))).ToList();
        var data = new RequestData([.. opened.Where(o => o.Files.IsGood).Select(o => new OpenedData(o.Name, o.Files.Value, o.Expected))]);
        IReadOnlyList<Problem> problems = [.. opened.SelectMany(o => o.Files.Problems)];
        if (problems.Count == 0)
        {
            foreach (var file in data.all.SelectMany(d => d.Files.Files))
            {
                if (request.Converted?.FirstOrDefault(c => string.Equals(c.Name, file.Name, StringComparison.Ordinal)) is { } copy)
                    file.ReadFrom(copy);
            }

            return Checked.Good(data);
        }

        data.Dispose();
        return Checked.Bad<RequestData>(problems);
    }

    /// <summary>Puts the names of files where a message has the paths of handles.</summary>
    internal string Named(string message) => DataSet.Named(message, all.SelectMany(d => d.Files.Files));

    /// <summary>The file that a message is about: the first one where it says none.</summary>
    internal OpenedFile FileIn(string message) =>
        all.SelectMany(d => d.Files.Files).FirstOrDefault(f => message.Contains(f.Name, StringComparison.Ordinal)) ?? Main.Files[0];

    public void Dispose()
    {
        foreach (var data in all)
            data.Files.Dispose();
    }
}

/// <summary>Open files by the name of their data, with what they were when planned.</summary>
internal sealed record OpenedData(string Name, DataSet Files, IReadOnlyList<DescribedFile>? Expected)
{
    /// <summary>Their digests: those of the plan where nothing changed since, else taken now, by one thread beside the workers.</summary>
    internal Task<List<InputFile>> Digest(CancellationToken stop) => Expected is { } planned && Files.Are(planned)
        ? Task.FromResult(planned.Select(f => f.Content).ToList())
        : Task.Run(() => Files.Digest(stop), CancellationToken.None);
}
