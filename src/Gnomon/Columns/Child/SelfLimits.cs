using System.Runtime.InteropServices;

namespace Gnomon.Columns.Child;

/// <summary>Limits that the counting process sets on itself before it looks at any data; a process cannot take them off again.</summary>
internal static partial class SelfLimits
{
    private const int Cpu = 0, FileSize = 1, Core = 4;

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(ulong Soft, ulong Hard);

    /// <summary>No file of more than these bytes can be written, mostly none at all; no core is dumped, and processor time ends.</summary>
    internal static void Apply(CountingLimits limits, long writes = 0)
    {
        Set(Core, 0);
        Set(FileSize, (ulong)writes);
        Set(Cpu, (ulong)Math.Ceiling(limits.Time.TotalSeconds * Environment.ProcessorCount) + 1);
    }

    private static void Set(int resource, ulong value)
    {
        if (SetLimit(resource, new Limit(value, value)) != 0)
            throw new InvalidOperationException(FormattableString.Invariant($"the limit {resource} of this process cannot be set"));
    }

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, in Limit limit);
}
