using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gnomon.Verify.Crypto;
using Gnomon.Verify.Statements;

namespace Gnomon.Verify.Tests.Statements;

public sealed class DsseEnvelopeTests
{
    [Fact]
    public void The_bytes_to_sign_count_bytes_and_not_characters() =>
        Assert.Equal("DSSEv1 4 t/ä 2 ab", Encoding.UTF8.GetString(DsseEnvelope.Pae("t/ä", "ab"u8)));

    [Fact]
    public void The_example_of_the_specification_is_what_is_signed() =>
        Assert.Equal("DSSEv1 29 http://example.com/HelloWorld 11 hello world", Encoding.UTF8.GetString(DsseEnvelope.Pae("http://example.com/HelloWorld", "hello world"u8)));

    [Fact]
    public void Envelopes_of_others_get_the_expected_verdict()
    {
        var count = 0;
        foreach (var vector in TestData.Json("dsse/vectors.json").EnumerateArray())
        {
            var name = vector.GetProperty("name").GetString();
            Assert.True(vector.GetProperty("ok").GetBoolean() == Verdict(vector), name);
            count++;
        }

        Assert.Equal(21, count);
    }

    [Fact]
    public void No_changed_bit_of_an_envelope_yields_another_payload()
    {
        var good = TestData.Bytes("dsse/intoto-ed25519.json");
        IReadOnlyList<PublicKey> keys = [Key("ed25519.pub.pem")];
        Assert.True(DsseEnvelope.TryParse(good, out var envelope, out _));
        var payload = envelope.Verify(keys)!.Value.ToArray();
        for (var i = 0; i < good.Length * 8; i++)
        {
            var bad = good.ToArray();
            bad[i / 8] ^= (byte)(1 << (i % 8));
            if (DsseEnvelope.TryParse(bad, out var changed, out _) && changed.Verify(keys) is { } other)
                Assert.True(other.Span.SequenceEqual(payload), "a change outside of what is signed must not change what is handed out");
        }
    }

    [Fact]
    public void Without_enough_keys_there_is_no_payload_not_an_empty_one()
    {
        Assert.True(DsseEnvelope.TryParse("""{"payload":"","payloadType":"t","signatures":[{"sig":"AAAA"}]}"""u8.ToArray(), out var envelope, out _));
        Assert.False(envelope.Verify([]).HasValue);
        Assert.False(envelope.Verify([PublicKey.FromEd25519(new byte[32])]).HasValue);
    }

    [Theory]
    [InlineData("""{"payload":"","payload":"","payloadType":"t","signatures":[{"sig":""}]}""")]
    [InlineData("""{"payload":"","payloadType":"t","signatures":[{"sig":"","sig":""}]}""")]
    [InlineData("""{"payload":"","payloadType":"t","signatures":[{"sig":""}]} x""")]
    [InlineData("""{"payload":"","payloadType":"t","signatures":[{"sig":""}],}""")]
    [InlineData("""{"payload":"","payloadType":"\ud800","signatures":[{"sig":""}]}""")]
    [InlineData("""{"payload":"","payloadType":"","signatures":[{"sig":""}]}""")]
    [InlineData("""{"payload":1,"payloadType":"t","signatures":[{"sig":""}]}""")]
    [InlineData("""{"payload":"","payloadType":"t","signatures":{}}""")]
    [InlineData("""{"payload":"","payloadType":"t","signatures":["x"]}""")]
    [InlineData("""[1]""")]
    [InlineData("")]
    [InlineData("/* c */{}")]
    public void Anything_else_is_no_envelope(string json)
    {
        Assert.False(DsseEnvelope.TryParse(Encoding.UTF8.GetBytes(json), out _, out var fault));
        Assert.NotEqual("", fault, StringComparer.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_end_the_process() =>
        Assert.False(DsseEnvelope.TryParse(Encoding.ASCII.GetBytes("{\"a\":" + new string('[', 100_000)), out _, out _));

    private static bool Verdict(JsonElement vector)
    {
        var json = TestData.Bytes("dsse/" + vector.GetProperty("file").GetString());
        if (vector.GetProperty("raw_ecdsa").GetBoolean())
            return RawVerdict(json, vector.GetProperty("keys")[0].GetString()!);
        List<PublicKey> keys = [.. vector.GetProperty("keys").EnumerateArray().Select(k => Key(k.GetString()!))];
        if (!DsseEnvelope.TryParse(json, out var envelope, out _) || envelope.Verify(keys, vector.GetProperty("threshold").GetInt32()) is not { } payload)
            return false;
        return !vector.GetProperty("intoto").GetBoolean() || InTotoStatement.TryParse(payload, out _, out _);
    }

    // The specification's own vector has the two numbers of the signature raw; in the field they are DER, and only that is read.
    private static bool RawVerdict(byte[] json, string key)
    {
        Assert.True(DsseEnvelope.TryParse(json, out var envelope, out _));
        Assert.False(envelope.Verify([Key(key)]).HasValue);
        using var document = JsonDocument.Parse(json);
        Assert.True(CanonicalBase64.TryDecode(document.RootElement.GetProperty("signatures")[0].GetProperty("sig").GetString()!, out var raw));
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(Key(key).Spki, out _);
        return ecdsa.VerifyData(DsseEnvelope.Pae("http://example.com/HelloWorld", "hello world"u8), raw, HashAlgorithmName.SHA256);
    }

    private static PublicKey Key(string file)
    {
        // Some of the files end in an empty line, which the strict reader does not take.
        var pem = Encoding.ASCII.GetString(TestData.Bytes("dsse/" + file)).TrimEnd('\n') + "\n";
        Assert.True(PublicKey.TryFromPem(pem, out var key), file);
        return key;
    }
}
