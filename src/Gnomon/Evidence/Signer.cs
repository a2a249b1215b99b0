using System.Security.Cryptography;
using Gnomon.Evidence.Keys;
using Gnomon.Verify;
using Gnomon.Verify.Crypto;

namespace Gnomon.Evidence;

/// <summary>The user's durable Ed25519 key, with which every statement is signed. It is made on first use and never leaves the machine.</summary>
public sealed class Signer : IDisposable
{
    /// <summary>The name of the own key on the list of known keys.</summary>
    public const string OwnName = "own key of this machine";

    private readonly SigningKey key;

    private Signer(SigningKey key) => this.key = key;

    /// <summary>The public half.</summary>
    public PublicKey PublicKey => key.PublicKey;

    /// <summary>
    /// The user's key, made if there is none, and put on the user's list of known keys. A problem (exit code <see cref="ExitCode.Key"/>)
    /// where it is open to others, a link, damaged, or cannot be made.
    /// </summary>
    public static Checked<Signer> LoadOrCreate(UserFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var folder = new KeyFolder(folders.Config);
        Span<byte> seed = stackalloc byte[SigningKey.SeedLength];
        try
        {
            if ((folder.Prepare() ?? folder.ReadSeed(seed)) is { } problem)
                return Checked.Bad<Signer>(problem);
            var signer = new Signer(SigningKey.FromSeed(seed));
            if (folder.Know(new TrustedKey(OwnName, signer.PublicKey)) is not { } unknown)
                return Checked.Good(signer);
            signer.Dispose();
            return Checked.Bad<Signer>(unknown);
        }
        catch (EvidenceException e)
        {
            return Checked.Bad<Signer>(e.Problem);
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e))
        {
            return Checked.Bad<Signer>(KeyFolder.Bad(folders.Config, $"the signing key cannot be made or kept ({e.Message})", "make the folder writable for yourself, or set XDG_CONFIG_HOME to one that is"));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    internal byte[] Sign(ReadOnlySpan<byte> message) => key.Sign(message);
}
