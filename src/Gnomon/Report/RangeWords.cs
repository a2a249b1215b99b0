using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>Words where a system stands among a law's classes: at least this; that, if the answers lead there: how many questions decide, and why they are open.</summary>
/// <param name="wording">The reader's words.</param>
/// <param name="pack">The pack whose classes they are.</param>
public sealed class RangeWords(Wording wording, PackClassification pack)
{
    private const int MostNotKnown = 2;

    private Texts Texts => wording.Texts;

    /// <summary>One line for the system, then one for each use where there are several; empty where the pack ranks nothing.</summary>
    public IReadOnlyList<RangeLine> Lines() => pack.NotYetKnown ? [new(Phrase.Own(Texts["range.not-yet-known"]).AsHeading(), [], null)] : [.. ClassRange.Of(pack).Select(Line)];

    /// <summary>
    /// The class of the system while more is asked: where something that is still open would give it another name, only that it would; all the names it may yet get read as if
    /// the class were not certain.
    /// </summary>
    public Phrase Settled() => ClassRange.Of(pack) is [{ Least: { } least }, ..] && !pack.NotYetKnown && Possible(least.Outcomes) is not null
        ? Texts.Say("range.line", ("about", Phrase.Own(Texts["range.system"])), ("least", Texts.Say("range.settled", ("class", Class(least.Class, least.Outcomes)))))
        : Lines()[0].Least;

    /// <summary>The name of a rank: as the pack calls it, else what its outcomes say.</summary>
    public Phrase Class(string rank, IReadOnlyList<OutcomeFinding> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        return pack.ClassNames.TryGetValue(rank, out var named)
            ? wording.Of(named)
            : Texts.List(outcomes.DistinctBy(o => o.Id, StringComparer.Ordinal).Select(o => wording.Of(o.Says)));
    }

    /// <summary>The name of the class that a system is in; of none, what people then call it.</summary>
    public Phrase Least(RankedClass? least) => least is not null
        ? Class(least.Class, least.Outcomes)
        : pack.Otherwise is { } otherwise ? wording.Of(otherwise) : Phrase.Own(Texts["range.none"]);

    /// <summary>The name of a class where something else surely holds beside it; null where nothing does.</summary>
    public Phrase? Nuanced(IReadOnlyList<OutcomeFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (Nuance.Of(pack, findings) is not { } nuance)
            return null;
        var days = nuance.Dated ? nuance.Beside(pack, findings).Select(o => o.From).Distinct().ToList() : [];
        return days is [{ IsCertain: true, Earliest: { } day }] ? Texts.Say("range.dated", ("class", wording.Of(nuance.Named)), ("day", wording.Day(day))) : wording.Of(nuance.Named);
    }

    /// <summary>What may hold beside a class, and would give it another name; null where nothing may, or where something surely does.</summary>
    public Phrase? Possible(IReadOnlyList<OutcomeFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var possible = Nuance.Of(pack, findings) is null ? Nuance.Possible(pack, findings) : [];
        return possible.Count > 0 ? Phrase.Join("; ", possible.Select(n => wording.Of(n.Named))) : null;
    }

    /// <summary>An open class taken as if it held: how many duties it would bring.</summary>
    public Phrase Planned(PlannedClass planned)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return Texts.Count("planning.class", planned.Duties.Count, ("class", Class(planned.Open.Class, planned.Open.Outcomes)));
    }

    /// <summary>One duty to plan with: what, from when, where it stands.</summary>
    public Phrase Due(ObligationDue due)
    {
        ArgumentNullException.ThrowIfNull(due);
        return Phrase.Join(" · ", [wording.Of(due.Says), new DateWords(wording).From(due.From, due.InForce), wording.Articles(due.Cites), Phrase.Foreign(due.Id), .. due.Use is { } use ? [Phrase.Foreign(use)] : Array.Empty<Phrase>()]);
    }

    // Classes mostly hang on the same first question: it is said once, and those below refer to it.
    private Phrase Open(OpenClass open, OpenClass? above)
    {
        var what = ("class", Class(open.Class, open.Outcomes));
        var causes = ("causes", Phrase.Join(", ", open.Causes.Select(c => Phrase.Own(new UnknownWords(wording).Cause(c)))));
        return open.Questions switch
        {
            // What somebody can still find out may settle it, whatever the sources say.
            [] when NotKnown(open) is { Count: > 0 } questions => Texts.Say("range.open-dont-know", what, causes, ("questions", Texts.List(questions))),
            [] when UnknownWords.Disagreement(open.Outcomes) is { } why && why != UnknownWords.Disagreement(above?.Outcomes ?? []) => Texts.Say("range.open-conflict", what, ("why", wording.Of(why))),
            [] => Texts.Say("range.open-elsewhere", what, causes),
            [var first, ..] when above?.Questions is [var same, ..] && same == first => Texts.Count("range.open-same", open.Questions.Count, what, causes),
            [var first, ..] => Texts.Count("range.open", open.Questions.Count, what, causes, ("question", wording.Of(first.Question))),
        };
    }

    // The questions that were answered with "don't know": they can be answered anew.
    private List<Phrase> NotKnown(OpenClass open) =>
        [.. open.Outcomes.SelectMany(o => o.Unknowns).Where(u => u.Cause == UnknownCause.DontKnow).Select(u => u.Data.GetValueOrDefault("fact")).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostNotKnown).Select(f => wording.Question(f, pack.Jurisdiction))];

    private RangeLine Line(ClassRange range)
    {
        var about = range.Use is { } use ? Texts.Say("range.use", ("use", Phrase.Foreign(use))) : Phrase.Own(Texts["range.system"]);
        return new RangeLine(
            Texts.Say("range.line", ("about", about), ("least", Least(range))),
            [.. range.Open.Select((open, i) => Open(open, i > 0 ? range.Open[i - 1] : null))],
            NotReached(range));
    }

    private Phrase? NotReached(ClassRange range)
    {
        var graver = range.NotReached.Where(r => !IsOutside(r)).Select(r => Class(r.Class, r.Outcomes)).ToList();
        return graver.Count > 0 ? Texts.Say("range.not-reached", ("classes", Phrase.Join(", ", graver))) : null;
    }

    private Phrase Least(ClassRange range)
    {
        if (range.Least is not { } least)
            return range.Open.Count > 0 ? Phrase.Own(Texts["range.least-none"]) : Least((RankedClass?)null);
        var uses = range.Use is null && pack.HasSeveralUses ? least.Outcomes.Select(o => o.Use).OfType<string>().Distinct(StringComparer.Ordinal).Select(Phrase.Foreign).ToList() : [];
        var named = Nuanced(least.Outcomes) ?? Dated(least);
        if (uses.Count > 0)
            named = Texts.Say("range.by-uses", ("class", named), ("uses", Phrase.Join(", ", uses)));
        if (Possible(least.Outcomes) is { } other)
            named = Texts.Say("range.or-else", ("class", named), ("nuance", other));
        return range.Open.Count > 0 ? Texts.Say("range.least", ("class", named)) : named;
    }

    // A class begins with the first of what speaks for it.
    private Phrase Dated(RankedClass least)
    {
        var named = Class(least.Class, least.Outcomes);
        if (IsOutside(least))
            return named;
        // Min passes over what never comes.
        var from = new DateRange(least.Outcomes.Min(o => o.From.Earliest), least.Outcomes.Min(o => o.From.Latest));
        var inForce = least.Outcomes.Any(o => o.InForce == Truth.True) ? Truth.True : least.Outcomes.Any(o => o.InForce == Truth.Unknown) ? Truth.Unknown : Truth.False;
        return Phrase.Join(", ", [named, new DateWords(wording).Applies(from, inForce)]);
    }

    // That the law does not reach a system is no class that it escapes, and begins on no day.
    private static bool IsOutside(RankedClass rank) => OutcomeKinds.IsOutOfScope(rank.Class);
}

/// <summary>Where a system or use stands.</summary>
/// <param name="Least">At least ..., or that no class is certain yet.</param>
/// <param name="Open">The graver classes that open questions may lead to: ..., if the answers lead there.</param>
/// <param name="NotReached">The graver classes that do not hold, only on these answers; null where there is none. It carries the strongest mark.</param>
public sealed record RangeLine(Phrase Least, IReadOnlyList<Phrase> Open, Phrase? NotReached);
