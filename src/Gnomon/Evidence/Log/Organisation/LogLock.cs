using Gnomon.Verify;

namespace Gnomon.Evidence.Log.Organisation;

/// <summary>
/// One writer at a time among all processes: flock on the private folder itself. There is no lock file that somebody could delete
/// and so lock twice; a private folder that was replaced is noticed by its number on the disk.
/// </summary>
internal sealed class LogLock : IDisposable
{
    private readonly DurableFile folder;
    private readonly string path;

    internal LogLock(string path)
    {
        this.path = path;
        folder = DurableFile.OpenFolder(path);
    }

    /// <summary>Waits for the lock.</summary>
    internal void Enter()
    {
        folder.Lock();
        if (RegularFile.Look(path) is { Kind: PathKind.Folder } now && now.Inode == folder.Look().Inode)
            return;
        folder.Unlock();
        throw LogFolder.Doubt(path, "the private folder of the log was replaced while the log was in use", "put the former folder back; two of them could sign two histories");
    }

    internal void Exit() => folder.Unlock();

    public void Dispose() => folder.Dispose();
}
