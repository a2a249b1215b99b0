using Gnomon.Verify.Crypto;

namespace Gnomon.Verify.Tests.Crypto;

public sealed class PublicKeyTests
{
    // RFC 8032 section 7.1, tests 1 to 3: public key, message, signature.
    public static TheoryData<string, string, string> Rfc8032 => new()
    {
        {
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        },
        {
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        },
        {
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        },
    };

    [Theory]
    [MemberData(nameof(Rfc8032))]
    public void Signatures_of_the_standard_verify_and_no_changed_bit_does(string key, string message, string signature)
    {
        var publicKey = PublicKey.FromEd25519(Convert.FromHexString(key));
        var (bytes, good) = (Convert.FromHexString(message), Convert.FromHexString(signature));
        Assert.True(publicKey.Verify(bytes, good));
        for (var i = 0; i < good.Length * 8; i++)
        {
            var bad = good.ToArray();
            bad[i / 8] ^= (byte)(1 << (i % 8));
            Assert.False(publicKey.Verify(bytes, bad));
        }

        Assert.False(publicKey.Verify([.. bytes, 0], good));
        Assert.False(publicKey.Verify(bytes, good.AsSpan(0, 63)));
        Assert.False(publicKey.Verify(bytes, []));
    }

    [Fact]
    public void A_key_has_one_spelling_as_pem()
    {
        var key = PublicKey.FromEd25519(Convert.FromHexString("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        var pem = key.ToPem();
        Assert.True(PublicKey.TryFromPem(pem, out var read) && read.Equals(key));
        foreach (var other in new[] { pem + "\n", pem.TrimEnd(), "\n" + pem, pem.Replace("\n", "\r\n", StringComparison.Ordinal), pem.Replace("PUBLIC", "PRIVATE", StringComparison.Ordinal), "" })
            Assert.False(PublicKey.TryFromPem(other, out _));
        for (var i = 0; i < pem.Length; i++)
        {
            var changed = string.Concat(pem.AsSpan(0, i), ((char)(pem[i] ^ 1)).ToString(), pem.AsSpan(i + 1));
            Assert.False(PublicKey.TryFromPem(changed, out var another) && another.Equals(key));
        }
    }

    [Fact]
    public void A_point_off_the_curve_is_no_key()
    {
        Assert.True(CanonicalBase64.TryDecode("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEZ805D3eqNZywjCI19lInBJOp7YMrCrzAH3CVTAOQ0jgMeCvVTiaRJaRPRDOv8UMs6U4SvKc6pnrIDOoSYI3fdA==", out var der));
        Assert.True(PublicKey.TryFromSpki(der, out _));
        der[^1] ^= 1;
        Assert.False(PublicKey.TryFromSpki(der, out _));
    }
}
