using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Gnomon.Law.Format;

/// <summary>The digest of a pack or of the dictionary: one number that changes with any byte of any of its files, or with the name of one.</summary>
internal static class PackDigest
{
    /// <param name="prefix">What stands before the names that count: a pack's folder and a slash, so that the folder may be renamed.</param>
    /// <param name="files">The files, in any order.</param>
    public static string Of(string prefix, IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[8];
        foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file.Name[prefix.Length..]));
            hash.AppendData([0]);
            BinaryPrimitives.WriteInt64LittleEndian(length, file.Bytes.Length);
            hash.AppendData(length);
            hash.AppendData(file.Bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
