using Gnomon.Columns.Files;

namespace Gnomon.Columns.Copies;

/// <summary>The copies of one counting: they lie in a private folder and are removed with this.</summary>
internal sealed class ConvertedCopies : IDisposable
{
    private readonly PrivateFolder folder;

    private ConvertedCopies(PrivateFolder folder) => this.folder = folder;

    /// <summary>The copies, by the names of the files.</summary>
    internal IReadOnlyList<ConvertedFile> Files { get; private init; } = [];

    /// <summary>Makes the copies of a request, where it needs any.</summary>
    /// <param name="request">What will be counted.</param>
    /// <param name="convert">Writes the copies of a request into a folder.</param>
    /// <returns>The copies, to be disposed of; or every problem of the files.</returns>
    internal static Checked<ConvertedCopies> Of(CountRequest request, Func<CountRequest, string, Checked<IReadOnlyList<ConvertedFile>>> convert)
    {
        var made = PrivateFolder.Of(request.Converted is null && Needed(request));
        if (made.Path is null)
            return Checked.Good(new ConvertedCopies(made));
        try
        {
            if (convert(request, made.Path).TryGet(out var files, out var problems))
                return Checked.Good(new ConvertedCopies(made) { Files = files });
            made.Dispose();
            return Checked.Bad<ConvertedCopies>(problems);
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    /// <summary>The request that counts the copies in the place of their files.</summary>
    internal CountRequest In(CountRequest request) => request.Converted is null ? request with { Converted = Files } : request;

    public void Dispose() => folder.Dispose();

    // Files that cannot be opened need no copy: counting says what is wrong with them.
    private static bool Needed(CountRequest request)
    {
        using var data = Counting.RequestData.Open(request with { Converted = [] }).Unwrap(out _);
        return data is not null && data.All.Any(d => d.Files.Files.Any(f => f.Format != TextFormat.Plain));
    }
}
