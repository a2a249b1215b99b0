using System.Security.Cryptography;
using Gnomon.Verify;

namespace Gnomon.Evidence;

/// <summary>
/// The folder <c>OUT.partial-(16 hex digits)</c> that a run writes into. It is locked (flock on the folder itself) as long as the run
/// lives, so a folder of this name that can be locked was left behind by a run that was killed, and the next run to the same OUT removes it.
/// </summary>
internal sealed class PartialFolder : IDisposable
{
    private const int IdLength = 16;
    private readonly DurableFile held;

    private PartialFolder(string path, DurableFile handle) => (Path, held) = (path, handle);

    /// <summary>Its absolute path.</summary>
    internal string Path { get; }

    /// <summary>Makes one for a result, locked, and removes those that dead runs left.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    internal static PartialFolder Make(string final)
    {
        RemoveLeft(final);
        while (true)
        {
            var path = $"{final}.partial-{RandomNumberGenerator.GetHexString(IdLength, lowercase: true)}";
            Directory.CreateDirectory(path);
            if (TryOpen(path) is not { } handle)
                continue;   // somebody who tidies up took it for a dead one before it was locked
            return new PartialFolder(path, handle);
        }
    }

    /// <summary>Lets others have it, whatever its name is by now.</summary>
    public void Dispose() => held.Dispose();

    private static void RemoveLeft(string final)
    {
        try
        {
            var folder = System.IO.Path.GetDirectoryName(final)!;
            foreach (var left in Directory.EnumerateDirectories(folder, "*.partial-*").Where(d => IsPartialOf(final, d)))
            {
                if (RegularFile.Look(left).Kind == PathKind.Folder)
                    Remove(left);
            }
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            // What cannot be tidied up stays; it is never mistaken for a result.
        }
    }

    // Only who has the lock removes, and only who has it gives the folder its final name: the two cannot meet.
    private static void Remove(string left)
    {
        using var handle = DurableFile.OpenFolder(left);
        if (!handle.TryLock() || !IsAt(left, handle))
            return;
        File.Delete(left + RunLog.RecordEnding);
        Directory.Delete(left, recursive: true);
    }

    private static DurableFile? TryOpen(string path)
    {
        DurableFile? handle = null;
        try
        {
            handle = DurableFile.OpenFolder(path);
            Lock(handle);
            if (IsAt(path, handle))
                return handle;
        }
        catch (IOException) when (!Directory.Exists(path))
        {
            // It was removed between making and opening.
        }

        handle?.Dispose();
        return null;
    }

    // Where the file system has no locks nobody tidies up either.
    private static void Lock(DurableFile handle)
    {
        try
        {
            handle.Lock();
        }
        catch (IOException)
        {
        }
    }

    private static bool IsAt(string path, DurableFile handle) =>
        RegularFile.Look(path) is { Kind: PathKind.Folder } now && now.Inode == handle.Look().Inode;

    private static bool IsPartialOf(string final, string path) =>
        path.Length == final.Length + ".partial-".Length + IdLength
        && path.StartsWith(final + ".partial-", StringComparison.Ordinal)
        && path[^IdLength..].All(char.IsAsciiHexDigitLower);
}
