using System.Text;
using Gnomon.Columns;
using Gnomon.Decide;
using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Tests.Measure;

namespace Gnomon.Tests.Decide;

public class ObligationTests
{
    private static readonly EvidenceAsked Bar = new EvidenceAsked.Criterion("bar");
    private static readonly EvidenceAsked Document = new EvidenceAsked.Document("data-governance", 12, Independent: false);
    private static readonly EvidenceAsked Declared = new EvidenceAsked.Declaration("org.says");
    private static readonly CellTable Equal = Some.Selected((3000, 10000), (3010, 10000));
    private static readonly CellTable Unequal = Some.Selected((3000, 10000), (1000, 10000));
    private static readonly CellTable Few = Some.Selected((30, 100), (31, 100));

    [Fact]
    public void A_criterion_that_is_met_supports_and_is_measured() => Expect(ObligationStatus.Supports, Strength.Measured, Find(Bar, Equal));

    [Fact]
    public void A_criterion_that_is_not_met_contradicts() => Expect(ObligationStatus.Contradicts, Strength.Measured, Find(Bar, Unequal));

    [Fact]
    public void A_criterion_that_is_unknown_settles_nothing_and_says_why()
    {
        var found = Find(Bar, Few);
        Expect(ObligationStatus.NotSettled, null, found);
        Assert.NotEmpty(found.Reasons);
    }

    [Fact]
    public void A_criterion_that_the_profile_does_not_have_settles_nothing() =>
        Expect(ObligationStatus.NotSettled, null, Find(new EvidenceAsked.Criterion("another"), Equal));

    [Fact]
    public void All_is_as_strong_as_the_weakest_piece() =>
        Expect(ObligationStatus.Supports, Strength.Documented, Find(new EvidenceAsked.All([Bar, Document]), Equal, Dated(new(2026, 1, 1))));

    [Fact]
    public void Any_is_as_strong_as_the_strongest_piece_that_supports() =>
        Expect(ObligationStatus.Supports, Strength.Measured, Find(new EvidenceAsked.Any([Document, Bar]), Equal, Dated(new(2026, 1, 1))));

    [Fact]
    public void One_contradiction_contradicts_whatever_else_is_there() =>
        Expect(ObligationStatus.Contradicts, Strength.Measured, Find(new EvidenceAsked.All([Bar, Document]), Unequal));

    [Theory]
    [InlineData("2025-11-02", ObligationStatus.Supports)]
    [InlineData("2025-11-01", ObligationStatus.NotSettled)]
    [InlineData("2026-11-03", ObligationStatus.NotSettled)]
    public void A_document_counts_for_as_many_months_as_the_pack_says(string dated, ObligationStatus status) =>
        Assert.Equal(status, Find(Document, Equal, Dated(DateOnly.ParseExact(dated, "O", System.Globalization.CultureInfo.InvariantCulture))).Status);

    [Fact]
    public void A_document_without_a_day_or_an_independent_hand_settles_nothing_where_that_is_asked()
    {
        Assert.Equal(ObligationStatus.NotSettled, Find(Document, Equal, Dated(null)).Status);
        var independent = new EvidenceAsked.Document("data-governance", null, Independent: true);
        Assert.Equal(ObligationStatus.NotSettled, Find(independent, Equal, Dated(null)).Status);
        Expect(ObligationStatus.Supports, Strength.Documented, Find(independent, Equal, Dated(null) with { Independent = true }));
    }

    [Fact]
    public void A_declaration_is_never_stronger_than_declared()
    {
        Expect(ObligationStatus.Supports, Strength.Declared, Find(Declared, answer: new FactValue.YesNo(true)));
        Expect(ObligationStatus.Contradicts, Strength.Declared, Find(Declared, answer: new FactValue.YesNo(false)));
        Assert.Equal(UnknownCause.DontKnow, Find(Declared, answer: new FactValue.DontKnow()).Reasons.Single().Cause);
        Assert.Equal(UnknownCause.NotAsked, Find(Declared, Equal).Reasons.Single().Cause);
    }

    [Fact]
    public void A_duty_that_is_not_owed_is_not_applicable()
    {
        var found = Case.Findings(Plan(), Equal, [Case.Duty(Bar, Truth.False)]).Obligations.Single();
        Expect(ObligationStatus.NotApplicable, null, found);
    }

    [Fact]
    public void A_duty_that_may_be_owed_is_not_settled_for_the_reasons_of_the_law()
    {
        var open = new Unknown(UnknownCause.NotAsked, "use.area", "an answer");
        var found = Case.Findings(Plan(), Equal, [Case.Duty(Bar, Truth.Unknown, open)]).Obligations.Single();
        Expect(ObligationStatus.NotSettled, null, found);
        Assert.Equal([open], found.Reasons);
        Assert.Equal(ObligationStatus.Supports, Assert.Single(found.Pieces).Status);
    }

    [Fact]
    public void A_duty_without_evidence_in_the_pack_is_not_modelled() =>
        Assert.Equal(UnknownCause.NotModelled, Case.Findings(Plan(), Equal, [Case.Duty(asks: null)]).Obligations.Single().Reasons.Single().Cause);

    [Fact]
    public void The_file_says_what_was_found_and_nothing_stronger()
    {
        var findings = Case.Findings(Plan(Dated(new(2026, 1, 1))), Equal, [Case.Duty(new EvidenceAsked.All([Bar, Document, Declared]))]);
        var json = Encoding.UTF8.GetString(FindingsJson.ToBytes(findings));
        Assert.Equal(json, Encoding.UTF8.GetString(FindingsJson.ToBytes(findings)));
        Assert.Contains("\"status\": \"not-settled\"", json, StringComparison.Ordinal);
        Assert.Contains("\"atLeast\": 0.8", json, StringComparison.Ordinal);
        Assert.Contains("\"ageDays\": 305", json, StringComparison.Ordinal);
        foreach (var verdict in (string[])["compliant", "lawful", "certified", "safe"])
            Assert.DoesNotContain(verdict, json, StringComparison.OrdinalIgnoreCase);
    }

    private static ObligationFinding Find(EvidenceAsked asked, CellTable cells, params DocumentDeclaration[] documents) =>
        Case.Findings(Plan(documents), cells, [Case.Duty(asked)]).Obligations.Single();

    private static ObligationFinding Find(EvidenceAsked asked, FactValue answer) =>
        Case.Findings(Plan(), Equal, [Case.Duty(asked)], new FactAnswer("org.says", answer, null, null, null, 1)).Obligations.Single();

    private static Gnomon.Plan.AssessmentPlan Plan(params DocumentDeclaration[] documents) =>
        Case.Plan(Some.Declaration(groups: ["g"]), [Case.AtLeast("fairness.selection_rate.ratio", 0.8)], documents: documents);

    private static DocumentDeclaration Dated(DateOnly? day) => new("data-governance", "docs/data.md", day, null, null, 1);

    private static void Expect(ObligationStatus status, Strength? strength, ObligationFinding found) =>
        Assert.Equal((status, strength), (found.Status, found.Strength));
}
