using Gnomon.Describe.Yaml;
using Gnomon.Evidence;
using Gnomon.Law;
using Gnomon.Law.Format;

namespace Gnomon;

/// <summary>A pack that came as a signed bundle, laid out in a private folder for the time of this run.</summary>
/// <param name="Folder">The folder of the pack.</param>
/// <param name="Signer">Who signed it.</param>
internal sealed record UnpackedBundle(string Folder, PackSigner Signer)
{
    /// <summary>Reads, checks and lays out a bundle.</summary>
    /// <param name="path">The file, as the user named it.</param>
    /// <returns>The pack's folder; or what is wrong with the bundle, or with the list of known keys.</returns>
    public static Checked<UnpackedBundle> Of(string path)
    {
        if (!SignedBundle.Read(path).TryGet(out var bundle, out var problems)
            || !UserFolders.OfUser().TryGet(out var user, out problems)
            || !TrustedKeys.OfUser(user).TryGet(out var known, out problems))
            return Checked.Bad<UnpackedBundle>(problems);
        if (!string.Equals(PackDigest.Of("", bundle.Files.Select(f => (f.Name, f.Bytes))), bundle.Digest, StringComparison.Ordinal))
            return Checked.Bad<UnpackedBundle>(new Problem(ExitCode.Pack, "the digest that was signed is not that of the files", "get the bundle again from whom you have it") { File = path });
        if (Head(bundle) is { } id && !string.Equals(id, bundle.Name, StringComparison.Ordinal))
            return Checked.Bad<UnpackedBundle>(new Problem(ExitCode.Pack, $"the bundle is named '{bundle.Name}', and the pack in it '{id}'", "get the bundle again from whom you have it; `gnomon law pack DIR` gives both one name") { File = path });
        try
        {
            var folder = Directory.CreateTempSubdirectory("gnomon-pack-");
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(folder);
            var pack = folder.CreateSubdirectory(bundle.Name);
            foreach (var file in bundle.Files)
            {
                var target = Path.Combine(pack.FullName, file.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllBytes(target, file.Bytes.Span);
            }

            return Checked.Good(new UnpackedBundle(pack.FullName, new PackSigner(bundle.Signer.Fingerprint, known.FirstOrDefault(k => k.Key.Equals(bundle.Signer))?.Name)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Checked.Bad<UnpackedBundle>(new Problem(ExitCode.Environment, $"the bundle cannot be laid out: {e.Message}", "free space in the folder for temporary files, or set TMPDIR") { File = path });
        }
    }

    // What is wrong with the head is told when the pack is read.
    private static string? Head(SignedBundle bundle) =>
        bundle.Files.FirstOrDefault(f => f.Name is PackReader.HeadFile) is { } head
        && YamlFile.Parse(head.Bytes, head.Name, ExitCode.Pack).TryGet(out var file, out _)
        && (file.Root as YamlMap)?["pack"] is YamlScalar { Text: var id }
            ? id
            : null;

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It holds nothing that is secret, and the system clears its temporary files.
        }
    }
}
