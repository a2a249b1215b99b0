namespace Gnomon.Columns;

/// <summary>Which file on the disk this is and when it last changed: who has the digest of a file with this stamp need not read it again.</summary>
/// <param name="Device">The device it lies on.</param>
/// <param name="Inode">Its inode there.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Modified">When its content last changed.</param>
/// <param name="Changed">When its content or its inode last changed; no program can set this back.</param>
public sealed record FileStamp(ulong Device, ulong Inode, ulong Length, FileTime Modified, FileTime Changed);

/// <summary>A time of a file system: seconds since 1970 and nanoseconds.</summary>
public sealed record FileTime(long Seconds, uint Nanoseconds)
{
    internal bool IsBefore(FileTime other) => (Seconds, Nanoseconds).CompareTo((other.Seconds, other.Nanoseconds)) < 0;
}

/// <summary>A data file that was digested.</summary>
/// <param name="Content">Its name and digest.</param>
/// <param name="Stamp">What it must still look like for the digest to hold; null where it changed so lately that a further change might not show.</param>
public sealed record DescribedFile(InputFile Content, FileStamp? Stamp)
{
    /// <summary>
    /// SHA-256 of the content and a fixed text after it, 32 bytes: known to nobody who has not the file, although its digest is public.
    /// Cells are closed with it. Empty where the file was not read here.
    /// </summary>
    public ReadOnlyMemory<byte> Salt { get; init; }
}
