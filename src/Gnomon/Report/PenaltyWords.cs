using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>A penalty band as one line, which says what a breach can cost at most and never what it will cost.</summary>
public static class PenaltyWords
{
    /// <summary>Up to EUR 15,000,000 or 3% of yearly turnover worldwide, whichever is higher; the lower for small enterprises.</summary>
    public static Phrase Of(Wording wording, Penalty penalty)
    {
        ArgumentNullException.ThrowIfNull(wording);
        ArgumentNullException.ThrowIfNull(penalty);
        var texts = wording.Texts;
        var amount = penalty.AtMost is { } money ? Phrase.Own($"{wording.Numbers.Count((long)money.Amount)}\u00A0{money.Currency}") : null;
        var share = penalty.TurnoverPercent is { } percent ? texts.Say("penalty.share", ("percent", Phrase.Own(wording.Numbers.ShortPercent((double)percent / 100)))) : null;
        var band = (amount, share) switch
        {
            ({ } a, { } s) => texts.Say(penalty.Whichever is Whichever.Lower ? "penalty.lower" : "penalty.higher", ("amount", a), ("share", s)),
            _ => texts.Say("penalty.one", ("amount", amount ?? share!)),
        };
        if (penalty.LowerFor.Count == 0)
            return band;
        var sizes = Phrase.Join(texts["penalty.and"], penalty.LowerFor.Select(r => wording.Known("size." + r.Size, r.Size)));
        return texts.Say("penalty.lower-for", ("band", band), ("sizes", sizes));
    }
}
