using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>One plain sentence per law examined: class, role, from when. An unknown class is worded as a range.</summary>
internal sealed class MarketLines(ReportInput input, Wording wording, PackClassification pack)
{
    private readonly Outcomes outcomes = new(pack);

    private Texts Texts => wording.Texts;

    // Where several laws of one place were examined, each is named.
    private (string, Phrase) Place => ("place", input.Classification.Packs.Count(p => p.Reaches(pack.Jurisdiction)) > 1
        ? Phrase.Join(" · ", [wording.Place(pack.Jurisdiction), wording.Of(pack.Title)])
        : wording.Place(pack.Jurisdiction));

    public static IReadOnlyList<MarketLine> From(ReportInput input, Wording wording)
    {
        return
        [
            .. input.Classification.Packs.Select(p => new MarketLines(input, wording, p).Line()),
            .. input.Card.Markets.Where(m => !input.Classification.Packs.Any(p => p.Reaches(m.Id))).Select(m => NotExamined(wording, m.Id)),
        ];
    }

    private static MarketLine NotExamined(Wording wording, string market) =>
        new(null, null, Mark.NotExamined, wording.Texts.Say("market.not-examined", ("place", wording.Place(market))), null, []);

    private MarketLine Line()
    {
        if (pack.NotYetKnown)
            return new(pack.Pack, wording.Of(pack.Title), Mark.NotExamined, Texts.Say("market.not-yet-known", Place), null, []);
        var (mark, sentence, basis) = Sentence();
        return new(pack.Pack, wording.Of(pack.Title), mark, sentence, new MarketNotes(input, wording, pack).Source(basis), new MarketNotes(input, wording, pack).Notes());
    }

    private (Mark, Phrase, Confirmation) Sentence()
    {
        if (outcomes.Prohibited.FirstOrDefault(o => o.Truth == Truth.True) is { } prohibited)
            return (Mark.Holds, Texts.Say("market.prohibited", Place, ("articles", wording.Articles(prohibited.Cites)), ("from", new DateWords(wording).Applies(prohibited.From, prohibited.InForce))), prohibited.Basis);
        if (outcomes.InScope.Count > 0 && outcomes.InScope.All(o => o.Truth == Truth.False))
            return (Mark.Favourable, Texts.Say("market.out-of-scope", Place), outcomes.InScope[0].Basis);
        if (outcomes.HighRisk.Count == 0)
            return WithoutClass();
        if (outcomes.HighRisk.Where(o => o.Truth == Truth.True).ToList() is { Count: > 0 } high)
            return (Mark.Holds, Risk(high, "market.high-risk"), Weakest(high));
        if (outcomes.HighRisk.Where(o => o.Truth == Truth.Unknown).ToList() is { Count: > 0 } open)
            return (Mark.Open, Open(open[0]), Weakest(open));
        return outcomes.MediumRisk.Where(o => o.Truth == Truth.True).ToList() is { Count: > 0 } medium
            ? (Mark.Holds, Risk(medium, "market.medium-risk"), Weakest(medium))
            : (Mark.Favourable, Favourable(), Weakest(outcomes.HighRisk));
    }

    // Of low risk the name says more where it says when the duties begin.
    private Phrase Favourable() => outcomes.LowRisk.Where(o => o.Truth == Truth.True).ToList() is { Count: > 0 } low && new RangeWords(wording, pack).Nuanced(low) is { } named
        ? Texts.Say("market.favourable-named", Place, ("class", named), Role(), Duties())
        : Texts.Say("market.not-high-risk", Place, Role(), Duties());

    // Where something else holds beside the class, its name says what becomes of the duties; where it may, that is said after it.
    private Phrase Risk(List<OutcomeFinding> found, string plain)
    {
        var words = new RangeWords(wording, pack);
        var line = words.Nuanced(found) is { } named
            ? Texts.Say("market.risk-named", Place, ("class", named), Role(), Uses(found))
            : Texts.Say(plain, Place, Uses(found), Role(), ("from", From(found[0])));
        return words.Possible(found) is { } other ? Phrase.Join(" ", [line, Texts.Say("market.or-else", ("nuance", other))]) : line;
    }

    private (Mark, Phrase, Confirmation) WithoutClass()
    {
        var owed = pack.Obligations.Where(o => o.Truth == Truth.True).ToList();
        var basis = owed.Count > 0 ? owed.Max(o => o.Basis) : Confirmation.AuthorInference;
        if ((pack.OnRequest || pack.Voluntary) && owed.Count > 0)
            return (Mark.Holds, Texts.Say(pack.OnRequest ? "market.on-request" : "market.voluntary", Place, ("n", Phrase.Own(wording.Numbers.Count(owed.Count)))), basis);
        if (owed.Count > 0)
            return (Mark.Holds, Texts.Say("market.duties", Place, Role(), Duties()), basis);
        return pack.Obligations.Count > 0 && pack.Obligations.All(o => o.Truth == Truth.False)
            ? (Mark.Favourable, Texts.Say("market.no-duties", Place), pack.Obligations.Max(o => o.Basis))
            : (Mark.Open, Texts.Say("market.nothing-sure", Place), basis);
    }

    /// <summary>At least these duties; high-risk if ...: how many questions decide, and the first of them.</summary>
    private Phrase Open(OutcomeFinding open)
    {
        var deciding = pack.Questions.Where(q => q.Decides.Any(d => Outcomes.Names(d, open.Id))).ToList();
        var touching = pack.Questions.Where(q => q.Touches.Any(d => Outcomes.Names(d, open.Id))).ToList();
        // A question of which some answer would settle it stands first; that it decides alone is said where no other is open.
        return (touching, deciding.Concat(touching).FirstOrDefault()) switch
        {
            (_, null) when open.Unknowns.Any(u => u.Cause == UnknownCause.DontKnow) => Texts.Say("market.open.dont-know", Place, Range()),
            (_, null) => Texts.Say("market.open.elsewhere", Place, Range(), ("cause", Cause(open))),
            ({ Count: <= 1 }, { } one) => Texts.Say("market.open.one", Place, Range(), ("question", wording.Of(one.Question))),
            (_, { } first) => Texts.Count("market.open.several", touching.Count, Place, Range(), ("question", wording.Of(first.Question))),
        };
    }

    private Phrase Cause(OutcomeFinding open) =>
        Phrase.Own(open.Unknowns.Count > 0 ? new UnknownWords(wording).Cause(open.Unknowns[0].Cause) : Texts["truth.unknown"]);

    private (string, Phrase) Duties() => ("duties", Owed() ?? Phrase.Own(Texts["duties.not-found"]));

    /// <summary>From the duties that are certain to those that are possible.</summary>
    private (string, Phrase) Range()
    {
        var possible = ("n", Phrase.Own(wording.Numbers.Count(pack.Obligations.Count(o => o.Truth == Truth.Unknown))));
        var any = pack.Obligations.Any(o => o.Truth == Truth.Unknown);
        if (Owed() is not { } owed)
            return ("duties", any ? Texts.Say("duties.none-range", possible) : Phrase.Own(Texts["duties.none"]));
        var least = Texts.Say("duties.at-least", ("duties", owed));
        return ("duties", any ? Texts.Say("duties.range", ("least", least), possible) : least);
    }

    private Phrase? Owed()
    {
        var owed = pack.Obligations.Where(o => o.Truth == Truth.True).ToList();
        return owed.Count == 0 ? null : Texts.Count("duties", owed.Count, ("articles", wording.Articles(owed.SelectMany(o => o.Cites))));
    }

    private (string, Phrase) Uses(List<OutcomeFinding> high)
    {
        var uses = high.Where(o => o.Use is not null).Select(o => Phrase.Foreign(o.Use!)).ToList();
        return ("uses", uses.Count == 0 || !pack.HasSeveralUses ? Phrase.Own("") : Texts.Say("market.for-uses", ("uses", Phrase.Join(", ", uses))));
    }

    private (string, Phrase) Role()
    {
        var roles = outcomes.Roles.Where(o => o.Truth == Truth.True).Select(o => o.Id).Distinct(StringComparer.Ordinal).Select(wording.Role).ToList();
        return ("role", roles.Count > 0 ? Texts.Say("market.as-role", ("roles", And(roles))) : Phrase.Own(Texts[OutcomeKinds.LeavesNoRole(pack) ? "market.no-role" : "market.role-open"]));
    }

    private Phrase And(List<Phrase> names) => names is [.. var first, var last] && first.Count > 0
        ? Phrase.Join(Texts["list.and"], [Phrase.Join(", ", first), last])
        : names[0];

    /// <summary>From when the duties of a class are owed: on its own day, or on another, or not at all, where the transition rules of the law say so.</summary>
    private Phrase From(OutcomeFinding outcome)
    {
        var (dates, routes) = (new DateWords(wording), outcome.Reasons.Select(r => r.Key).OfType<string>().ToHashSet(StringComparer.Ordinal));
        var resting = pack.Obligations.Where(o => o.Truth != Truth.False && Explanation.Steps(Explanation.Of(o).Where(r => r.Role is "given")).Any(s => s.Key is { } key && routes.Contains(key))).ToList();
        var applies = ("applies", dates.Applies(outcome.From, outcome.InForce));
        if (resting.Count == 0 && pack.Obligations.Any(o => o.Truth == Truth.False && IsByDate(o)))
            return Texts.Say("from.none-owed", applies);
        if (resting.Exists(o => o.From.Earliest <= outcome.From.Earliest && (o.From.Latest ?? DateOnly.MaxValue) >= outcome.From.Earliest))
            return dates.From(outcome.From, outcome.InForce);
        return resting.Where(o => o.Truth == Truth.True && o.From.IsCertain).OrderBy(o => o.From.Earliest).FirstOrDefault() is { } first
            ? Texts.Say("from.by-transition", applies, ("duties", dates.From(first.From, first.InForce)))
            : dates.From(outcome.From, outcome.InForce);
    }

    // Nothing but its days keeps the duty from being owed.
    private static bool IsByDate(ObligationDue due) => Explanation.Of(due) is { Count: > 0 } parts && parts.All(p => p.Role is "from");

    private static Confirmation Weakest(IEnumerable<OutcomeFinding> findings) => findings.Max(o => o.Basis);
}
