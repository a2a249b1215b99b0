using System.Runtime.InteropServices;

namespace Gnomon;

/// <summary>Where a path really leads.</summary>
internal static partial class RealPath
{
    /// <summary>The path with every link followed; null where it leads nowhere.</summary>
    public static string? Of(string path)
    {
        // A NUL would cut the path short on its way to the C library.
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            return null;
        var real = Resolve(path, 0);
        if (real == 0)
            return null;
        var text = Marshal.PtrToStringUTF8(real);
        Free(real);
        return text;
    }

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Resolve(string path, nint buffer);

    [LibraryImport("libc", EntryPoint = "free")]
    private static partial void Free(nint memory);
}
