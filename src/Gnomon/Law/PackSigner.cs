namespace Gnomon.Law;

/// <summary>Who signed the bundle that a pack came in.</summary>
/// <param name="Fingerprint">Of the public key.</param>
/// <param name="KnownAs">The name on the user's list of known keys; null where the key is not on it.</param>
public sealed record PackSigner(string Fingerprint, string? KnownAs);
