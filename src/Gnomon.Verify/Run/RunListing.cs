namespace Gnomon.Verify.Run;

/// <summary>What lies in a result folder. Folders that no result has are not entered, links not followed.</summary>
internal sealed class RunListing
{
    private readonly string root;
    private readonly RunShape shape;
    private readonly List<Fault> faults;
    private readonly SortedSet<string> files = new(StringComparer.Ordinal);

    private RunListing(string root, RunShape shape, List<Fault> faults) => (this.root, this.shape, this.faults) = (root, shape, faults);

    /// <summary>The regular files that a result may have, as paths below it.</summary>
    internal IReadOnlySet<string> Files => files;

    /// <summary>The files of counts among them, sorted.</summary>
    internal IReadOnlyList<string> Cells => [.. files.Where(RunFormat.IsCellsFile)];

    /// <summary>There was so much that the rest was not looked at.</summary>
    internal bool IsCutOff { get; private set; }

    /// <summary>Lists a folder; whatever a result does not have goes to the faults.</summary>
    internal static RunListing Read(string root, RunShape shape, List<Fault> faults)
    {
        var listing = new RunListing(root, shape, faults);
        listing.Enter("");
        return listing;
    }

    private void Enter(string folder)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(Path.Combine(root, folder)))
        {
            if (IsCutOff)
                return;
            if (faults.Count > RunFormat.MaxCells || files.Count > RunFormat.MaxCells + shape.FixedFiles.Count + shape.OrganisationFiles.Count)
            {
                IsCutOff = true;
                faults.Insert(0, new Fault(FaultKind.FileExtra, Visible.Text(folder), "there is far more here than in any result; the rest was not looked at"));
                return;
            }

            var name = Path.GetFileName(entry);
            Take(folder.Length == 0 ? name : $"{folder}/{name}", RegularFile.Look(entry).Kind);
        }
    }

    private void Take(string path, PathKind kind)
    {
        switch (kind)
        {
            case PathKind.Folder when shape.Folders.Contains(path):
                Enter(path);
                break;
            case PathKind.File when shape.MayHave(path):
                files.Add(path);
                break;
            case PathKind.Folder:
                Extra(path, "no result has a folder of this name");
                break;
            case PathKind.File:
                Extra(path, "no result has a file of this name");
                break;
            case PathKind.Link:
                Extra(path, "this is a symbolic link; a result consists of files");
                break;
            default:
                Extra(path, "this is neither a file nor a folder");
                break;
        }
    }

    private void Extra(string path, string message) => faults.Add(new Fault(FaultKind.FileExtra, Visible.Text(path), message));
}
