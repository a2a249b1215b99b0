using System.Runtime.InteropServices;

namespace Gnomon.Columns.Child;

/// <summary>Ends the counting process when its parent is gone, however it went: then the other end of standard input is closed.</summary>
internal static partial class ParentWatch
{
    internal static void Start(Stream input) => new Thread(() => Wait(input)) { IsBackground = true, Name = "parent watch" }.Start();

    private static void Wait(Stream input)
    {
        while (input.ReadByte() >= 0)
        {
        }

        // Not Environment.Exit, which would wait for the call into DuckDB that may never come back.
        ExitNow((int)ExitCode.Interrupted);
    }

    /// <summary>Ends this process without closing anything.</summary>
    [LibraryImport("libc", EntryPoint = "_exit")]
    internal static partial void ExitNow(int code);
}
