using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gnomon.Evidence.Keys;
using Gnomon.Verify;
using Gnomon.Verify.Attestations;
using Gnomon.Verify.Statements;

namespace Gnomon.Tests.Evidence;

/// <summary>
/// docs/reference/vectors/attestations.json, for whoever writes another checker: attestations about one small result that hold and that do not, with what is
/// wrong. Made here from fixed keys, compared with the file (GNOMON_RECORD=1 writes it), and each checked.
/// </summary>
public sealed class AttestationVectorsTests : IDisposable
{
    private const string Time = "2026-11-28T20:15:00Z";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };
    private static readonly SigningKey Key = SigningKey.FromSeed(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());
    private static readonly SigningKey Other = SigningKey.FromSeed(Enumerable.Range(32, 32).Select(i => (byte)i).ToArray());

    private static readonly SortedDictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["assessment.json"] = "{}\n",
        ["card.yaml"] = "gnomon: 1\n",
        ["findings.json"] = """{"findings":[{"kind":"criterion","criterion":"bar","measure":"m","by":["a"],"status":"met"},{"kind":"criterion","criterion":"bar","measure":"m","by":["a","b"],"status":"unknown"},{"kind":"obligation","status":"supports"}]}""",
        ["plan.json"] = """{"models":[{"digest":"sha256:00000000000000000000000000000000000000000000000000000000000000aa","name":"model"}]}""",
    };

    private readonly Sandbox sandbox = new();

    private static string File => Path.Combine(Repository.Root, "docs", "reference", "vectors", "attestations.json");

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void The_file_is_what_is_made_today()
    {
        var text = new JsonObject
        {
            ["about"] = "Attestations (DSSE) about a result with these files. fault: null where it holds, signer: false where the key is not the one given. Made from fixed keys by a test; see predicates.md.",
            ["key"] = CanonicalBase64.Encode(Key.PublicKey.Spki),
            ["files"] = new JsonObject(Files.Select(f => KeyValuePair.Create<string, JsonNode?>(f.Key, f.Value))),
            ["vectors"] = new JsonArray([.. All().Select(v => new JsonObject { ["name"] = v.Name, ["envelope"] = Encoding.UTF8.GetString(v.Envelope), ["signer"] = v.Signer, ["fault"] = v.Fault.Length == 0 ? null : v.Fault })]),
        }.ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable("GNOMON_RECORD") == "1")
            System.IO.File.WriteAllText(File, text);
        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Each_gets_its_verdict()
    {
        foreach (var (name, bytes) in Files)
            System.IO.File.WriteAllText(Path.Combine(sandbox.Root, name), bytes);
        foreach (var (name, envelope, signer, fault) in All())
        {
            var verdict = AttestationVerifier.Verify(envelope, "a.json", sandbox.Root, [new TrustedKey("the verifier", Key.PublicKey)]);
            Assert.True((verdict.Fault is null) == (fault.Length == 0) && (verdict.Fault?.Message ?? "").Contains(fault, StringComparison.Ordinal), $"{name}: {verdict.Fault}");
            Assert.True(verdict.IsSignerUnknown == !signer, name);
        }
    }

    private static IEnumerable<(string Name, byte[] Envelope, bool Signer, string Fault)> All()
    {
        var about = Digest("assessment.json");
        const string Svr = $$"""{"verifier":{"id":"urn:gnomon:verify:1","policies":[]},"timeCreated":"{{Time}}","properties":["GNOMON_WHOLE"]}""";
        const string Vsa = $$"""{"verifier":{"id":"urn:gnomon:verify:1"},"timeVerified":"{{Time}}","resourceUri":"urn:x","policy":{"uri":"urn:y"},"verificationResult":"FAILED","verifiedLevels":["FAILED"]}""";
        const string Test = """{"result":"WARNED","configuration":[],"passedTests":["m/bar/a"],"warnedTests":["m/bar/a+b"],"failedTests":[]}""";
        const string NotHere = "the attestation is not about this result", Disagrees = "tells another outcome of the criteria";
        yield return ("svr", Signed(AttestationTypes.Svr, about, Svr), true, "");
        yield return ("vsa", Signed(AttestationTypes.Vsa, about, Vsa), true, "");
        yield return ("test result about the card", Signed(AttestationTypes.TestResult, Digest("card.yaml"), Test), true, "");
        yield return ("test result about the signed model of the plan", Signed(AttestationTypes.TestResult, new string('0', 62) + "aa", Test), true, "");
        yield return ("members that nobody knows are passed over", Signed(AttestationTypes.Svr, about, Svr[..^1] + ""","more":{}}"""), true, "");
        yield return ("another key", Signed(AttestationTypes.Svr, about, Svr, Other), false, "");
        yield return ("another file", Signed(AttestationTypes.Svr, new string('1', 64), Svr), true, NotHere);
        yield return ("findings are no subject", Signed(AttestationTypes.TestResult, Digest("findings.json"), Test), true, NotHere);
        yield return ("a test that is unknown passed", Signed(AttestationTypes.TestResult, about, Test.Replace("WARNED", "PASSED", StringComparison.Ordinal)), true, Disagrees);
        yield return ("a test is missing", Signed(AttestationTypes.TestResult, about, Test.Replace("\"m/bar/a+b\"", "", StringComparison.Ordinal)), true, Disagrees);
        yield return ("no configuration", Signed(AttestationTypes.TestResult, about, """{"result":"PASSED"}"""), true, "a test result lists its configuration");
        yield return ("svr without policies", Signed(AttestationTypes.Svr, about, Svr.Replace("\"policies\"", "\"policy\"", StringComparison.Ordinal)), true, "a list of policies");
        yield return ("svr with a local time", Signed(AttestationTypes.Svr, about, Svr.Replace("00Z", "00+07:00", StringComparison.Ordinal)), true, "says when it was made");
        yield return ("vsa with another result", Signed(AttestationTypes.Vsa, about, Vsa.Replace("\"FAILED\",", "\"MAYBE\",", StringComparison.Ordinal)), true, "PASSED or FAILED");
        yield return ("another version of svr", Signed(AttestationTypes.Svr.Replace("v0.2", "v0.1", StringComparison.Ordinal), about, Svr), true, "of a type that is not read here");
        yield return ("a key twice", Signed(AttestationTypes.Svr, about, Svr[..^1] + ""","timeCreated":"1970-01-01T00:00:00Z"}"""), true, "no key twice");
        yield return ("another payload type", Signed(AttestationTypes.Svr, about, Svr, payloadType: "application/json"), true, "no in-toto statement by its payload type");
    }

    private static string Digest(string file) => Sha256Hex.Of(Encoding.UTF8.GetBytes(Files[file]));

    private static byte[] Signed(string type, string digest, string predicate, SigningKey? by = null, string payloadType = InTotoStatement.PayloadType)
    {
        var payload = Encoding.UTF8.GetBytes($$"""{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"x","digest":{"sha256":"{{digest}}"} }],"predicateType":"{{type}}","predicate":{{predicate}} }""");
        var signature = (by ?? Key).Sign(DsseEnvelope.Pae(payloadType, payload));
        return Encoding.UTF8.GetBytes($$"""{"payload":"{{CanonicalBase64.Encode(payload)}}","payloadType":"{{payloadType}}","signatures":[{"sig":"{{CanonicalBase64.Encode(signature)}}"}]}""");
    }
}
