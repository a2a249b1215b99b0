namespace Gnomon.Verify.Crypto;

/// <summary>Checks Ed25519 signatures (RFC 8032) by libcrypto.</summary>
public static class Ed25519
{
    /// <summary>Length of a public key, bytes.</summary>
    public const int KeyLength = 32;

    /// <summary>Length of a signature, bytes.</summary>
    public const int SignatureLength = 64;

    /// <summary>Whether the signature is that of the key over the message; false for a wrong length and for any doubt of libcrypto.</summary>
    /// <exception cref="PlatformNotSupportedException">libcrypto of OpenSSL 3 is not on this machine.</exception>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != KeyLength || signature.Length != SignatureLength)
            return false;
        using var key = Import(publicKey);
        return Verify(key, message, signature);
    }

    /// <summary>A key for many signatures; it may be used by several threads at once.</summary>
    /// <exception cref="PlatformNotSupportedException">libcrypto of OpenSSL 3 is not on this machine.</exception>
    internal static KeyHandle Import(ReadOnlySpan<byte> publicKey)
    {
        try
        {
            LibCrypto.Prepare();
            return LibCrypto.NewRawPublicKey(LibCrypto.Ed25519Type, 0, publicKey, (nuint)publicKey.Length);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw new PlatformNotSupportedException(
                $"signatures are checked by {LibCrypto.Name} of OpenSSL 3, which cannot be used on this machine; install the package libssl3", e);
        }
    }

    internal static bool Verify(KeyHandle key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (key.IsInvalid || signature.Length != SignatureLength)
            return false;
        var context = LibCrypto.NewContext();
        try
        {
            return context != 0
                && LibCrypto.VerifyInit(context, 0, 0, 0, key) == 1
                && LibCrypto.Verify(context, signature, (nuint)signature.Length, message, (nuint)message.Length) == 1;
        }
        finally
        {
            LibCrypto.FreeContext(context);
        }
    }
}
