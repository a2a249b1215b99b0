using System.Security.Cryptography;
using System.Text;
using Gnomon.Verify.Statements;

namespace Gnomon.Cli.Tests;

/// <summary>A sample in a folder of the test's own, so that something in it can be changed.</summary>
internal static class SampleFolder
{
    /// <summary>Copies a sample; the card uses a profile beside it, whose bars can be moved.</summary>
    public static void Copy(string sample, string target)
    {
        var source = Path.Combine(Cli.Repository, "samples", sample);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.Copy(Path.Combine(Cli.Repository, "profiles", "four-fifths.yaml"), Path.Combine(target, "bars.yaml"));
        Replace(Path.Combine(target, "system.yaml"), "profile: default", "profile: ./bars.yaml");
    }

    /// <summary>Puts a model beside the card, signed as OpenSSF model signing does, and names it in the card.</summary>
    public static void AddSignedModel(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "model"));
        File.WriteAllText(Path.Combine(folder, "model", "weights.bin"), "weights");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var digest = SHA256.HashData("weights"u8);
        var payload = Encoding.UTF8.GetBytes($$"""
            {"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"model","digest":{"sha256":"{{Convert.ToHexStringLower(SHA256.HashData(digest))}}"} }],"predicateType":"https://model_signing/signature/v1.0",
             "predicate":{"serialization":{"method":"files","hash_type":"sha256","allow_symlinks":false,"ignore_paths":[]},"resources":[{"name":"weights.bin","algorithm":"sha256","digest":"{{Convert.ToHexStringLower(digest)}}"}]} }
            """);
        var signature = key.SignData(DsseEnvelope.Pae(InTotoStatement.PayloadType, payload), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        File.WriteAllText(Path.Combine(folder, "model.sig"), $$"""
            {"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","verificationMaterial":{"publicKey":{"hint":""} },
             "dsseEnvelope":{"payload":"{{Convert.ToBase64String(payload)}}","payloadType":"{{InTotoStatement.PayloadType}}","signatures":[{"sig":"{{Convert.ToBase64String(signature)}}","keyid":""}]} }
            """);
        File.WriteAllText(Path.Combine(folder, "model-key.pem"), key.ExportSubjectPublicKeyInfoPem() + "\n");
        File.AppendAllText(Path.Combine(folder, "system.yaml"), "\nmodels: [{ id: m, folder: model, signature: model.sig, key: model-key.pem }]\n");
    }

    /// <summary>Changes one text in a file.</summary>
    public static void Replace(string file, string old, string fresh)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(file, text[..at] + fresh + text[(at + old.Length)..]);
    }

    /// <summary>Changes the last figure of a data file: one byte, and still data.</summary>
    public static void ChangeOneByte(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var at = Array.FindLastIndex(bytes, b => char.IsAsciiDigit((char)b));
        bytes[at] = bytes[at] == (byte)'1' ? (byte)'2' : (byte)'1';
        File.WriteAllBytes(file, bytes);
    }
}
