using System.Runtime.InteropServices;

namespace Gnomon.Columns.Files;

/// <summary>Paths without any link in them.</summary>
internal static partial class RealPath
{
    /// <summary>The path with every link followed; the path as it is where it does not lead anywhere.</summary>
    internal static string Of(string path)
    {
        var real = Resolve(Path.GetFullPath(path), 0);
        if (real == 0)
            return Path.GetFullPath(path);
        var text = Marshal.PtrToStringUTF8(real)!;
        Free(real);
        return text;
    }

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Resolve(string path, nint buffer);

    [LibraryImport("libc", EntryPoint = "free")]
    private static partial void Free(nint memory);
}
