using System.Runtime.InteropServices;

namespace Gnomon.Evidence.Native;

/// <summary>The calls of the C library that .NET hides or whose errors it swallows. Linux; the values of flags differ by processor.</summary>
internal static partial class LibC
{
    internal const int WriteOnly = 0x1;
    internal const int ReadWrite = 0x2;
    internal const int Create = 0x40;
    internal const int Exclusive = 0x80;
    internal const int Append = 0x400;
    internal const int CloseOnExec = 0x80000;
    internal const int CurrentFolder = -100;
    internal const uint NoReplace = 1;
    internal const int LockExclusive = 2;
    internal const int LockAtOnce = 4;
    internal const int LockNone = 8;

    internal const int Interrupted = 4;
    internal const int WouldBlock = 11;
    internal const int Exists = 17;
    internal const int NotEmpty = 39;
    internal const int Invalid = 22;
    internal const int NoSuchCall = 38;

    private const string Name = "libc";

    private static bool IsArm => RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 or Architecture.Ppc64le;

    internal static int Folder => IsArm ? 0x4000 : 0x10000;

    internal static int NoFollow => IsArm ? 0x8000 : 0x20000;

    [LibraryImport(Name, EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    internal static partial int Open(string path, int flags, uint mode);

    [LibraryImport(Name, EntryPoint = "write", SetLastError = true)]
    internal static partial nint Write(int file, ReadOnlySpan<byte> bytes, nuint length);

    [LibraryImport(Name, EntryPoint = "fsync", SetLastError = true)]
    internal static partial int Sync(int file);

    [LibraryImport(Name, EntryPoint = "close", SetLastError = true)]
    internal static partial int Close(int file);

    [LibraryImport(Name, EntryPoint = "flock", SetLastError = true)]
    internal static partial int Lock(int file, int operation);

    [LibraryImport(Name, EntryPoint = "ftruncate", SetLastError = true)]
    internal static partial int Truncate(int file, long length);

    [LibraryImport(Name, EntryPoint = "rename", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    internal static partial int Rename(string from, string to);

    [LibraryImport(Name, EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    internal static partial int RenameAt2(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport(Name, EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    internal static partial int Link(string from, string to);

    [LibraryImport(Name, EntryPoint = "mkdir", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    internal static partial int MakeFolder(string path, uint mode);

    [LibraryImport(Name, EntryPoint = "geteuid")]
    internal static partial uint EffectiveUser();
}
