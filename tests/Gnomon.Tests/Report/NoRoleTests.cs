using System.Text;
using Gnomon.Law;
using Gnomon.Report;

namespace Gnomon.Tests.Report;

/// <summary>A class may hold while the organisation has none of the law's roles: then its duties are those of others, and a line says so.</summary>
public sealed class NoRoleTests
{
    [Theory]
    [InlineData(Language.En, "has none of the roles that this law knows (provider)")]
    [InlineData(Language.Vi, "không có vai trò nào mà luật này nêu (nhà cung cấp)")]
    [InlineData(Language.Fr, "n’a aucun des rôles que connaît ce texte (fournisseur)")]
    public void It_is_said_in_text_json_and_report(Language language, string said)
    {
        var none = With(Truth.False);
        var wording = new Wording(language, none.Facts);
        var market = FirstScreen.From(none, wording).Markets[0];
        Assert.Contains(market.Notes, n => n.ToString().Contains(said, StringComparison.Ordinal));
        Assert.Contains(wording.Texts["market.no-role"], market.Sentence.ToString(), StringComparison.Ordinal);
        var line = Assert.Single(ClassificationSummary.Write(none.Classification, wording, all: false).Split('\n'), l => l.Contains(said, StringComparison.Ordinal));
        Assert.StartsWith("  [!] ", line, StringComparison.Ordinal);
        Assert.Contains("\"noRole\": true", Json(none), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Truth.True)]
    [InlineData(Truth.Unknown)]
    public void It_is_not_said_while_a_role_holds_or_may_hold(Truth role)
    {
        var input = With(role);
        Assert.False(OutcomeKinds.LeavesNoRole(input.Classification.Packs[0]));
        Assert.DoesNotContain("noRole", Json(input), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_law_that_does_not_reach_the_system_it_goes_without_saying() =>
        Assert.False(OutcomeKinds.LeavesNoRole(Change(With(Truth.False).Classification.Packs[0], "in-scope", Truth.False)));

    private static ReportInput With(Truth role)
    {
        var hiring = SampleResult.Hiring();
        return hiring with { Classification = hiring.Classification with { Packs = [Change(hiring.Classification.Packs[0], "role", role)] } };
    }

    private static PackClassification Change(PackClassification pack, string kind, Truth truth) =>
        pack with { Outcomes = [.. pack.Outcomes.Select(o => OutcomeKinds.Is(o.Id, kind) ? o with { Truth = truth } : o)] };

    private static string Json(ReportInput input) => Encoding.UTF8.GetString(ClassificationJson.ToBytes(input.Classification));
}
