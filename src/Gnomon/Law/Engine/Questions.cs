using System.Numerics;
using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>
/// The questions that can still change something, most decisive first: those on which the gravest class that may hold depends; of them scope, area
/// and supply; then by how much an answer settles on the average over the answers offered (outcomes before obligations before dates), by what
/// it costs to find out, and the order of the dictionary.
/// </summary>
/// <param name="pack">The pack.</param>
/// <param name="ranks">How many of the pack's ranks of classes, gravest first, may yet speak for the system.</param>
internal sealed class Questions(CompiledPack pack, int ranks)
{
    // What one settled truth of an outcome, of an obligation, or one settled date counts; shared out among the answers offered.
    private const long OutcomeWeight = 2_520_000;
    private const long ObligationWeight = OutcomeWeight / 50;
    private const long DateWeight = OutcomeWeight / 500;

    private readonly Dictionary<(Unit Unit, Situation? Use), QuestionDraft> drafts = [];

    /// <summary>The questions.</summary>
    /// <param name="inquiries">What is open.</param>
    public List<QuestionDraft> Of(IEnumerable<Inquiry> inquiries)
    {
        foreach (var inquiry in inquiries)
            Add(inquiry);
        var ranked = drafts.Values.ToList();
        ranked.Sort(Compare);
        return ranked;
    }

    private void Add(Inquiry inquiry)
    {
        var evidence = inquiry.Situation.Evidence;
        var insight = inquiry.Situation.Insight(inquiry.Function);
        var isClass = IsClass(inquiry);
        foreach (var unit in inquiry.On.Units)
        {
            if (IsAsked(evidence, unit))
                Draft(inquiry, unit).Add(inquiry, Settled(inquiry, insight, unit), Weight(inquiry), isClass && Bits.Has(insight.Spoken, unit.Index));
        }

        // A first question may settle by what it excludes, though no condition names it: an area that is left out closes the points of its list, so
        // that the class, which no single area settles, hangs on it too.
        foreach (var unit in pack.First)
        {
            if (Bits.Has(insight.Spoken, unit.Index) && !Bits.Has(inquiry.On.Set, unit.Index) && IsAsked(evidence, unit) && Settled(inquiry, insight, unit) is { Settling: > 0 } settled)
                Draft(inquiry, unit).Add(inquiry, settled, Weight(inquiry), isClass || (ranks > 0 && inquiry is { IsOutcome: true, IsTruth: true }));
        }
    }

    /// <summary>Whether the inquiry is about a class that may yet speak for the system: none as grave is known to hold.</summary>
    private bool IsClass(Inquiry inquiry)
    {
        for (var i = 0; i < ranks && inquiry is { IsOutcome: true, IsTruth: true }; i++)
        {
            if (Patterns.Covers(pack.Pack.Gravity[i], inquiry.Id))
                return true;
        }

        return false;
    }

    private QuestionDraft Draft(Inquiry inquiry, Unit unit)
    {
        var key = (unit, unit.IsOfUse ? inquiry.Situation : null);
        if (!drafts.TryGetValue(key, out var draft))
            drafts[key] = draft = new QuestionDraft(pack, unit, inquiry.Situation);
        return draft;
    }

    private static bool IsAsked(Evidence evidence, Unit unit) => unit.Fact is not null && evidence.Answer(unit)?.Value is not FactValue.DontKnow;

    private static long Weight(Inquiry inquiry) => !inquiry.IsTruth ? DateWeight : inquiry.IsOutcome ? OutcomeWeight : ObligationWeight;

    /// <summary>Of the answers that are still possible, how many there are and how many settle the inquiry.</summary>
    private (int Settling, int Possible) Settled(Inquiry inquiry, Insight insight, Unit unit)
    {
        var (settling, possible) = (0, 0);
        var offered = inquiry.Situation.Offered;
        var first = pack.Offers.First(unit);
        for (var (at, end) = (first, first + unit.Options.Count); at < end;)
        {
            var word = at >> 6;
            var next = Math.Min(end, (word + 1) << 6);
            var these = offered[word] & Bits.Between(at & 63, next - (word << 6));
            possible += BitOperations.PopCount(these);
            settling += BitOperations.PopCount(these & (insight.CanBeTrue[word] ^ insight.CanBeFalse[word]));
            at = next;
        }

        return (settling, Math.Max(1, possible));
    }

    private static int Compare(QuestionDraft a, QuestionDraft b)
    {
        var order = b.BearsOnClass.CompareTo(a.BearsOnClass);
        order = order != 0 ? order : b.Unit.IsFirst.CompareTo(a.Unit.IsFirst);
        order = order != 0 ? order : b.Score.CompareTo(a.Score);
        order = order != 0 ? order : b.Touches.CompareTo(a.Touches);
        order = order != 0 ? order : a.Unit.Fact!.Cost.CompareTo(b.Unit.Fact!.Cost);
        order = order != 0 ? order : a.Unit.Index.CompareTo(b.Unit.Index);
        return order != 0 ? order : string.CompareOrdinal(a.Scope, b.Scope);
    }
}
