using System.Security.Cryptography;
using Gnomon.Evidence.Native;
using Gnomon.Verify.Crypto;

namespace Gnomon.Evidence.Keys;

/// <summary>An Ed25519 private key (RFC 8032), held by libcrypto and destroyed on dispose.</summary>
internal sealed class SigningKey : IDisposable
{
    /// <summary>Length of the seed from which the key comes, bytes.</summary>
    internal const int SeedLength = 32;

    private readonly SafeKeyHandle handle;

    private SigningKey(SafeKeyHandle handle, PublicKey publicKey) => (this.handle, PublicKey) = (handle, publicKey);

    internal PublicKey PublicKey { get; }

    /// <summary>A fresh key; its seed is overwritten at once and exists nowhere else.</summary>
    internal static SigningKey CreateRandom()
    {
        Span<byte> seed = stackalloc byte[SeedLength];
        try
        {
            RandomNumberGenerator.Fill(seed);
            return FromSeed(seed);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>The key of a seed; the caller overwrites the seed.</summary>
    /// <exception cref="EvidenceException">libcrypto is not there or refuses.</exception>
    internal static SigningKey FromSeed(ReadOnlySpan<byte> seed)
    {
        try
        {
            LibCrypto.Prepare();
            var made = LibCrypto.NewRawPrivateKey(LibCrypto.Ed25519Type, 0, seed, (nuint)seed.Length);
            Span<byte> raw = stackalloc byte[Ed25519.KeyLength];
            nuint length = Ed25519.KeyLength;
            if (!made.IsInvalid && LibCrypto.RawPublicKey(made, raw, ref length) == 1 && length == Ed25519.KeyLength)
                return new SigningKey(made, PublicKey.FromEd25519(raw));
            made.Dispose();
            throw new EvidenceException(Refused);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw new EvidenceException(
                new Problem(ExitCode.Environment, "signatures are made by libcrypto.so.3 of OpenSSL 3, which is not on this machine", "install the package libssl3"), e);
        }
    }

    /// <summary>The signature over a message, 64 bytes; the same message always gives the same one.</summary>
    /// <exception cref="EvidenceException">libcrypto refuses, or what it made does not verify.</exception>
    internal byte[] Sign(ReadOnlySpan<byte> message)
    {
        var context = LibCrypto.NewContext();
        try
        {
            var signature = new byte[Ed25519.SignatureLength];
            nuint length = Ed25519.SignatureLength;
            if (context != 0
                && LibCrypto.SignInit(context, 0, 0, 0, handle) == 1
                && LibCrypto.Sign(context, signature, ref length, message, (nuint)message.Length) == 1
                && length == Ed25519.SignatureLength
                && PublicKey.Verify(message, signature))
            {
                return signature;
            }

            throw new EvidenceException(Refused);
        }
        finally
        {
            LibCrypto.FreeContext(context);
        }
    }

    public void Dispose() => handle.Dispose();

    private static Problem Refused => new(ExitCode.Key, "libcrypto refuses to sign with Ed25519", "check the OpenSSL installation; a FIPS-only one may not allow Ed25519");
}
