using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Gnomon.Columns.Files;

/// <summary>The calls of the C library that .NET does not have: opening without following or blocking, and what a handle really is.</summary>
internal static unsafe partial class Posix
{
    internal const int TooManyLinks = 40, NoEntry = 2, NoAccess = 13, NotADirectory = 20;

    private const int ReadOnly = 0, NonBlocking = 0x800, NoFollow = 0x20000, CloseOnExec = 0x80000;
    private const int CoarseRealTime = 5;
    private const int EmptyPath = 0x1000, BasicStats = 0x7ff, StatxSize = 256, ModeAt = 28, FileType = 0xF000, RegularFile = 0x8000;

    /// <summary>Opens for reading; never follows a link in the last part and never waits for the other end of a pipe.</summary>
    /// <returns>The handle, or null and the error number.</returns>
    internal static SafeFileHandle? Open(string path, out int error)
    {
        var descriptor = OpenFile(path, ReadOnly | NonBlocking | NoFollow | CloseOnExec);
        error = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>Whether the handle is a regular file, and its stamp.</summary>
    internal static (bool IsRegular, FileStamp Stamp) Look(SafeFileHandle handle)
    {
        var stat = stackalloc byte[StatxSize];
        if (Statx(Descriptor(handle), "", EmptyPath, BasicStats, stat) != 0)
            throw new IOException("a file that is open cannot be looked at", Marshal.GetLastPInvokeError());
        // Layout of struct statx: mode 28, inode 32, size 40, ctime 96, mtime 112, device 136.
        var regular = (*(ushort*)(stat + ModeAt) & FileType) == RegularFile;
        return (regular, new FileStamp(*(ulong*)(stat + 136), *(ulong*)(stat + 32), *(ulong*)(stat + 40), Time(stat + 112), Time(stat + 96)));
    }

    // struct statx_timestamp: seconds in 64 bits, nanoseconds in 32.
    private static FileTime Time(byte* at) => new(*(long*)at, *(uint*)(at + sizeof(long)));

    /// <summary>The clock from which the kernel takes the times of files; it moves every few milliseconds.</summary>
    internal static FileTime FileClock()
    {
        var now = stackalloc long[2];
        return ClockGetTime(CoarseRealTime, now) == 0 ? new FileTime(now[0], (uint)now[1]) : throw new IOException("there is no clock", Marshal.GetLastPInvokeError());
    }

    internal static int Descriptor(SafeFileHandle handle) => (int)handle.DangerousGetHandle();

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, byte* stat);

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int ClockGetTime(int clock, long* time);
}
