using Gnomon.Verify;

namespace Gnomon.Evidence;

/// <summary>
/// A result that comes into being all at once: written to <c>OUT.partial-(id)</c>, renamed to <c>OUT</c> when everything is on the
/// disk. Killed at any point, there is no <c>OUT</c> or a complete one, and the next run to <c>OUT</c> removes what was left. Disposed before
/// <see cref="Publish"/>, nothing is left.
/// </summary>
public sealed class ResultFolder : IDisposable
{
    private readonly Stack<string> madeParents;
    private readonly PartialFolder partial;
    private bool published;

    private ResultFolder(string path, PartialFolder partial, Stack<string> madeParents) =>
        (FinalPath, this.partial, this.madeParents) = (path, partial, madeParents);

    /// <summary>Where the result will lie, an absolute path.</summary>
    public string FinalPath { get; }

    /// <summary>Where it lies until then.</summary>
    public string PartialPath => partial.Path;

    /// <summary>Begins a result; a problem (exit code <see cref="ExitCode.Output"/>) where something lies at the path or it cannot be written.</summary>
    public static Checked<ResultFolder> Create(string path)
    {
        var final = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (RegularFile.Look(final).Kind != PathKind.Missing)
            return Checked.Bad<ResultFolder>(Taken(final));
        var parents = new Stack<string>();
        try
        {
            MakeParents(Path.GetDirectoryName(final), parents);
            return Checked.Good(new ResultFolder(final, PartialFolder.Make(final), parents));
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            RemoveEmpty(parents);
            return Checked.Bad<ResultFolder>(EvidenceException.NotWritten(final, e));
        }
    }

    /// <summary>Writes a file, once; its bytes are on the disk on return.</summary>
    /// <param name="name">The path below the result, with <c>/</c>: <c>cells/outcomes.json</c>.</param>
    /// <param name="bytes">What the file holds.</param>
    /// <returns>The file as a subject for the statement that seals it.</returns>
    /// <exception cref="ArgumentException">The name is not a path below the result.</exception>
    /// <exception cref="EvidenceException">It cannot be written.</exception>
    public Subject WriteFile(string name, ReadOnlySpan<byte> bytes)
    {
        var path = PathOf(name);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            DurableFile.WriteNew(path, bytes);
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            throw EvidenceException.Of(path, e);
        }

        return Subject.Of(name, bytes);
    }

    /// <summary>Makes the result appear. Nothing that lies at its path is ever replaced.</summary>
    /// <exception cref="EvidenceException">Something came to lie there meanwhile, or the disk fails.</exception>
    public void Publish()
    {
        ObjectDisposedException.ThrowIf(published, this);
        try
        {
            foreach (var folder in Directory.EnumerateDirectories(PartialPath, "*", SearchOption.AllDirectories))
                DurableFile.SyncFolder(folder);
            DurableFile.SyncFolder(PartialPath);
            foreach (var parent in madeParents)
                DurableFile.SyncFolder(Path.GetDirectoryName(parent)!);
            if (!DurableFile.TryRenameToFree(PartialPath, FinalPath))
                throw new EvidenceException(Taken(FinalPath));
            SyncName();
            published = true;
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            throw EvidenceException.Of(FinalPath, e);
        }
    }

    // A result whose name may not be on the disk goes back to its partial name, so that Dispose removes it.
    private void SyncName()
    {
        try
        {
            DurableFile.SyncFolder(Path.GetDirectoryName(FinalPath)!);
        }
        catch (IOException)
        {
            DurableFile.TryRenameToFree(FinalPath, PartialPath);
            throw;
        }
    }

    /// <summary>Removes what was written unless it was published. What the disk does not let go of stays, under its partial name.</summary>
    public void Dispose()
    {
        using var held = partial;
        if (published)
            return;
        published = true;
        try
        {
            if (Directory.Exists(PartialPath))
                Directory.Delete(PartialPath, recursive: true);
            RemoveEmpty(madeParents);
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            // Nothing better can be done here, and the error that led here is the one to show.
        }
    }

    internal string PathOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var good = name.Split('/').All(part => part.Length > 0 && part[0] != '.' && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'));
        return good ? Path.Combine(PartialPath, name) : throw new ArgumentException($"'{name}' is not the name of a file of a result", nameof(name));
    }

    private static void MakeParents(string? folder, Stack<string> made)
    {
        if (folder is null || Directory.Exists(folder))
            return;
        MakeParents(Path.GetDirectoryName(folder), made);
        Directory.CreateDirectory(folder);
        made.Push(folder);
    }

    private static void RemoveEmpty(Stack<string> folders)
    {
        while (folders.TryPop(out var folder) && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    private static Problem Taken(string path) =>
        new(ExitCode.Output, "something lies there already, and a result is never written over", "name another folder with --out") { File = path };
}
