using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Gnomon.Verify;

/// <summary>What lies at a path, the path itself, no link followed.</summary>
public enum PathKind
{
    /// <summary>Nothing, or nothing that can be looked at.</summary>
    Missing,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A pipe, socket or device.</summary>
    Special,
}

/// <summary>What the file system says about a path: kind, permission bits, owner, length in bytes, and the number by which its disk knows it.</summary>
public readonly record struct PathFacts(PathKind Kind, int Permissions, uint Owner, long Length, ulong Inode);

/// <summary>Reads files of strangers: regular ones only, no link followed, never blocked by a pipe, never more than a given length.</summary>
public static partial class RegularFile
{
    private const string LibC = "libc";
    private const int OpenFlags = 0x0 | 0x800; // O_RDONLY | O_NONBLOCK; the rest differs by processor
    private const int AtFdCwd = -100;
    private const int AtSymlinkNoFollow = 0x100;
    private const int AtEmptyPath = 0x1000;
    private const uint BasicStats = 0x7ff;

    /// <summary>What lies at a path.</summary>
    public static PathFacts Look(string path) => Stat(AtFdCwd, path, AtSymlinkNoFollow);

    /// <summary>What is behind an open descriptor.</summary>
    public static PathFacts Look(int descriptor) => Stat(descriptor, "", AtEmptyPath);

    /// <summary>The bytes of a regular file; null where it is missing, no regular file, unreadable, or longer than the limit.</summary>
    public static byte[]? TryRead(string path, int maxLength)
    {
        using var handle = TryOpen(path, out var facts);
        if (handle is null || facts.Length > maxLength)
            return null;
        try
        {
            using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
            var bytes = new byte[facts.Length];
            stream.ReadExactly(bytes);

            // A file that grew since it was looked at is not what was looked at.
            return stream.ReadByte() < 0 ? bytes : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Opens a regular file for reading; null where it is missing, no regular file, or unreadable.</summary>
    public static SafeFileHandle? TryOpen(string path, out PathFacts facts)
    {
        facts = Look(path);
        if (facts.Kind != PathKind.File)
            return null;
        var descriptor = Open(path, OpenFlags | NoFollow | CloseOnExec);
        if (descriptor < 0)
            return null;
        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        facts = Stat(descriptor, "", AtEmptyPath);
        if (facts.Kind == PathKind.File)
            return handle;
        handle.Dispose();
        return null;
    }

    private const int CloseOnExec = 0x80000;

    // O_NOFOLLOW has two values: that of most processors, and that of ARM and POWER.
    private static int NoFollow => RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 or Architecture.Ppc64le ? 0x8000 : 0x20000;

    private static PathFacts Stat(int directory, string path, int flags)
    {
        if (StatX(directory, path, flags, BasicStats, out var stat) != 0)
            return default;
        var kind = (stat.Mode & 0xf000) switch
        {
            0x8000 => PathKind.File,
            0x4000 => PathKind.Folder,
            0xa000 => PathKind.Link,
            _ => PathKind.Special,
        };
        return new PathFacts(kind, stat.Mode & 0xfff, stat.Owner, (long)stat.Size, stat.Inode);
    }

    // statx and not stat: its structure is the same on every processor.
    [LibraryImport(LibC, EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int directory, string path, int flags, uint mask, out StatXResult result);

    [LibraryImport(LibC, EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct StatXResult
    {
        [FieldOffset(20)]
        public uint Owner;

        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(40)]
        public ulong Size;
    }
}
