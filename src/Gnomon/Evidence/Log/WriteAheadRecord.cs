using System.Buffers.Binary;
using System.Security.Cryptography;
using Gnomon.Verify;

namespace Gnomon.Evidence.Log;

/// <summary>
/// The entries of a log that is still open, beside the result and not in it. An entry counts once its record is on the disk; the
/// tree is built from what is read back from here. Each record:
/// <code>length (4 bytes, big-endian)   entry   SHA-256 of length and entry (32 bytes)</code>
/// </summary>
internal sealed class WriteAheadRecord : IDisposable
{
    private const int MaxLength = 64 * 1024 * 1024;
    private readonly DurableFile file;
    private readonly string path;

    private WriteAheadRecord(string path)
    {
        this.path = path;
        file = DurableFile.CreateNew(path, DurableFile.Private);
    }

    /// <summary>Begins a record; its name is on the disk on return, and if it cannot be, nothing is left.</summary>
    internal static WriteAheadRecord Create(string path)
    {
        var record = new WriteAheadRecord(path);
        try
        {
            DurableFile.SyncFolder(Path.GetDirectoryName(path)!);
            return record;
        }
        catch
        {
            record.Dispose();
            throw;
        }
    }

    /// <summary>Adds an entry; it is on the disk on return.</summary>
    internal void Append(ReadOnlySpan<byte> entry)
    {
        var record = new byte[4 + entry.Length + SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt32BigEndian(record, entry.Length);
        entry.CopyTo(record.AsSpan(4));
        SHA256.HashData(record.AsSpan(0, 4 + entry.Length), record.AsSpan(4 + entry.Length));
        file.Write(record);
        file.Sync();
    }

    /// <summary>Reads the entries back from the disk.</summary>
    /// <exception cref="IOException">A record is not what was written.</exception>
    internal List<ReadOnlyMemory<byte>> ReadBack()
    {
        var entries = new List<ReadOnlyMemory<byte>>();
        ReadOnlyMemory<byte> rest = RegularFile.TryRead(path, MaxLength) ?? throw Damaged();
        while (!rest.IsEmpty)
        {
            var length = rest.Length >= 4 ? BinaryPrimitives.ReadInt32BigEndian(rest.Span) : -1;
            if (length < 0 || rest.Length - 4 - SHA256.HashSizeInBytes < length)
                throw Damaged();
            if (!SHA256.HashData(rest.Span[..(4 + length)]).AsSpan().SequenceEqual(rest.Span.Slice(4 + length, SHA256.HashSizeInBytes)))
                throw Damaged();
            entries.Add(rest.Slice(4, length));
            rest = rest[(4 + length + SHA256.HashSizeInBytes)..];
        }

        return entries;
    }

    /// <summary>Closes and removes the file. What the disk does not let go of stays; it holds nothing secret.</summary>
    public void Dispose()
    {
        file.Dispose();
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            // The log does not need it any more, and an error that led here is the one to show.
        }
    }

    private IOException Damaged() => new($"read {path}: what was read back is not what was written; the disk or the memory is failing");
}
