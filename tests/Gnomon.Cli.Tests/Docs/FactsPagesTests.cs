using System.Text.RegularExpressions;
using Gnomon.Cli.Reference;

namespace Gnomon.Cli.Tests.Docs;

/// <summary>What a card can say stands where people look for it, in full.</summary>
public sealed partial class FactsPagesTests
{
    private static readonly LawShelf Shelf = LawShelf.Read(new Installation(Path.Combine(Cli.Repository, "packs"), "profiles")).Value;
    private static readonly IReadOnlyList<(string Name, string Text)> Pages = FactsPages.All(Shelf);

    [Fact]
    public void Every_fact_stands_on_one_page_with_all_its_answers()
    {
        foreach (var language in Languages.All)
            Stands(language, string.Concat(Pages.Where(p => LanguageOf(p.Name) == language).Select(p => p.Text)));
    }

    private static void Stands(Language language, string all)
    {
        foreach (var fact in Shelf.Facts.Facts)
        {
            var parts = all.Split($"# `{fact.Id}`\n");
            Assert.True(parts.Length == 2, $"{fact.Id} stands {parts.Length - 1} times");
            var said = parts[1].Split("\n#")[0];
            Assert.Contains(fact.Question.In(language), said, StringComparison.Ordinal);
            Assert.All(fact.Options, o => Assert.Contains($"- `{o.Id}`{(language == Language.Fr ? "\u00A0" : "")}: {o.Label.In(language)}\n", said, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_long_questionnaire_does_not_hide_the_facts_that_all_laws_share() =>
        Assert.Equal(["facts.md", "facts-ca-adm.md", "facts.vi.md", "facts-ca-adm.vi.md", "facts.fr.md", "facts-ca-adm.fr.md"], Pages.Select(p => p.Name));

    [Fact]
    public void Every_link_leads_to_a_heading_of_its_page()
    {
        foreach (var (_, text) in Pages)
        {
            var headings = Heading().Matches(text).Select(m => m.Groups["id"].Value.Replace(".", "", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
            Assert.DoesNotContain(Anchor().Matches(text).Select(m => m.Groups["id"].Value), a => !headings.Contains(a));
        }
    }

    // The page of the card is written by hand; the packs say what has to stand in it.
    [Fact]
    public void The_page_of_the_card_names_every_market_and_every_pack()
    {
        var page = File.ReadAllText(Path.Combine(Cli.Repository, "docs", "reference", "card.md"));
        var markets = page[page.IndexOf("\n## Markets\n", StringComparison.Ordinal)..page.IndexOf("\n## Answers\n", StringComparison.Ordinal)];
        foreach (var pack in Shelf.Packs)
        {
            Assert.Contains($"`{pack.Id}`", markets, StringComparison.Ordinal);
            foreach (var market in pack.OnRequest ? [] : pack.AlsoIn.Append(pack.Jurisdiction.ToLowerInvariant()))
                Assert.Contains($"`{market}`", markets, StringComparison.Ordinal);
        }

        Assert.Contains("\n| `packs` |", page, StringComparison.Ordinal);
    }

    private static Language LanguageOf(string page) => page.Split('.') is [_, var code, "md"] ? Languages.All.Single(l => l.Code() == code) : Language.En;

    [GeneratedRegex(@"^#+ `(?<id>[^`]+)`$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\(#(?<id>[^)]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Anchor();
}
