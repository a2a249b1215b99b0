using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Gnomon.Columns.Files;

/// <summary>A data file held open. DuckDB reads it through the open handle, so a name with <c>*</c> or a quote in it means nothing.</summary>
internal sealed class OpenedFile(string name, string realPath, SafeFileHandle handle) : IDisposable
{
    private const int BufferSize = 1 << 20;

    private SafeFileHandle? copy;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>The path below the folder of the card, with <c>/</c>.</summary>
    internal string Name { get; } = name;

    /// <summary>The path that leads to the open handle, for DuckDB; where there is a copy, to that of the copy.</summary>
    internal string HandlePath => FormattableString.Invariant($"/proc/self/fd/{Posix.Descriptor(copy ?? handle)}");

    /// <summary>The copy that is read in its place; null for none.</summary>
    internal ConvertedFile? Converted { get; private set; }

    /// <summary>Whether DuckDB reads it as it is.</summary>
    internal TextFormat Format => IsWorkbook(Name) ? TextFormat.Workbook : Path.GetExtension(Name).Equals(".parquet", StringComparison.OrdinalIgnoreCase) ? TextFormat.Plain : OriginalHead(2) switch
    {
        [0xFF, 0xFE] => TextFormat.Utf16LittleEndian,
        [0xFE, 0xFF] => TextFormat.Utf16BigEndian,
        _ => TextFormat.Plain,
    };

    /// <summary>What it looked like when it was opened.</summary>
    internal FileStamp Stamp { get; } = Posix.Look(handle).Stamp;

    internal long Length => RandomAccess.GetLength(handle);

    /// <summary>The first bytes of what is read, at most so many.</summary>
    internal byte[] Head(int count) => Head(copy ?? handle, count);

    /// <summary>All bytes of the file itself, from the first.</summary>
    internal Stream Stream() => new FileStream(FormattableString.Invariant($"/proc/self/fd/{Posix.Descriptor(handle)}"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize);

    /// <summary>Reads a copy in its place from now on.</summary>
    /// <exception cref="IOException">The copy is not there.</exception>
    internal void ReadFrom(ConvertedFile converted)
    {
        copy = Posix.Open(converted.Path, out _) ?? throw new IOException("a converted copy is gone");
        Converted = converted;
    }

    internal static bool IsWorkbook(string name) => Path.GetExtension(name).Equals(".xlsx", StringComparison.OrdinalIgnoreCase);

    private byte[] OriginalHead(int count) => Head(handle, count);

    private static byte[] Head(SafeFileHandle from, int count)
    {
        var head = new byte[(int)Math.Min(count, RandomAccess.GetLength(from))];
        var read = RandomAccess.Read(from, head, 0);
        return head[..read];
    }

    /// <summary>Digests it, with the stamp under which the digest holds.</summary>
    /// <remarks>A change within the same tick of the file clock would leave the stamp as it is, so the tick has to be over before reading begins.</remarks>
    internal DescribedFile Describe()
    {
        var settled = SpinWait.SpinUntil(() => Stamp.Changed.IsBefore(Posix.FileClock()), Patience);
        var (content, salt) = Read(CancellationToken.None);
        return new DescribedFile(content, settled && IsAsOpened() ? Stamp : null) { Salt = salt };
    }

    /// <summary>Reads all of it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal InputFile Digest(CancellationToken cancellation) => Read(cancellation).Content;

    private (InputFile Content, byte[] Salt) Read(CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        long at = 0;
        for (int read; (read = RandomAccess.Read(handle, buffer, at)) > 0; at += read)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
        }

        // The text does not begin as the padding of SHA-256 does, so the salt does not follow from the digest.
        var content = new InputFile(Name, at, Convert.ToHexStringLower(hash.GetCurrentHash()));
        hash.AppendData("Gnomon cell salt 1\n"u8);
        return (content, hash.GetHashAndReset());
    }

    /// <summary>Whether the name still leads to this very file and nobody wrote to it since it was opened.</summary>
    internal bool IsAsOpened()
    {
        using var again = Posix.Open(realPath, out _);
        return again is not null && Posix.Look(again).Stamp == Stamp;
    }

    public void Dispose()
    {
        copy?.Dispose();
        handle.Dispose();
    }
}
