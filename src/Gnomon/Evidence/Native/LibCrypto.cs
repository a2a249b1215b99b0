using System.Runtime.InteropServices;

namespace Gnomon.Evidence.Native;

/// <summary>The calls of OpenSSL 3 that sign with Ed25519; those that verify are in Gnomon.Verify, which never signs.</summary>
internal static partial class LibCrypto
{
    /// <summary>EVP_PKEY_ED25519.</summary>
    internal const int Ed25519Type = 1087;

    private const string Name = "libcrypto.so.3";

    // OPENSSL_INIT_NO_ATEXIT
    private const ulong NoCleanupAtExit = 0x80000;

    /// <summary>To be called before the first key of a process, for the reason that Gnomon.Verify gives.</summary>
    internal static void Prepare() => _ = Initialise(NoCleanupAtExit, 0);

    [LibraryImport(Name, EntryPoint = "OPENSSL_init_crypto")]
    private static partial int Initialise(ulong options, nint settings);

    [LibraryImport(Name, EntryPoint = "EVP_PKEY_new_raw_private_key")]
    internal static partial SafeKeyHandle NewRawPrivateKey(int type, nint engine, ReadOnlySpan<byte> seed, nuint length);

    [LibraryImport(Name, EntryPoint = "EVP_PKEY_get_raw_public_key")]
    internal static partial int RawPublicKey(SafeKeyHandle key, Span<byte> publicKey, ref nuint length);

    [LibraryImport(Name, EntryPoint = "EVP_PKEY_free")]
    internal static partial void FreeKey(nint key);

    [LibraryImport(Name, EntryPoint = "EVP_MD_CTX_new")]
    internal static partial nint NewContext();

    [LibraryImport(Name, EntryPoint = "EVP_MD_CTX_free")]
    internal static partial void FreeContext(nint context);

    [LibraryImport(Name, EntryPoint = "EVP_DigestSignInit")]
    internal static partial int SignInit(nint context, nint keyContext, nint digest, nint engine, SafeKeyHandle key);

    [LibraryImport(Name, EntryPoint = "EVP_DigestSign")]
    internal static partial int Sign(nint context, Span<byte> signature, ref nuint signatureLength, ReadOnlySpan<byte> message, nuint messageLength);
}
