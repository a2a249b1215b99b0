using Gnomon.Describe;
using Gnomon.Law;

namespace Gnomon.Tests.Law.Shipped;

/// <summary>The figures of the EU AI Act's duties, as the shipped pack has them: fines, time limits, sections. What is owed by whom stands in the pack's cases.</summary>
public sealed class EuDutiesTests
{
    private static readonly IReadOnlyList<LawPack> Packs = Load();
    private static readonly LawPack Act = Packs.First(p => p.Id is "eu-ai-act");
    private static readonly DateOnly Before = LawText.Day("2026-07-01");
    private static readonly DateOnly Now = LawText.Day("2026-11-21");

    [Theory]
    [InlineData("art-5-provider", 35_000_000, 7, "small-or-medium")]
    [InlineData("art-14", 15_000_000, 3, "small-or-medium mid-cap")]
    [InlineData("art-26.5", 15_000_000, 3, "small-or-medium mid-cap")]
    [InlineData("art-50.1", 15_000_000, 3, "small-or-medium mid-cap")]
    [InlineData("art-25.4", 15_000_000, 3, "small-or-medium mid-cap")]
    [InlineData("art-21.1-true", 7_500_000, 1, "small-or-medium mid-cap")]
    [InlineData("art-53.1.a", 15_000_000, 3, "")]
    public void A_breach_costs_at_most_the_band_of_the_act(string duty, int amount, int percent, string lowerFor)
    {
        var penalty = Version(duty).Penalty!.As(Now)!;
        Assert.Equal((new Money(amount, "EUR"), (decimal)percent, Whichever.Higher), (penalty.AtMost!.Value, penalty.TurnoverPercent!.Value, penalty.Whichever));
        Assert.Equal(lowerFor, string.Join(' ', penalty.LowerFor.Select(r => r.Size)));
    }

    [Theory]
    [InlineData("art-4-provider")]
    [InlineData("art-4-deployer")]
    [InlineData("art-6.4")]
    [InlineData("art-27.1")]
    [InlineData("art-49.2")]
    [InlineData("art-72")]
    [InlineData("art-73")]
    [InlineData("art-86")]
    public void The_list_of_fines_does_not_name_these(string duty) => Assert.Null(Version(duty).Penalty);

    [Fact]
    public void What_the_amending_act_added_was_not_known_before()
    {
        Assert.Null(Version("art-25.4").Penalty!.As(Before));
        Assert.Equal(["small-or-medium"], Version("art-14").Penalty!.As(Before)!.LowerFor.Select(r => r.Size));
    }

    [Fact]
    public void Incidents_have_three_clocks_from_awareness() => Assert.Equal(
        ["serious-incident P15D awareness", "death P10D awareness", "widespread-or-critical-infrastructure P2D awareness"],
        Version("art-73").Clocks.Select(c => $"{c.Event} {((ClockLimit.Within)c.Limit).Period} {c.CountedFrom}"));

    [Theory]
    [InlineData("art-18", "P10Y")]
    [InlineData("art-47", "P10Y")]
    [InlineData("art-23.5", "P10Y")]
    [InlineData("art-19", "P6M")]
    [InlineData("art-26.6", "P6M")]
    public void What_is_kept_is_kept_at_least_so_long(string duty, string period) =>
        Assert.Equal(period, Assert.IsType<ClockLimit.AtLeast>(Assert.Single(Version(duty).Clocks).Limit).Period.ToString());

    [Theory]
    [InlineData("art-11", "technical-documentation", 9)]
    [InlineData("art-27.1", "fundamental-rights-impact-assessment", 6)]
    [InlineData("art-47", "eu-declaration-of-conformity", 8)]
    [InlineData("art-49.1", "eu-database-registration", 13)]
    [InlineData("art-49.2", "eu-database-registration", 7)]
    [InlineData("art-49.3", "eu-database-registration", 5)]
    [InlineData("art-17", "quality-management-system", 13)]
    public void A_document_has_the_sections_of_its_annex(string duty, string kind, int sections)
    {
        var document = Assert.IsType<EvidenceAsked.Document>(Version(duty).Asks);
        Assert.Equal((kind, sections), (document.Kind, document.Sections.Count));
    }

    [Fact]
    public void Links_between_the_shipped_packs_lead_somewhere()
    {
        // A pack that is not shipped yet is no dangling link; one that is there without the obligation is.
        Assert.DoesNotContain(Crosswalk.Dangling(Packs), p => !p.What.EndsWith("names a pack that is not there", StringComparison.Ordinal));
    }

    private static RuleVersion Version(string duty) => Act.Obligations.First(o => string.Equals(o.Id, duty, StringComparison.Ordinal)).Versions[^1];

    private static IReadOnlyList<LawPack> Load()
    {
        var folder = Path.Combine(Repository.Root, "packs");
        return LawText.Good(Gnomon.Law.Packs.Load(folder, LawText.Good(FactDictionaryReader.ReadFolder(folder, "packs"))));
    }
}
