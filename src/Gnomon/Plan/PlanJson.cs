using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Gnomon.Plan;

/// <summary>
/// The plan on the wire, in canonical JSON (RFC 8785). Its <c>seed</c> is the SHA-256 of the same JSON without the seed: whoever
/// has the plan can derive it, and nobody can choose it without changing the plan.
/// </summary>
public static class PlanJson
{
    private const string SeedKey = "seed";

    /// <summary>The bytes of <c>plan.json</c>.</summary>
    public static byte[] Write(AssessmentPlan plan)
    {
        var json = Json(plan);
        json[SeedKey] = Hex(json);
        return CanonicalJson.Write(json);
    }

    /// <summary>The seed of a plan: 64 lower-case hex digits.</summary>
    public static string Seed(AssessmentPlan plan) => Hex(Json(plan));

    /// <summary>The first 64 bits of the seed: what streams of random numbers are named by, together with the id of a figure.</summary>
    public static ulong ShortSeed(AssessmentPlan plan) => ulong.Parse(Seed(plan).AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Hex(JsonObject json) => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(json)));

    private static JsonObject Json(AssessmentPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var json = new JsonObject
        {
            ["system"] = new JsonObject { ["id"] = plan.System, ["version"] = plan.SystemVersion },
            ["reading"] = new JsonObject { ["appliesOn"] = Day(plan.Reading.AppliesOn), ["knownOn"] = Day(plan.Reading.KnownOn) },
            ["engine"] = plan.Engine,
            ["card"] = Digest(plan.CardDigest),
            ["facts"] = Digest(plan.FactsDigest),
            ["packs"] = List(plan.Packs, p => new JsonObject { ["id"] = p.Id, ["version"] = p.Version, ["digest"] = Digest(p.Digest) }),
            ["profile"] = Profile(plan.Profile),
            ["measures"] = List(plan.Measures, Measure),
            ["documents"] = List(plan.Documents, Document),
        };
        if (plan.Models.Count > 0)
            json["models"] = List(plan.Models, m => Known(("id", m.Id), ("name", m.Name), ("digest", Digest(m.Digest)), ("signer", m.Signer is { } signer ? Digest(signer) : null)));
        return json;
    }

    private static JsonObject Profile(PlannedProfile profile) => new()
    {
        ["name"] = profile.Name,
        ["owner"] = profile.Owner,
        ["digest"] = Digest(profile.Digest),
        ["minimumSize"] = profile.MinimumSize,
        ["publishSize"] = profile.PublishSize,
        ["criteria"] = List(profile.Criteria, Criterion),
    };

    private static JsonObject Criterion(Criterion criterion) => Known(
        ("id", criterion.Id),
        ("measure", criterion.Measure),
        ("by", criterion.By is { } by ? List(by, g => JsonValue.Create(g)) : null),
        (criterion.Side == BarSide.AtLeast ? "atLeast" : "atMost", criterion.Bar),
        ("leaveOut", criterion.LeaveOut is { } leaveOut ? LeaveOut(leaveOut) : null));

    private static JsonObject LeaveOut(LeaveOut leaveOut) => Known(
        ("shareBelow", leaveOut.ShareBelow),
        ("reason", leaveOut.Reason),
        ("optional", leaveOut.Optional),
        ("stillShow", leaveOut.StillShow.Count > 0 ? List(leaveOut.StillShow, w => JsonValue.Create(w)) : null));

    /// <summary>What a plan says of an entry of a card, without its files.</summary>
    internal static JsonObject Declaration(Describe.MeasureDeclaration declaration) => Measure(new PlannedMeasure(declaration, []));

    private static JsonObject Measure(PlannedMeasure measure)
    {
        var declared = measure.Declaration;
        return Known(
            ("id", declared.Id),
            ("kind", declared.Kind),
            ("use", declared.Use),
            ("data", List(declared.Data, d => JsonValue.Create(d))),
            ("delimiter", declared.Delimiter?.ToString()),
            ("decimal", declared.DecimalMark?.ToString()),
            ("dates", declared.Dates is { } dates ? Describe.MeasureShape.Orders.First(o => o.Value == dates).Key : null),
            ("sheet", declared.Sheet),
            ("role", declared.Role),
            ("unit", declared.Unit),
            ("oneRowPerUnit", declared.OneRowPerUnit),
            ("label", declared.Label),
            ("prediction", declared.Prediction),
            ("score", declared.Score),
            ("favourable", declared.Favourable),
            ("groups", List(declared.Groups, g => new JsonObject { ["name"] = g.Key, ["is"] = g.Value })),
            ("weight", Weight(declared)),
            ("join", declared.Join is { } join ? Join(join) : null),
            ("settings", declared.Settings.ToJson()),
            ("countedIn", measure.CountedIn is { } cells ? Digest(cells) : null),
            ("files", List(measure.Files, File)),
            ("otherFiles", measure.OtherFiles.Count == 0 ? null : new JsonObject(measure.OtherFiles.Select(o => KeyValuePair.Create(o.Key, (JsonNode?)List(o.Value, File))))));
    }

    private static JsonObject? Weight(Describe.MeasureDeclaration declared) => (declared.SamplingWeight ?? declared.Frequency) is { } weight
        ? new JsonObject { ["is"] = weight, ["as"] = declared.Frequency is null ? "sampling" : "frequency" }
        : null;

    private static JsonObject Join(Describe.JoinDeclaration join) => Known(
        ("file", List(join.Files, f => JsonValue.Create(f))),
        ("on", join.On),
        ("as", join.As));

    private static JsonObject Document(PlannedDocument document) => Known(
        ("kind", document.Declaration.Kind),
        ("dated", document.Declaration.Dated is { } dated ? Day(dated) : null),
        ("issuedBy", document.Declaration.IssuedBy),
        ("independent", document.Declaration.Independent),
        ("file", File(document.File)));

    private static JsonObject File(PlannedFile file) => new() { ["name"] = file.Name, ["bytes"] = file.Bytes, ["digest"] = Digest(file.Sha256) };

    /// <summary>What the card or profile does not say is absent, never null or a default.</summary>
    private static JsonObject Known(params (string Key, JsonNode? Value)[] members) =>
        new(members.Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Key, m.Value)));

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> json) => new([.. items.Select(json)]);

    private static string Digest(string hex) => "sha256:" + hex;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
