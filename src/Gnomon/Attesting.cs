using System.Text.Json;
using Gnomon.Evidence;
using Gnomon.Verify;
using Gnomon.Verify.Attestations;
using Gnomon.Verify.Log;
using Gnomon.Verify.Run;

namespace Gnomon;

/// <summary>
/// What a user found when checking a result, said to others in predicates that their tools read: in-toto svr and test-result, and SLSA's summary where there
/// was a policy. Each is one signed file. See docs/design/predicates.md.
/// </summary>
public sealed class Attesting
{
    /// <summary>Who verifies: this checker, by the version of what it looks at. The signature says who ran it.</summary>
    public const string Verifier = "urn:gnomon:verify:1";

    private readonly SealedResult result;
    private readonly Signer signer;
    private readonly string time;
    private readonly JsonElement plan;

    private Attesting(SealedResult result, Signer signer, DateTimeOffset now, JsonElement plan) =>
        (this.result, this.signer, time, this.plan) = (result, signer, now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), plan);

    /// <summary>Writes <c>svr.json</c>, of a result <c>test-result.json</c>, and with a policy <c>vsa.json</c>, into a new folder.</summary>
    /// <param name="folder">The result or plan that was checked.</param>
    /// <param name="verdict">What checking it came to.</param>
    /// <param name="policy">The name and bytes of the policy against which it was checked; null without one.</param>
    /// <param name="to">A folder that does not exist yet.</param>
    /// <param name="user">Whose word it is.</param>
    /// <param name="clock">The clock.</param>
    /// <returns>The files; or why nothing was said: a seal that does not hold or whose signer is not known is nobody's to vouch for.</returns>
    public static Checked<IReadOnlyList<string>> Write(string folder, RunVerdict verdict, (string Name, ReadOnlyMemory<byte> Bytes)? policy, string to, UserFolders user, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(clock);
        if (verdict.Outcome is RunOutcome.Faulty or RunOutcome.SignerNotKnown)
            return Checked.Bad<IReadOnlyList<string>>(new Problem(VerifyExit.Of(verdict), "nothing is attested of a result that does not hold, or whose signer you do not know", "see what verify says of it") { File = folder });
        if (!Signer.LoadOrCreate(user).TryGet(out var signer, out var problems))
            return Checked.Bad<IReadOnlyList<string>>(problems);
        using (signer)
        {
            try
            {
                if (!DurableFile.TryMakeFolder(to))
                    return Checked.Bad<IReadOnlyList<string>>(new Problem(ExitCode.Output, "something lies there already", "name a folder that does not exist yet") { File = to });
                var read = SealedResult.Checked(folder, verdict);
                using var planned = JsonDocument.Parse(read.File(RunFormat.PlanFile));
                var files = new Attesting(read, signer, clock.GetUtcNow(), planned.RootElement).All(policy).ToList();
                foreach (var (name, bytes) in files)
                    DurableFile.WriteNew(Path.Combine(to, name), bytes);
                DurableFile.SyncFolder(to);
                return Checked.Good<IReadOnlyList<string>>([.. files.Select(f => Path.Combine(to, f.Name))]);
            }
            catch (Exception e) when (EvidenceException.IsOfDisk(e) || e is JsonException or FormatException)
            {
                return Checked.Bad<IReadOnlyList<string>>(new Problem(ExitCode.Output, $"the attestations could not be written ({e.Message})", "name a folder that can be written") { File = to });
            }
        }
    }

    private RunVerdict Verdict => result.Verdict;

    private Subject About => Of(Verdict.Shape!.HasCells ? "assessment.json" : RunFormat.PlanFile);

    private IEnumerable<(string Name, byte[] Bytes)> All((string Name, ReadOnlyMemory<byte> Bytes)? policy)
    {
        yield return ("svr.json", Attestation.Sign(AttestationTypes.Svr, [About], json => Svr(json, policy), signer));
        if (Verdict.Shape!.HasCells)
            yield return ("test-result.json", Attestation.Sign(AttestationTypes.TestResult, Tested(), TestResult, signer));
        if (policy is { } named)
            yield return ("vsa.json", Attestation.Sign(AttestationTypes.Vsa, [About], json => Vsa(json, named), signer));
    }

    private void Svr(Utf8JsonWriter json, (string Name, ReadOnlyMemory<byte> Bytes)? policy)
    {
        json.WriteStartObject("verifier");
        json.WriteString("id", Verifier);
        json.WriteStartArray("policies");
        if (policy is { } named && Verdict.Outcome is RunOutcome.Intact)
            Attestation.Write(json, Subject.Of(named.Name, named.Bytes.Span));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("timeCreated", time);
        Texts(json, "properties", Verdict.Proven.Select(c => "GNOMON_" + c.Id.ToUpperInvariant().Replace('-', '_')));
    }

    // What is tested is the model where it is signed, else the system as its card describes it.
    private IReadOnlyList<Subject> Tested() => plan.TryGetProperty("models", out var models)
        ? [.. models.EnumerateArray().Select(m => new Subject(m.GetProperty("name").GetString()!, Bare(m.GetProperty("digest").GetString()!)))]
        : [Of("card.yaml")];

    private void TestResult(Utf8JsonWriter json)
    {
        var tests = CriteriaTests.Of(result.File("findings.json")) ?? throw new FormatException("findings.json has no findings");
        json.WriteString("result", tests.Result);
        json.WriteStartArray("configuration");
        Attestation.Write(json, Of(RunFormat.PlanFile));
        var profile = plan.GetProperty("profile");
        Attestation.Write(json, new Subject(profile.GetProperty("name").GetString()!, Bare(profile.GetProperty("digest").GetString()!)));
        json.WriteEndArray();
        Texts(json, "passedTests", tests.Passed);
        Texts(json, "warnedTests", tests.Warned);
        Texts(json, "failedTests", tests.Failed);
    }

    private void Vsa(Utf8JsonWriter json, (string Name, ReadOnlyMemory<byte> Bytes) policy)
    {
        var met = Verdict.Outcome is RunOutcome.Intact;
        json.WriteStartObject("verifier");
        json.WriteString("id", Verifier);
        json.WriteEndObject();
        json.WriteString("timeVerified", time);
        json.WriteString("resourceUri", "urn:gnomon:sha256:" + About.Sha256);
        json.WritePropertyName("policy");
        var named = Subject.Of(policy.Name, policy.Bytes.Span);
        json.WriteStartObject();
        json.WriteString("uri", "urn:gnomon:sha256:" + named.Sha256);
        json.WriteStartObject("digest");
        json.WriteString("sha256", named.Sha256);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("inputAttestations");
        Attestation.Write(json, Of(RunFormat.LogFolder + "/" + TilePath.OfEntries(0, Verdict.Statements.Count)));
        json.WriteEndArray();
        json.WriteString("verificationResult", met ? "PASSED" : "FAILED");
        Texts(json, "verifiedLevels", [met ? "GNOMON_POLICY_MET" : "FAILED"]);
    }

    private Subject Of(string file) => Subject.Of(file, result.File(file));

    private static string Bare(string digest) => digest.StartsWith("sha256:", StringComparison.Ordinal) ? digest["sha256:".Length..] : digest;

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
