using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Law.Ask;

namespace Gnomon.Tests.Law.Ask;

/// <summary>An interview asks until it knows what the whole card would have told, and nothing beyond that.</summary>
public sealed class InterviewTests
{
    private static readonly Installation Here = new(Path.Combine(Repository.Root, "packs"), Path.Combine(Repository.Root, "profiles"));
    private static readonly LawShelf Shelf = LawText.Good(LawShelf.Read(Here));
    private static readonly Reading Today = LawText.Reading("2026-11-21", "2026-11-21");

    public static TheoryData<string> Samples => ["hiring", "triage"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void It_reaches_what_the_whole_card_says(string sample)
    {
        var card = LawText.Good(CardReader.Read(Path.Combine(Repository.Root, "samples", sample, "system.yaml"), Shelf.Facts));
        var packs = LawText.Good(Interview.PacksOf(card, Shelf.Packs));
        var whole = LawText.Good(LawEngine.Compile(Shelf.Facts, packs).Classify(CardFacts.Of(card), Today));
        var interview = new Interview(Shelf.Facts, packs, Today);
        var facts = new CardFacts { Facts = [], Models = card.Models, Markets = Bare(card.Markets), Uses = Bare(card.Uses) };
        var asked = new HashSet<(string, string?)>();
        Turn turn;
        while ((turn = LawText.Good(interview.Next(facts, asked))).Next is { } question)
        {
            Assert.True(asked.Add(question.Key), $"{question.Key} was asked twice");
            facts = facts.With(question.Fact, question.Scope, Told(card, question));
        }

        // What only explains is asked for by nothing, and may stay unknown; it is never told otherwise.
        var unasked = turn.Classification.Packs.SelectMany(p => p.Outcomes.Where(o => o.Truth == Truth.Unknown && packs.Single(l => l.Id == p.Pack).OnlyExplains(o.Id)).Select(o => $"{p.Pack} {o.Id} {o.Use} ")).ToList();
        bool IsAsked(string told) => !unasked.Exists(u => told.StartsWith(u, StringComparison.Ordinal));
        Assert.Equal(Truths(whole).Where(IsAsked), Truths(turn.Classification).Where(IsAsked));
        Assert.InRange(asked.Count, 1, Shelf.Facts.Facts.Count);
    }

    [Fact]
    public void What_an_answer_would_decide_is_what_it_then_decides()
    {
        var facts = new CardFacts { Facts = [], Models = [], Markets = [new ScopedFacts("eu", [], 0)], Uses = [new ScopedFacts("u", [], 0)] };
        var interview = new Interview(Shelf.Facts, [Shelf.Packs.Single(p => p.Id == "eu-ai-act")], Today);
        var skipped = new HashSet<(string, string?)>();
        var turn = LawText.Good(interview.Next(facts, skipped));
        while (turn.Next!.Fact.Id != "use.area" && skipped.Add(turn.Next.Key))
            turn = LawText.Good(interview.Next(facts, skipped));
        Assert.InRange(skipped.Count, 0, 6);
        var question = turn.Next;
        var none = new FactValue.ManyOf(["none"], Complete: true);
        var foretold = LawText.Good(interview.WhatIf(facts, turn, none));
        var then = LawText.Good(interview.Next(facts.With(question.Fact, question.Scope, none), new HashSet<(string, string?)>())).Classification;
        Assert.NotEmpty(foretold);
        Assert.All(foretold.Where(c => !c.IsObligation), c => Assert.Equal(c.After!.Truth, then.Packs.SelectMany(p => p.Outcomes).First(o => o.Id == c.Id && o.Use == c.Use).Truth));
    }

    // Somebody with two markets answered 25 to 33 questions on duties under the first law before the second was asked about at all.
    [Fact]
    public void The_class_under_each_law_comes_before_the_duties_under_the_first()
    {
        var card = LawText.Good(CardReader.Read(Path.Combine(Repository.Root, "samples", "hiring", "system.yaml"), Shelf.Facts));
        var facts = new CardFacts { Facts = [], Models = [], Markets = [new ScopedFacts("eu", [], 0), new ScopedFacts("vn", [], 0)], Uses = [new ScopedFacts("screening", [], 0)] };
        var interview = new Interview(Shelf.Facts, [.. new[] { "eu-ai-act", "vn-ai-law" }.Select(id => Shelf.Packs.Single(p => p.Id == id))], Today);
        var asked = new HashSet<(string, string?)>();
        var laws = new List<(string Law, bool BearsOnClass)>();
        Turn turn;
        while ((turn = LawText.Good(interview.Next(facts, asked))).Next is { } question)
        {
            asked.Add(question.Key);
            laws.Add((question.Pack.En!, turn.Classification.Packs.SelectMany(p => p.Questions).First(q => (q.Fact, q.Scope) == question.Key).BearsOnClass));
            facts = facts.With(question.Fact, question.Scope, Told(card, question));
        }

        var duties = laws.FindIndex(l => !l.BearsOnClass);
        Assert.Contains(laws.Take(duties), l => l.Law.Contains("Vietnam", StringComparison.Ordinal));
    }

    // Found by readers: the day of a planned change, which was in the line of the class, came as question 20, behind logs and biases.
    [Fact]
    public void What_the_name_of_a_class_hangs_on_comes_before_the_duties()
    {
        var card = LawText.Good(CardReader.Read(Path.Combine(Repository.Root, "samples", "hiring", "system.yaml"), Shelf.Facts));
        var (asked, _) = EuAskedWith(card.Facts.Concat(card.Markets[0].Facts).Concat(card.Uses[0].Facts)
            .ToDictionary(a => a.Fact, a => a.Value is FactValue.ManyOf many ? many with { Complete = true } : a.Value, StringComparer.Ordinal));
        Assert.InRange(asked.IndexOf("market.first-date"), asked.IndexOf("supply.own-name"), asked.IndexOf("logs.controlled"));
    }

    // Found by an independent assessor: 396 times the same question of Canada's questionnaire.
    [Fact]
    public void What_the_card_says_not_to_know_is_not_asked_again_by_a_score()
    {
        var facts = new CardFacts { Facts = [], Models = [], Markets = [new ScopedFacts("ca", [], 0)], Uses = [new ScopedFacts("u", [], 0)] };
        var interview = new Interview(Shelf.Facts, [Shelf.Packs.Single(p => p.Id == "ca-adm")], Today);
        var asked = new HashSet<(string, string?)>();
        while (LawText.Good(interview.Next(facts, new HashSet<(string, string?)>())).Next is { } question)
        {
            Assert.True(asked.Add(question.Key), $"{question.Key} was asked twice");
            facts = facts.With(question.Fact, question.Scope, new FactValue.DontKnow());
        }

        Assert.InRange(asked.Count, 2, Shelf.Facts.Facts.Count);
    }

    // Found by laymen: "has the design changed?" - "don't know" - "on which day?".
    [Fact]
    public void What_follows_an_unknown_answer_is_left_open_and_named()
    {
        var (asked, turn) = EuAskedWith([]);
        Assert.Contains("score.worse-treatment", asked);
        Assert.DoesNotContain("score.context", asked);
        Assert.DoesNotContain("score.disproportionate", asked);
        Assert.DoesNotContain("model.flop", asked);
        Assert.DoesNotContain("version.design-change-date", asked);
        Assert.Contains("score.context", turn.LeftOpen.Select(q => q.Fact.Id));
    }

    [Theory]
    [InlineData("justice-democracy", "vote.aim")]
    [InlineData("security", "police.task")]
    public void Who_works_with_it_is_asked_before_what_only_some_of_them_do(string area, string task)
    {
        var (asked, _) = EuAskedWith(new() { ["use.area"] = new FactValue.ManyOf([area], Complete: true) });
        Assert.InRange(asked.IndexOf("use.by"), 0, asked.IndexOf(task));
    }

    [Theory]
    [InlineData("court", "justice-democracy", "vote.aim")]
    [InlineData("border", "security", "police.task")]
    public void A_court_is_not_asked_about_campaigns_nor_the_border_about_the_police(string by, string area, string task)
    {
        var (asked, _) = EuAskedWith(new() { ["use.area"] = new FactValue.ManyOf([area], Complete: true), ["use.by"] = new FactValue.ManyOf([by], Complete: true) });
        Assert.DoesNotContain(task, asked);
    }

    // Found by laymen: every aspect of a person was marked as of no account, though each of them bars the exemption.
    [Fact]
    public void Where_a_law_names_none_every_other_answer_counts()
    {
        var interview = new Interview(Shelf.Facts, [Shelf.Packs.Single(p => p.Id == "eu-ai-act")], Today);
        var fact = Shelf.Facts.Find("data.evaluates")!;
        Assert.DoesNotContain(fact.Options, o => interview.IsForOthers(fact, o));
    }

    // What is asked of a card without answers, where nothing is known but what is told here.
    private static (List<string> Asked, Turn Last) EuAskedWith(Dictionary<string, FactValue> told)
    {
        var facts = new CardFacts { Facts = [], Models = [], Markets = [new ScopedFacts("eu", [], 0)], Uses = [new ScopedFacts("u", [], 0)] };
        var interview = new Interview(Shelf.Facts, [Shelf.Packs.Single(p => p.Id == "eu-ai-act")], Today);
        var asked = new List<string>();
        Turn turn;
        while ((turn = LawText.Good(interview.Next(facts, new HashSet<(string, string?)>()))).Next is { } question)
        {
            asked.Add(question.Fact.Id);
            facts = facts.With(question.Fact, question.Scope, told.GetValueOrDefault(question.Fact.Id, new FactValue.DontKnow()));
        }

        return (asked, turn);
    }

    private static IReadOnlyList<ScopedFacts> Bare(IReadOnlyList<ScopedFacts> scoped) => [.. scoped.Select(s => s with { Facts = [] })];

    private static FactValue Told(SystemCard card, AskedQuestion question) => (question.Fact.Scope switch
    {
        FactScope.Use => card.Uses,
        FactScope.Market => card.Markets,
        FactScope.Model => card.Models,
        _ => [new ScopedFacts("", card.Facts, 0)],
    }).Where(s => question.Scope is null || s.Id == question.Scope).SelectMany(s => s.Facts).FirstOrDefault(f => f.Fact == question.Fact.Id)?.Value ?? new FactValue.DontKnow();

    private static List<string> Truths(Classification classification) =>
        [.. classification.Packs.SelectMany(p => p.Outcomes.Select(o => $"{p.Pack} {o.Id} {o.Use} {o.Truth}").Concat(p.Obligations.Select(o => $"{p.Pack} {o.Id} {o.Use} {o.Truth}")))];
}
