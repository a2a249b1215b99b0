using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>Dates of law as half sentences: duties from 2 December 2027; in force since; from between two days.</summary>
/// <param name="wording">The reader's words.</param>
public sealed class DateWords(Wording wording)
{
    /// <summary>From when duties apply, told apart by whether they are in force on the reading's day.</summary>
    public Phrase From(DateRange from, Truth inForce) => Worded(from, inForce, "from.");

    /// <summary>From when a class or situation applies: no word of duties, whose days a transition may move.</summary>
    public Phrase Applies(DateRange from, Truth inForce) => Worded(from, inForce, "applies.");

    /// <summary>A range of days for a table: one day, two days, or a dash where there is none.</summary>
    public Phrase Range(DateRange range) => range switch
    {
        { Earliest: null, Latest: null } => Phrase.Own("–"),
        { Earliest: { } only } when range.IsCertain => wording.Day(only),
        { Earliest: { } first, Latest: { } last } => Phrase.Join(" – ", [wording.Day(first), wording.Day(last)]),
        { Earliest: { } first } => wording.Texts.Say("range.from-or-never", ("date", wording.Day(first))),
        _ => Phrase.Own(wording.Texts["truth.unknown"]),
    };

    private Phrase Worded(DateRange from, Truth inForce, string key) => (from, inForce) switch
    {
        ({ Earliest: null, Latest: null }, _) => Phrase.Own(wording.Texts[key + "never"]),
        ({ Earliest: { } only }, Truth.True) when from.IsCertain => wording.Texts.Say(key + "since", ("date", wording.Day(only))),
        ({ Earliest: { } only }, _) when from.IsCertain => wording.Texts.Say(key + "on", ("date", wording.Day(only))),
        ({ Earliest: { } first, Latest: { } last }, _) => wording.Texts.Say(key + "between", ("first", wording.Day(first)), ("last", wording.Day(last))),
        ({ Earliest: { } first }, _) => wording.Texts.Say(key + "earliest", ("date", wording.Day(first))),
        _ => Phrase.Own(wording.Texts[key + "open"]),
    };

    /// <summary>By when a duty has to be done: its day, or now where it is in force.</summary>
    public Phrase By(DateRange from, Truth inForce) => inForce == Truth.True || from.Earliest is null
        ? Phrase.Own(wording.Texts["by.now"])
        : wording.Texts.Say("by.date", ("date", wording.Day(from.Earliest.Value)));
}
