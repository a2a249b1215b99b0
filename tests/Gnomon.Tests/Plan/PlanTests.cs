using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Plan;
using Gnomon.Tests.Describe;

namespace Gnomon.Tests.Plan;

public sealed class PlanTests
{
    private const string Digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static readonly SystemCard Card = CardReader.Read(Path.Combine(Some.Cards(), "good", "full.yaml"), Some.Dictionary).Value;

    [Fact]
    public void The_plan_says_all_that_decides() => Golden.Match("Plan/plan.json", Encoding.UTF8.GetString(PlanJson.Write(Plan())));

    [Fact]
    public void The_seed_is_the_digest_of_the_plan_without_it()
    {
        var json = JsonNode.Parse(PlanJson.Write(Plan()))!.AsObject();
        var seed = json["seed"]!.GetValue<string>();
        json.Remove("seed");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(json))), seed);
        Assert.Equal(PlanJson.Seed(Plan()), seed);
        Assert.Matches("^[0-9a-f]{64}$", seed);
    }

    [Fact]
    public void Whatever_decides_changes_the_seed()
    {
        var plan = Plan();
        var measure = plan.Measures[0];
        AssessmentPlan[] others =
        [
            plan with { System = "org.example.other" },
            plan with { SystemVersion = "2.3" },
            plan with { Reading = plan.Reading with { KnownOn = new DateOnly(2026, 1, 1) } },
            plan with { Engine = "0.1.1" },
            plan with { CardDigest = Digest },
            plan with { FactsDigest = Digest },
            plan with { Packs = [plan.Packs[0] with { Digest = plan.CardDigest }] },
            plan with { Profile = plan.Profile with { MinimumSize = 31 } },
            plan with { Profile = plan.Profile with { PublishSize = 6 } },
            plan with { Profile = plan.Profile with { Criteria = [plan.Profile.Criteria[0] with { Bar = 0.81 }, plan.Profile.Criteria[1]] } },
            plan with { Profile = plan.Profile with { Criteria = [plan.Profile.Criteria[0] with { Side = BarSide.AtMost }, plan.Profile.Criteria[1]] } },
            plan with { Profile = plan.Profile with { Criteria = [plan.Profile.Criteria[0] with { LeaveOut = null }, plan.Profile.Criteria[1]] } },
            plan with { Measures = [measure with { Files = [measure.Files[0] with { Bytes = 4 }] }, plan.Measures[1]] },
            plan with { Measures = [measure with { Declaration = measure.Declaration with { Label = "x" } }, plan.Measures[1]] },
            plan with { Measures = [measure with { Declaration = measure.Declaration with { Favourable = null } }, plan.Measures[1]] },
            plan with { Documents = [] },
        ];
        Assert.Equal(others.Length + 1, others.Append(plan).Select(PlanJson.Seed).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_plan_that_leaves_out_a_data_set_is_none() =>
        Assert.Throws<ArgumentException>(() => Planner.FromClassification(Classified, Card, Some.Dictionary, ProfileTests.FourFifths, [], [], "0.1.0"));

    private static Classification Classified { get; } = new(
        new Reading(new DateOnly(2026, 12, 1), new DateOnly(2026, 11, 21)),
        [new PackClassification("eu-ai-act", "2026.1", Digest, new LocalizedText("EU AI Act", null, null), "EU", new DateOnly(2026, 1, 1), null, [], [], [], [])]);

    private static AssessmentPlan Plan()
    {
        var file = new PlannedFile("predictions.csv", 3, Digest);
        return Planner.FromClassification(
            Classified,
            Card,
            Some.Dictionary,
            ProfileTests.FourFifths,
            [.. Card.Measures.Select(m => new PlannedMeasure(m, [file]))],
            [new PlannedDocument(Card.Documents[0], file with { Name = Card.Documents[0].File })],
            "0.1.0");
    }
}
