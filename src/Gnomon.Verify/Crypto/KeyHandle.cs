using System.Runtime.InteropServices;

namespace Gnomon.Verify.Crypto;

/// <summary>A public key as libcrypto has it. Importing one costs about as much as checking a signature, so it is done once for a key.</summary>
internal sealed class KeyHandle() : SafeHandle(invalidHandleValue: 0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibCrypto.FreeKey(handle);
        return true;
    }
}
