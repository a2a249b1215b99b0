using Gnomon.Law;
using static Gnomon.Tests.Law.LawText;

namespace Gnomon.Tests.Law;

/// <summary>Links between packs, found only once all packs are there.</summary>
public sealed class CrosswalkTests
{
    [Theory]
    [InlineData("p2:d2", null)]
    [InlineData("q:d2", "'q:d2' names a pack that is not there")]
    [InlineData("p2:d3", "'p2:d3' is not an obligation of that pack")]
    public void A_link_to_nothing_is_found_at_the_duty_that_makes_it(string target, string? what)
    {
        var dictionary = Dictionary("a use yes-no");
        var obligations = Rule("d1", $", role: o, serves: [ \"{target}\" ]", "{ by: A, from: 2024-01-01 }", "{ by: B, from: 2025-01-01 }") + Rule("d2", ", role: o", "{ by: A, from: 2024-01-01 }");
        var pack = Pack(dictionary, "o", Provision("p1", "{ by: A, from: 2024-01-01, when: { a: true }, then: [ o ] }"), obligations);
        var other = pack with { Id = "p2" };
        var problems = Crosswalk.Dangling([pack], [other]);
        Assert.Equal(what is null ? [] : [what], problems.Select(p => p.What));
        Assert.All(problems, p => Assert.Equal(("p/obligations.yaml", 2), (p.File, p.Line)));
        // Packs that stand beside it are looked into, and their own links are not its fault.
        Assert.Equal(problems.Select(p => (p.What, p.Line)), Crosswalk.Dangling([pack, other with { Obligations = [pack.Obligations[1]] }]).Select(p => (p.What, p.Line)));
    }

    // The line was that of the duty, which may be many lines above.
    [Fact]
    public void A_link_to_nothing_is_told_in_its_own_line()
    {
        var dictionary = Dictionary("a use yes-no");
        var obligations = Rule("d1", ", role: o, serves: [\n \"s:d1\",\n \"q:d2\" ]", "{ by: A, from: 2024-01-01 }");
        var pack = Pack(dictionary, "o", Provision("p1", "{ by: A, from: 2024-01-01, when: { a: true }, then: [ o ] }"), obligations);
        Assert.Equal([3, 4], Crosswalk.Dangling([pack]).Select(p => p.Line));
    }
}
