using System.Runtime.InteropServices;

namespace Gnomon.Evidence.Native;

/// <summary>A private key inside libcrypto, which overwrites it when it is freed.</summary>
internal sealed class SafeKeyHandle : SafeHandle
{
    public SafeKeyHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibCrypto.FreeKey(handle);
        return true;
    }
}
