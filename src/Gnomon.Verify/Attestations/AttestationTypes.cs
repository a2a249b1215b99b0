using System.Globalization;
using System.Text.Json;
using Gnomon.Verify.Statements;

namespace Gnomon.Verify.Attestations;

/// <summary>
/// What somebody else says of a result, in the words that other tools read: three predicates of in-toto and SLSA. Unknown members are passed over, as
/// in-toto asks; those that are needed are looked at one by one.
/// </summary>
public static class AttestationTypes
{
    /// <summary>in-toto Test Result 0.1: which criteria are met, unknown, not met.</summary>
    public const string TestResult = "https://in-toto.io/attestation/test-result/v0.1";

    /// <summary>in-toto Simple Verification Result 0.2: what a verifier found to hold of a seal.</summary>
    public const string Svr = "https://in-toto.io/attestation/svr/v0.2";

    /// <summary>SLSA Verification Summary 1: whether a seal meets a policy.</summary>
    public const string Vsa = "https://slsa.dev/verification_summary/v1";

    private static readonly string[] Outcomes = ["passedTests", "warnedTests", "failedTests"];

    /// <summary>Whether a predicate has what its type needs.</summary>
    /// <param name="type">The predicate's type.</param>
    /// <param name="predicate">The predicate.</param>
    /// <param name="fault">What is wrong, one sentence; empty when nothing is.</param>
    public static bool IsWellFormed(string type, JsonElement predicate, out string fault)
    {
        fault = type switch
        {
            TestResult => FaultOfTest(predicate),
            Svr => FaultOfSvr(predicate),
            Vsa => FaultOfVsa(predicate),
            _ => "the attestation is of a type that is not read here",
        };
        return fault.Length == 0;
    }

    private static string FaultOfTest(JsonElement p)
    {
        if (!StrictJson.TryText(p, "result", out var result) || result is not ("PASSED" or "WARNED" or "FAILED"))
            return "the result of a test is PASSED, WARNED or FAILED";
        if (!StrictJson.TryList(p, "configuration", out _))
            return "a test result lists its configuration";
        return Array.TrueForAll(Outcomes, n => !p.TryGetProperty(n, out _) || IsTexts(p, n)) ? "" : "the tests of a test result are lists of names";
    }

    private static string FaultOfSvr(JsonElement p)
    {
        if (!HasVerifier(p, out var verifier) || !StrictJson.TryList(verifier, "policies", out _))
            return "a verification result names its verifier, with an id and a list of policies";
        if (!IsTime(p, "timeCreated"))
            return "a verification result says when it was made, as 2026-11-28T20:15:00Z";
        return IsTexts(p, "properties") ? "" : "the properties of a verification result are a list of names";
    }

    private static string FaultOfVsa(JsonElement p)
    {
        if (!HasVerifier(p, out _))
            return "a verification summary names its verifier by an id";
        if (!IsTime(p, "timeVerified"))
            return "a verification summary says when it was made, as 2026-11-28T20:15:00Z";
        if (!StrictJson.TryText(p, "resourceUri", out _) || !p.TryGetProperty("policy", out var policy) || policy.ValueKind != JsonValueKind.Object)
            return "a verification summary names its resource and its policy";
        if (!StrictJson.TryText(p, "verificationResult", out var result) || result is not ("PASSED" or "FAILED"))
            return "the result of a verification summary is PASSED or FAILED";
        return IsTexts(p, "verifiedLevels") ? "" : "the levels of a verification summary are a list of names";
    }

    private static bool HasVerifier(JsonElement p, out JsonElement verifier) =>
        p.TryGetProperty("verifier", out verifier) && verifier.ValueKind == JsonValueKind.Object && StrictJson.TryText(verifier, "id", out var id) && id.Length > 0;

    private static bool IsTime(JsonElement p, string name) => StrictJson.TryText(p, name, out var text)
        && DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static bool IsTexts(JsonElement p, string name) => StrictJson.TryList(p, name, out var list) && list.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String);
}
