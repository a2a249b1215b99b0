using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Gnomon.Describe.Yaml;

namespace Gnomon.Law.Format;

/// <summary>The digest of a pack: one number that changes with any byte of any of its files, or with the name of one.</summary>
internal static class PackDigest
{
    public static string Of(string folder, IEnumerable<YamlFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[8];
        foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file.Name[(folder.Length + 1)..]));
            hash.AppendData([0]);
            BinaryPrimitives.WriteInt64LittleEndian(length, file.Bytes.Length);
            hash.AppendData(length);
            hash.AppendData(file.Bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
