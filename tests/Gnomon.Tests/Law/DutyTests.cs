using System.Text;
using Gnomon.Law;
using static Gnomon.Tests.Law.LawText;

namespace Gnomon.Tests.Law;

/// <summary>What a duty carries beside its truth: schedule, penalty band, time limits.</summary>
public sealed class DutyTests
{
    private const string Facts = "a use yes-no\nb use yes-no";
    private const string Schedule = """
        schedules:
          - id: days
            versions:
              - { by: A, from: 2026-08-01 }
              - by: C
                instead: true
                from:
                  - { when: { b: true }, date: { conflict: [ { is: 2026-09-01, per: one }, { is: never, per: two } ] } }
                  - 2027-12-02
        """;

    private const string Penalties = """
        penalties:
          - id: band
            cites: { act: A, article: Art. 9 }
            confirmed: primary
            at-most: 15000000 EUR
            turnover: 3 %
            whichever: higher
            lower-for:
              - { size: small-or-medium, cites: { act: A, article: Art. 9(6) }, confirmed: primary }
              - { size: mid-cap, cites: { act: C, article: Art. 9(6a) }, confirmed: secondary }
          - { id: new, cites: { act: C, article: Art. 9(7) }, confirmed: secondary, at-most: 500 USD }
        """;

    [Theory]
    [InlineData("a=true b=false", "2025-06-01", Truth.True, "2026-08-01", "2026-08-01")]
    [InlineData("a=true b=false", "2026-02-01", Truth.True, "2027-12-02", "2027-12-02")]
    // What never begins is not owed: the days are those of the source on which it is.
    [InlineData("a=true b=true", "2026-02-01", Truth.Unknown, "2026-09-01", "2026-09-01")]
    [InlineData("a=true", "2026-02-01", Truth.Unknown, "2026-09-01", "2027-12-02")]
    public void A_schedule_gives_its_duties_their_days(string answers, string known, Truth truth, string earliest, string latest)
    {
        var due = Due("schedule: days", answers, known);
        Assert.Equal((truth, Day(earliest), Day(latest)), (due.Truth, due.From.Earliest!.Value, due.From.Latest!.Value));
    }

    [Fact]
    public void Duties_of_one_schedule_rest_on_the_same_disagreement()
    {
        var classified = Classify("schedule: days", "a=true b=true", "2026-02-01");
        var details = classified.Obligations.SelectMany(o => o.Unknowns).Select(u => u.Detail);
        Assert.Equal(2, classified.Obligations.Count);
        Assert.Equal("sources disagree: one / two", Assert.Single(details.Distinct()));
    }

    [Fact]
    public void A_penalty_is_that_of_the_text_known_on_the_day()
    {
        Assert.Equal(["small-or-medium"], Due("penalty: band, schedule: days", "a=true", "2025-06-01").Penalty!.LowerFor.Select(r => r.Size));
        Assert.Equal(["small-or-medium", "mid-cap"], Due("penalty: band, schedule: days", "a=true", "2026-02-01").Penalty!.LowerFor.Select(r => r.Size));
        Assert.Null(Due("penalty: new, schedule: days", "a=true", "2025-06-01").Penalty);
        Assert.Equal(new Money(500, "USD"), Due("penalty: new, schedule: days", "a=true", "2026-02-01").Penalty!.AtMost);
    }

    [Fact]
    public void What_a_duty_carries_is_written_for_machines()
    {
        const string more = "penalty: band, serves: [ \"q:x\" ], asks: { document: d, sections: [ { id: s.1, says: " + Says + " } ] }, clock: [ { event: e, within: P2W, counted-from: awareness, says: "
            + Says + " }, { event: f, working-days: 5, counted-from: request, says: " + Says + " }, { event: g, at-least: P10Y, counted-from: supply, says: " + Says + " } ], schedule: days";
        var classified = Classify(more, "a=true b=false", "2026-02-01");
        var json = Encoding.UTF8.GetString(ClassificationJson.ToBytes(new Classification(Reading("2026-12-01", "2026-02-01"), [classified])));
        Golden.Match("Law/duty.json", json.Replace(classified.Digest, "DIGEST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("P15D", "P15D")]
    [InlineData("P2W", "P14D")]
    [InlineData("P1Y6M", "P1Y6M")]
    [InlineData("PT72H", "PT72H")]
    [InlineData("P0D", null)]
    [InlineData("P", null)]
    [InlineData("PT", null)]
    [InlineData("15 days", null)]
    [InlineData("P-1D", null)]
    public void A_period_is_read_and_written_as_iso_8601(string text, string? written) => Assert.Equal(written, Period.Parse(text)?.ToString());

    private static ObligationDue Due(string more, string answers, string known) => Classify(more, answers, known).Obligations[0];

    private static PackClassification Classify(string more, string answers, string known)
    {
        var dictionary = Dictionary(Facts);
        var pack = Good(Packs.Read(
            [Source([
                File("p/obligations.yaml", "obligations:\n" + Duty("d", more) + Duty("e", "schedule: days")),
                File("p/pack.yaml", PackHead + "gravity: [ o ]\nterms: { o: \"https://example.org/terms#O\" }\n"),
                File("p/penalties.yaml", Penalties),
                File("p/provisions.yaml", "provisions:\n" + Provision("p1", "{ by: A, from: 2024-01-01, when: { a: true }, then: [ o ] }")),
                File("p/schedules.yaml", Schedule),
            ])],
            dictionary,
            []))[0];
        return LawText.Classify(dictionary, pack, answers, Reading("2026-12-01", known));
    }

    private static string Duty(string id, string more) => $"  - {{ id: {id}, cites: {{ act: A, article: Art. 3 }}, confirmed: primary, says: {Says}, role: o, {more} }}\n";
}
