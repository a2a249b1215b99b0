using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Report;

namespace Gnomon.Tests.Report;

/// <summary>What a card claims to be is compared with what its facts say, in every law that was examined.</summary>
public sealed class ClaimWordsTests
{
    private static readonly PackClassification Europe = SampleResult.Hiring().Classification.Packs[0];
    private static readonly PackClassification Elsewhere = Europe with { Pack = "vn-ai-law", Jurisdiction = "VN", Title = new("Law of Viet Nam", "Luật Việt Nam", "Loi du Viêt Nam") };

    [Fact]
    public void High_risk_is_claimed_in_vain_only_where_no_law_leaves_it_possible()
    {
        var high = new Claims(null, HighRisk: true);
        Assert.Empty(Said(high, Europe, With(Elsewhere, "high-risk", Truth.False)));
        Assert.Empty(Said(high, With(Europe, "high-risk", Truth.False), With(Elsewhere, "high-risk", Truth.Unknown)));
        Assert.Equal(
            "The card claims high-risk; its own facts say otherwise: no law examined finds it (EU AI Act (Regulation (EU) 2024/1689); Law of Viet Nam).",
            Assert.Single(Said(high, With(Europe, "high-risk", Truth.False), With(Elsewhere, "high-risk", Truth.False))));
    }

    [Fact]
    public void That_it_is_not_high_risk_is_contradicted_by_each_law_that_finds_it()
    {
        var low = new Claims(null, HighRisk: false);
        Assert.Equal("The card claims not to be high-risk; its own facts say otherwise (EU AI Act (Regulation (EU) 2024/1689)).", Assert.Single(Said(low, Europe, With(Elsewhere, "high-risk", Truth.False))));
        Assert.Equal(2, Said(low, Europe, Elsewhere).Count);
        Assert.Empty(Said(low, With(Europe, "high-risk", Truth.Unknown)));
    }

    [Fact]
    public void A_role_is_claimed_in_vain_only_where_every_law_that_knows_it_denies_it()
    {
        var provider = new Claims(["provider"], null);
        Assert.Equal("The card claims the role of provider; its own facts say otherwise (EU AI Act (Regulation (EU) 2024/1689)).", Assert.Single(Said(provider, With(Europe, "role", Truth.False))));
        Assert.Empty(Said(provider, With(Europe, "role", Truth.False), Elsewhere));
        Assert.Empty(Said(provider, With(Europe, "role", Truth.Unknown)));
        Assert.Empty(Said(new Claims(["provider", "importer"], null), Europe));   // this law knows no importer
    }

    [Fact]
    public void A_role_that_holds_and_was_not_claimed_is_said()
    {
        var deployer = new Claims(["deployer"], null);
        Assert.Equal("By the facts of the card your organisation has the role of provider, which the card does not claim (EU AI Act (Regulation (EU) 2024/1689)).", Assert.Single(Said(deployer, Europe)));
        Assert.Empty(Said(deployer, With(Europe, "role", Truth.Unknown)));
        Assert.Empty(Said(new Claims(null, null), Europe));
    }

    [Fact]
    public void A_law_that_was_not_published_yet_contradicts_nothing() =>
        Assert.Empty(Said(new Claims(["provider"], HighRisk: true), With(With(Europe, "role", Truth.False), "high-risk", Truth.False) with { NotYetKnown = true }));

    [Theory]
    [InlineData(Language.En, "The card claims not to be high-risk; its own facts say otherwise (EU AI Act", "has the role of provider, which the card does not claim")]
    [InlineData(Language.Vi, "Thẻ hệ thống tự ghi là không có rủi ro cao; nhưng các dữ kiện trong thẻ cho kết quả khác (Đạo luật AI", "tổ chức của bạn có vai trò nhà cung cấp, điều mà thẻ không ghi")]
    [InlineData(Language.Fr, "ses propres faits disent le contraire (Règlement européen sur l’IA", "votre organisation a le rôle de fournisseur, ce que la fiche ne déclare pas")]
    public void Report_and_both_terminals_say_it(Language language, string high, string role)
    {
        var hiring = SampleResult.Hiring();
        var claiming = hiring with { Card = hiring.Card with { Claims = new Claims(["deployer"], HighRisk: false) } };
        var wording = new Wording(language, claiming.Facts);
        string[] texts =
        [
            TerminalSummary.Write(claiming, language),
            ClassificationSummary.Write(claiming.Classification, wording, all: false, card: claiming.Card),
            string.Join('\n', FirstScreen.From(claiming, wording).Markets[0].Notes),
        ];
        Assert.All(texts, t => Assert.Contains(high, t, StringComparison.Ordinal));
        Assert.All(texts, t => Assert.Contains(role, t, StringComparison.Ordinal));
    }

    private static List<string> Said(Claims claims, params PackClassification[] packs)
    {
        var hiring = SampleResult.Hiring();
        var words = new ClaimWords(hiring.Card with { Claims = claims }, new Classification(SampleResult.Reading, packs), new Wording(Language.En, hiring.Facts));
        return [.. packs.SelectMany(words.Of).Select(p => p.ToString())];
    }

    private static PackClassification With(PackClassification pack, string kind, Truth truth) =>
        pack with { Outcomes = [.. pack.Outcomes.Select(o => OutcomeKinds.Is(o.Id, kind) ? o with { Truth = truth } : o)] };
}
