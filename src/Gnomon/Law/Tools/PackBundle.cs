using Gnomon.Evidence;

namespace Gnomon.Law.Tools;

/// <summary>Puts a pack into one signed file.</summary>
public static class PackBundle
{
    /// <summary>The bytes of the bundle of a pack.</summary>
    /// <param name="folder">The pack's folder; every YAML file in it goes along, those that its digest is over.</param>
    /// <param name="pack">The pack as it was read from there.</param>
    /// <param name="signer">Who signs.</param>
    /// <returns>The bundle; or what of the folder cannot go into one.</returns>
    public static Checked<byte[]> Write(string folder, LawPack pack, Signer signer)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(pack);
        try
        {
            var files = Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories)
                .Select(path => new BundleFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes(path))).ToList();
            return string.Equals(Format.PackDigest.Of("", files.Select(f => (f.Name, f.Bytes))), pack.Digest, StringComparison.Ordinal)
                ? SignedBundle.Write(pack.Id, pack.Digest, files, signer)
                : Checked.Bad<byte[]>(new Problem(ExitCode.Pack, "the pack was changed while it was read", "run the command again") { File = folder });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Checked.Bad<byte[]>(new Problem(ExitCode.Pack, $"the folder of the pack cannot be read: {e.Message}", "check the path and its permissions") { File = folder });
        }
    }
}
