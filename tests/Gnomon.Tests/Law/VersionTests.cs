using Gnomon.Law;
using static Gnomon.Tests.Law.LawText;

namespace Gnomon.Tests.Law;

/// <summary>Which version of a text decides, and from when.</summary>
public sealed class VersionTests
{
    private const string Base = "{ by: A, from: 2026-08-01, when: { a: true }, then: [ o ] }";

    [Theory]
    // One version: not yet in force, in force.
    [InlineData("", "2026-07-31", "2026-02-01", "true", "false", "2026-08-01", "never")]
    [InlineData("", "2026-08-01", "2026-02-01", "true", "true", "2026-08-01", "never")]
    // A postponement replaces the former for all days, but only for who knows it.
    [InlineData("{ by: C, instead: true, from: 2027-12-02 }", "2026-12-01", "2026-02-01", "true", "false", "2027-12-02", "never")]
    [InlineData("{ by: C, instead: true, from: 2027-12-02 }", "2026-12-01", "2025-12-31", "true", "true", "2026-08-01", "never")]
    // A later version with the same effect neither begins nor ends the duty.
    [InlineData("{ by: C, from: 2027-01-01 }", "2026-12-01", "2026-02-01", "true", "true", "2026-08-01", "never")]
    [InlineData("{ by: C, from: 2027-01-01 }", "2028-01-01", "2026-02-01", "true", "true", "2026-08-01", "never")]
    // A later version that no longer fits ends it.
    [InlineData("{ by: C, from: 2027-01-01, when: { a: false } }", "2026-12-01", "2026-02-01", "true", "true", "2026-08-01", "2027-01-01")]
    [InlineData("{ by: C, from: 2027-01-01, when: { a: false } }", "2027-01-01", "2026-02-01", "false", "false", "never", "never")]
    // A deleted point: until its day; afterwards it is no longer so.
    [InlineData("{ by: C, until: 2026-09-01 }", "2026-08-31", "2026-02-01", "true", "true", "2026-08-01", "2026-09-01")]
    [InlineData("{ by: C, until: 2026-09-01 }", "2026-09-01", "2026-02-01", "false", "false", "never", "never")]
    [InlineData("{ by: C, instead: true, from: never }", "2026-09-01", "2026-02-01", "false", "false", "never", "never")]
    // A gap between two versions: truth is that of the one to come.
    [InlineData("{ by: B, until: 2026-09-01 }, { by: C, from: 2027-01-01, until: never }", "2026-10-01", "2026-02-01", "true", "false", "2027-01-01", "never")]
    public void A_version_decides_by_both_days(string more, string on, string known, string truth, string inForce, string from, string until)
    {
        var found = Outcome(more, "a=true", on, known);
        Assert.Equal((truth, inForce, from, until), (found.Truth.Id(), found.InForce.Id(), Text(found.From), Text(found.Until)));
    }

    [Fact]
    public void A_text_that_is_not_yet_known_yields_nothing()
    {
        var found = Outcome("", "a=true", "2026-08-01", "2023-12-31");
        Assert.Equal(Truth.Unknown, found.Truth);
        Assert.Equal(UnknownCause.NotModelled, Assert.Single(found.Unknowns).Cause);
    }

    [Theory]
    [InlineData("a=true d=2026-07-01", "2026-12-02", "false")]
    [InlineData("a=true d=2026-09-01", "2026-08-02", "true")]
    [InlineData("a=true", "2026-08-02..2026-12-02", "unknown")]
    public void A_transition_by_first_date_gives_a_range_while_the_date_is_open(string answers, string from, string inForce)
    {
        const string transition = "{ by: B, instead: true, from: [ { when: { d: { before: 2026-08-02 } }, date: 2026-12-02 }, 2026-08-02 ] }";
        var found = Outcome(transition, answers, "2026-10-01", "2026-02-01");
        Assert.Equal((Truth.True, from, inForce), (found.Truth, Text(found.From), found.InForce.Id()));
        Assert.Equal(from.Contains("..", StringComparison.Ordinal) ? ["d"] : [], found.Unknowns.Select(u => u.Data["fact"]));
    }

    [Fact]
    public void Sources_that_disagree_on_the_date_give_a_range_and_are_named()
    {
        var found = Outcome("{ by: C, instead: true, from: { conflict: [ { is: 2026-08-02, per: general rule }, { is: 2027-12-02, per: commentary } ] } }", "a=true", "2026-10-01", "2026-02-01");
        Assert.Equal((Truth.True, Truth.Unknown, "2026-08-02..2027-12-02"), (found.Truth, found.InForce, Text(found.From)));
        var unknown = Assert.Single(found.Unknowns);
        Assert.Equal((UnknownCause.SourcesConflict, "sources disagree: general rule / commentary"), (unknown.Cause, unknown.Detail));
    }

    private static OutcomeFinding Outcome(string more, string answers, string on, string known)
    {
        var dictionary = Dictionary("a use yes-no\nd market date");
        var pack = Pack(dictionary, "o", Provision("p", more.Length > 0 ? [Base, more] : [Base]));
        return Assert.Single(Classify(dictionary, pack, answers, Reading(on, known)).Outcomes);
    }

    private static string Text(DateRange range) => Text(range.Earliest) + (range.IsCertain ? "" : ".." + Text(range.Latest));

    private static string Text(DateOnly? day) => day is { } known ? known.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "never";
}
