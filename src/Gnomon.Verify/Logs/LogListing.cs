using System.Text.RegularExpressions;
using Gnomon.Verify.Log;
using Gnomon.Verify.Run;

namespace Gnomon.Verify.Logs;

/// <summary>What lies in the folder of a log: its tiles and bundles by their place; whatever no log has goes to the faults.</summary>
internal sealed partial class LogListing
{
    private readonly Dictionary<(int Level, long Index), SortedSet<int>> widths = [];
    private readonly string root;
    private readonly List<Fault> faults;

    private LogListing(string root, List<Fault> faults) => (this.root, this.faults) = (root, faults);

    internal static LogListing Read(string root, List<Fault> faults)
    {
        var listing = new LogListing(root, faults);
        listing.Enter("");
        return listing;
    }

    /// <summary>The widths in which a tile (level -1: a bundle) lies there, and forgets them: what remains belongs to nothing.</summary>
    internal IReadOnlyCollection<int> Take(int level, long index) => widths.Remove((level, index), out var found) ? found : [];

    /// <summary>The widths in which a tile (level -1: a bundle) lies there.</summary>
    internal IReadOnlyCollection<int> Of(int level, long index) => widths.TryGetValue((level, index), out var found) ? found : [];

    /// <summary>The paths that nobody took.</summary>
    internal IEnumerable<string> Left() => widths.SelectMany(w => w.Value.Select(width =>
        w.Key.Level < 0 ? TilePath.OfEntries(w.Key.Index, width) : TilePath.OfTile(w.Key.Level, w.Key.Index, width))).Order(StringComparer.Ordinal);

    private void Enter(string folder)
    {
        foreach (var entry in new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos())
            Take(folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}", entry);
    }

    private void Take(string path, FileSystemInfo entry)
    {
        if (entry.LinkTarget is not null)
            Extra(path, "this is a symbolic link; a log consists of files");
        else if (entry is DirectoryInfo && Folders().IsMatch(path))
            Enter(path);
        else if (entry is DirectoryInfo)
            Extra(path, "no log has a folder of this name");
        else if (path is LogVerifier.CheckpointFile or LogVerifier.KeyFile or LogVerifier.WitnessedFile)
            return;
        else if (TilePath.TryParse(path, out var tile))
            Add(tile);
        else
            Extra(path, "no log has a file of this name");
    }

    private void Add((int Level, long Index, int Width) tile)
    {
        if (!widths.TryGetValue((tile.Level, tile.Index), out var found))
            widths[(tile.Level, tile.Index)] = found = [];
        found.Add(tile.Width);
    }

    private void Extra(string path, string message) => faults.Add(new Fault(FaultKind.FileExtra, Visible.Text(path), message));

    [GeneratedRegex(@"^tile(/([0-9]{1,2}|entries)(/x[0-9]{3})*(/[0-9]{3}\.p)?)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Folders();
}
