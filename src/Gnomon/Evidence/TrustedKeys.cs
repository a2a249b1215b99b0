using System.Text;
using Gnomon.Evidence.Keys;
using Gnomon.Verify;
using Gnomon.Verify.Crypto;

namespace Gnomon.Evidence;

/// <summary>The keys that a user trusts when verifying: the list in the config folder, or a file named with <c>--key</c>.</summary>
public static class TrustedKeys
{
    private const int MaxPem = 4096;

    /// <summary>The user's list; empty where there is none. Nothing is made.</summary>
    public static Checked<IReadOnlyList<TrustedKey>> OfUser(UserFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return new KeyFolder(folders.Config).ReadKnown(out var keys) is { } problem
            ? Checked.Bad<IReadOnlyList<TrustedKey>>(problem)
            : Checked.Good(keys);
    }

    /// <summary>One Ed25519 public key as SPKI PEM, under the name of its file.</summary>
    public static Checked<TrustedKey> FromPemFile(string path)
    {
        if (RegularFile.TryRead(path, MaxPem) is not { } bytes)
            return Checked.Bad<TrustedKey>(KeyFolder.Bad(path, "the key file cannot be read", "name a regular file with a public key"));
        return PublicKey.TryFromPem(Encoding.Latin1.GetString(bytes), out var key) && key.IsEd25519
            ? Checked.Good(new TrustedKey(path, key))
            : Checked.Bad<TrustedKey>(KeyFolder.Bad(path, "this is not one Ed25519 public key as SPKI PEM", "name the signer's evidence/signer.pub.pem, got from the signer and not from the result itself"));
    }
}
