using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gnomon.Describe;
using Gnomon.Plan;
using Gnomon.Verify.Statements;

namespace Gnomon.Tests.Plan;

/// <summary>A model folder signed by OpenSSF model signing: what is signed passes with its digest, and whatever differs is named.</summary>
public sealed class SignedModelTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gnomon-model-").FullName;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public SignedModelTests()
    {
        Write("model/weights.bin", "weights");
        Write("model/d0/config.json", "{}");
        Write("model/.gitignore", "*");
        Write("key.pem", key.ExportSubjectPublicKeyInfoPem() + "\n");
        Sign();
    }

    public void Dispose()
    {
        key.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_signed_model_passes_with_the_digest_of_its_subject_and_its_signer()
    {
        var model = Read("key.pem").Value;
        Assert.Equal("a-model", model.Name);
        Assert.Equal(Root(), model.Digest);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo())), model.Signer);
        Assert.Null(Read(key: null).Value.Signer);
    }

    // The tool signs with ECDSA keys; the envelope is DSSE, which leaves the algorithm to the key, so a signer of another tool may use Ed25519.
    [Fact]
    public void A_signature_by_an_Ed25519_key_holds_too_and_another_such_key_does_not()
    {
        var ed25519 = Gnomon.Evidence.Keys.SigningKey.FromSeed(Enumerable.Repeat((byte)7, 32).ToArray());
        Sign(by: ed25519.Sign);
        Write("ed.pem", ed25519.PublicKey.ToPem());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(ed25519.PublicKey.Spki)), Read("ed.pem").Value.Signer);
        Write("other.pem", Gnomon.Evidence.Keys.SigningKey.FromSeed(new byte[32]).PublicKey.ToPem());
        Assert.Contains("is not signed by the key in 'other.pem'", Assert.Single(Read("other.pem").Problems).What, StringComparison.Ordinal);
        Assert.Contains("is not signed by the key in 'key.pem'", Assert.Single(Read("key.pem").Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_a_missing_and_a_further_file_are_named_at_once()
    {
        Write("model/weights.bin", "other");
        File.Delete(Path.Combine(folder, "model/d0/config.json"));
        Write("model/more.txt", "x");
        Assert.Equal(
            ["'model/more.txt' was not signed", "'model/weights.bin' is not as it was signed", "'model/d0/config.json' was signed and is missing"],
            Read("key.pem").Problems.Select(p => p.What));
    }

    [Fact]
    public void Another_key_and_a_list_that_is_not_that_of_the_digest_are_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Write("other.pem", other.ExportSubjectPublicKeyInfoPem() + "\n");
        Assert.Contains("is not signed by the key in 'other.pem'", Assert.Single(Read("other.pem").Problems).What, StringComparison.Ordinal);
        Sign(root: new string('0', 64));
        Assert.Contains("is not that of its list of files", Assert.Single(Read("key.pem").Problems).What, StringComparison.Ordinal);
        Sign(method: "shards");
        Assert.Contains("serialization", Assert.Single(Read("key.pem").Problems).What, StringComparison.Ordinal);
        Write("model.sig", "{}");
        Assert.Contains("is not a bundle", Assert.Single(Read("key.pem").Problems).What, StringComparison.Ordinal);
        File.Delete(Path.Combine(folder, "model.sig"));
        Assert.Contains("'model.sig' does not exist", Assert.Single(Read("key.pem").Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_names_folder_and_signature_together()
    {
        Assert.Equal("model.sig", Card("folder: model, signature: model.sig").Value.Models[0].SignedFiles!.Signature);
        Assert.Contains("needs both", Assert.Single(Card("folder: model").Problems).What, StringComparison.Ordinal);
        Assert.Contains("needs both", Assert.Single(Card("key: key.pem").Problems).What, StringComparison.Ordinal);
    }

    private Checked<PlannedModel> Read(string? key) =>
        SignedModel.Read(Card("folder: model, signature: model.sig").Value, new ModelDeclaration("m", "model", "model.sig", key, 1));

    private Checked<SystemCard> Card(string keys)
    {
        Write("system.yaml", $$"""
            gnomon: 1
            system: { id: org.example.test, name: { en: Test }, version: "1" }
            models: [{ id: m, {{keys}} }]
            uses: [{ id: use }]
            """);
        return CardReader.Read(Path.Combine(folder, "system.yaml"), Describe.Some.Dictionary);
    }

    private static readonly string[] Names = ["d0/config.json", "weights.bin"];

    private string Digest(string name) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "model", name))));

    private string Root() => Convert.ToHexStringLower(SHA256.HashData([.. Names.SelectMany(n => Convert.FromHexString(Digest(n)))]));

    // As the tool of OpenSSF writes it: the statement indented by two, the signature DER over the PAE.
    private void Sign(string? root = null, string method = "files", SignBytes? by = null)
    {
        var statement = new JsonObject
        {
            ["_type"] = "https://in-toto.io/Statement/v1",
            ["subject"] = new JsonArray(new JsonObject { ["name"] = "a-model", ["digest"] = new JsonObject { ["sha256"] = root ?? Root() } }),
            ["predicateType"] = "https://model_signing/signature/v1.0",
            ["predicate"] = new JsonObject
            {
                ["serialization"] = new JsonObject { ["method"] = method, ["hash_type"] = "sha256", ["allow_symlinks"] = false, ["ignore_paths"] = new JsonArray("model.sig", ".gitignore") },
                ["resources"] = new JsonArray([.. Names.Select(n => new JsonObject { ["name"] = n, ["algorithm"] = "sha256", ["digest"] = Digest(n) })]),
            },
        };
        var payload = Encoding.UTF8.GetBytes(statement.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        var message = DsseEnvelope.Pae(InTotoStatement.PayloadType, payload);
        var signature = by?.Invoke(message) ?? key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        Write("model.sig", new JsonObject
        {
            ["mediaType"] = "application/vnd.dev.sigstore.bundle.v0.3+json",
            ["verificationMaterial"] = new JsonObject { ["publicKey"] = new JsonObject { ["hint"] = "" } },
            ["dsseEnvelope"] = new JsonObject
            {
                ["payload"] = Convert.ToBase64String(payload),
                ["payloadType"] = InTotoStatement.PayloadType,
                ["signatures"] = new JsonArray(new JsonObject { ["sig"] = Convert.ToBase64String(signature), ["keyid"] = "" }),
            },
        }.ToJsonString());
    }

    private delegate byte[] SignBytes(ReadOnlySpan<byte> message);

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
