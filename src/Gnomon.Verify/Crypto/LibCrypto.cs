using System.Runtime.InteropServices;

namespace Gnomon.Verify.Crypto;

/// <summary>
/// The few calls of OpenSSL 3 that .NET 10 has no class for: Ed25519 (RFC 8032). .NET on Linux needs the same library for its own
/// cryptography, so it is there wherever this runs.
/// </summary>
internal static partial class LibCrypto
{
    internal const string Name = "libcrypto.so.3";

    /// <summary>EVP_PKEY_ED25519.</summary>
    internal const int Ed25519Type = 1087;

    // OPENSSL_INIT_NO_ATEXIT
    private const ulong NoCleanupAtExit = 0x80000;

    /// <summary>
    /// To be called before the first key of a process. Otherwise libcrypto frees its tables when the program ends, while other threads may still be
    /// signing or ending: then the program dies of a segmentation fault after its work is done. .NET asks the same of the library.
    /// </summary>
    internal static void Prepare() => _ = Initialise(NoCleanupAtExit, 0);

    [LibraryImport(Name, EntryPoint = "OPENSSL_init_crypto")]
    private static partial int Initialise(ulong options, nint settings);

    [LibraryImport(Name, EntryPoint = "EVP_PKEY_new_raw_public_key")]
    internal static partial KeyHandle NewRawPublicKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Name, EntryPoint = "EVP_PKEY_free")]
    internal static partial void FreeKey(nint key);

    [LibraryImport(Name, EntryPoint = "EVP_MD_CTX_new")]
    internal static partial nint NewContext();

    [LibraryImport(Name, EntryPoint = "EVP_MD_CTX_free")]
    internal static partial void FreeContext(nint context);

    [LibraryImport(Name, EntryPoint = "EVP_DigestVerifyInit")]
    internal static partial int VerifyInit(nint context, nint keyContext, nint digest, nint engine, KeyHandle key);

    [LibraryImport(Name, EntryPoint = "EVP_DigestVerify")]
    internal static partial int Verify(nint context, ReadOnlySpan<byte> signature, nuint signatureLength, ReadOnlySpan<byte> message, nuint messageLength);
}
