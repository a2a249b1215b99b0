using System.Runtime.InteropServices;
using Gnomon.Evidence.Native;
using Gnomon.Verify;

namespace Gnomon.Evidence;

/// <summary>
/// A file that is on the disk when it says so. .NET 10.0.12 on Linux hides errors of fsync, so the calls are made here and each
/// result is looked at. Any error is an <see cref="IOException"/> that names the call, the file and the reason; after one, nothing
/// about the file is certain and it must not be used.
/// </summary>
public sealed class DurableFile : IDisposable
{
    /// <summary>Permission bits of a file that others may read: rw-r--r--.</summary>
    public const uint Shared = 0x1a4;

    /// <summary>Permission bits of a file for the user alone: rw-------.</summary>
    public const uint Private = 0x180;

    private const uint PrivateFolder = 0x1c0;
    private const uint SharedFolder = 0x1ed;

    private readonly string path;
    private int descriptor;
    private bool isLocked;

    private DurableFile(string path, int descriptor) => (this.path, this.descriptor) = (path, descriptor);

    /// <summary>Makes a new file; one that is there already is an error, and so is a link.</summary>
    public static DurableFile CreateNew(string path, uint permissions = Shared) =>
        new(path, Open(path, LibC.WriteOnly | LibC.Create | LibC.Exclusive, permissions));

    /// <summary>Opens a file, made if need be, whose writes all go to its end, whatever other processes do (O_APPEND).</summary>
    public static DurableFile OpenAppend(string path, uint permissions = Shared) =>
        new(path, Open(path, LibC.WriteOnly | LibC.Create | LibC.Append, permissions));

    /// <summary>Opens a file that is there for writes to its end (O_APPEND).</summary>
    public static DurableFile OpenExisting(string path) => new(path, Open(path, LibC.WriteOnly | LibC.Append, 0));

    /// <summary>Opens a folder, to lock it or to bring its names to the disk.</summary>
    public static DurableFile OpenFolder(string path) => new(path, Open(path, LibC.Folder, 0));

    /// <summary>Makes a new file with these bytes, on the disk on return; its folder is not, see <see cref="SyncFolder"/>.</summary>
    public static void WriteNew(string path, ReadOnlySpan<byte> bytes, uint permissions = Shared)
    {
        using var file = CreateNew(path, permissions);
        file.Write(bytes);
        file.Sync();
        file.Close();
    }

    /// <summary>Gives a file these bytes, whole or not at all: they are written beside it, and the name is moved when they are on the disk. Killed anywhere, the file is as it was, or new.</summary>
    public static void WriteWhole(string path, ReadOnlySpan<byte> bytes, uint permissions = Shared)
    {
        var fresh = $"{path}.new-{Environment.ProcessId}";
        File.Delete(fresh);
        WriteNew(fresh, bytes, permissions);
        Replace(fresh, path);
        SyncFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes a folder for the user alone (rwx------) unless there is one, and the folders above it.</summary>
    public static void MakePrivateFolder(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (LibC.MakeFolder(path, PrivateFolder) != 0 && Marshal.GetLastPInvokeError() is not LibC.Exists and var error)
            throw Failure("mkdir", path, error);
    }

    /// <summary>Makes a folder that others may read (rwxr-xr-x); false where there is one.</summary>
    public static bool TryMakeFolder(string path)
    {
        if (LibC.MakeFolder(path, SharedFolder) == 0)
            return true;
        var error = Marshal.GetLastPInvokeError();
        return error is LibC.Exists && RegularFile.Look(path).Kind == PathKind.Folder ? false : throw Failure("mkdir", path, error);
    }

    /// <summary>Brings the names in a folder to the disk.</summary>
    public static void SyncFolder(string path)
    {
        using var folder = OpenFolder(path);
        folder.Sync();
        folder.Close();
    }

    /// <summary>Renames a file or folder to a name that must be free; false, with nothing done, when it is taken.</summary>
    public static bool TryRenameToFree(string from, string to)
    {
        if (LibC.RenameAt2(LibC.CurrentFolder, from, LibC.CurrentFolder, to, LibC.NoReplace) == 0)
            return true;
        var error = Marshal.GetLastPInvokeError();
        if (error is LibC.Exists or LibC.NotEmpty)
            return false;
        return error is LibC.Invalid or LibC.NoSuchCall ? TryRenameWithoutFlag(from, to) : throw Failure("rename", to, error);
    }

    /// <summary>Renames a file over another, in one step.</summary>
    public static void Replace(string from, string to)
    {
        if (LibC.Rename(from, to) != 0)
            throw Failure("rename", to, Marshal.GetLastPInvokeError());
    }

    /// <summary>Writes all bytes; a short write is continued.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var written = LibC.Write(descriptor, bytes, (nuint)bytes.Length);
            if (written > 0)
                bytes = bytes[(int)written..];
            else if (written == 0 || Marshal.GetLastPInvokeError() is not LibC.Interrupted)
                throw Failure("write", path, Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>Brings what was written to the disk.</summary>
    public void Sync()
    {
        if (LibC.Sync(descriptor) != 0)
            throw Failure("fsync", path, Marshal.GetLastPInvokeError());
    }

    /// <summary>Keeps other processes that ask from the file until it is closed; waits for one that has it.</summary>
    public void Lock()
    {
        while (LibC.Lock(descriptor, LibC.LockExclusive) != 0)
        {
            if (Marshal.GetLastPInvokeError() is not LibC.Interrupted)
                throw Failure("flock", path, Marshal.GetLastPInvokeError());
        }

        isLocked = true;
    }

    /// <summary>The same without waiting; false where another has it.</summary>
    public bool TryLock()
    {
        while (LibC.Lock(descriptor, LibC.LockExclusive | LibC.LockAtOnce) != 0)
        {
            if (Marshal.GetLastPInvokeError() is LibC.WouldBlock)
                return false;
            if (Marshal.GetLastPInvokeError() is not LibC.Interrupted)
                throw Failure("flock", path, Marshal.GetLastPInvokeError());
        }

        return isLocked = true;
    }

    /// <summary>Lets other processes have the file.</summary>
    public void Unlock()
    {
        if (LibC.Lock(descriptor, LibC.LockNone) != 0)
            throw Failure("flock", path, Marshal.GetLastPInvokeError());
        isLocked = false;
    }

    /// <summary>What is behind the open file, whatever its path leads to by now.</summary>
    public PathFacts Look() => RegularFile.Look(descriptor);

    /// <summary>Cuts the file to a length, bytes.</summary>
    public void Truncate(long length)
    {
        if (LibC.Truncate(descriptor, length) != 0)
            throw Failure("ftruncate", path, Marshal.GetLastPInvokeError());
    }

    /// <summary>Closes the file; on some file systems an error of an earlier write shows only here.</summary>
    public void Close()
    {
        GiveBack();
        var closing = descriptor;
        descriptor = -1;
        if (closing >= 0 && LibC.Close(closing) != 0)
            throw Failure("close", path, Marshal.GetLastPInvokeError());
    }

    /// <summary>Closes the file where an error has already been thrown; use <see cref="Close"/> on the good path.</summary>
    public void Dispose()
    {
        GiveBack();
        if (descriptor >= 0)
            _ = LibC.Close(descriptor);
        descriptor = -1;
    }

    // Closing alone gives a lock back only when no child that was just started has the file open still, for a moment, before it becomes another program.
    private void GiveBack()
    {
        if (isLocked)
            _ = LibC.Lock(descriptor, LibC.LockNone);
        isLocked = false;
    }

    private static int Open(string path, int flags, uint permissions)
    {
        var opened = LibC.Open(path, flags | LibC.NoFollow | LibC.CloseOnExec, permissions);
        return opened >= 0 ? opened : throw Failure("open", path, Marshal.GetLastPInvokeError());
    }

    // Some file systems do not know the flag. For a file, a second name does the same; a folder never replaces a file or a folder
    // with something in it, so at worst an empty folder gives way.
    private static bool TryRenameWithoutFlag(string from, string to)
    {
        var isFolder = Directory.Exists(from);
        if ((isFolder ? LibC.Rename(from, to) : LibC.Link(from, to)) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            return error is LibC.Exists or LibC.NotEmpty ? false : throw Failure("rename", to, error);
        }

        if (!isFolder)
            File.Delete(from);
        return true;
    }

    private static IOException Failure(string call, string path, int error) =>
        new($"{call} {path}: {Marshal.GetPInvokeErrorMessage(error)}", error);
}
