using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>Says in the reader's language why something is unknown and what would settle it, from the cause and its data.</summary>
/// <param name="wording">The reader's words.</param>
public sealed class UnknownWords(Wording wording)
{
    // The key of Unknown.Data by which a figure says that its method takes rows for independent and alike.
    private const string Design = "design";

    private readonly QuestionWords questions = new(wording);

    /// <summary>The cause in a few words: not answered yet, too few cases.</summary>
    public string Cause(UnknownCause cause) => wording.Texts["cause." + cause.Id()];

    /// <summary>
    /// The cause of one unknown: where a method does not know the design of the sample, that is said, for more data would not help; and where an answer
    /// is there and not whole, for nobody finds it missing.
    /// </summary>
    public string Cause(Unknown unknown)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        return unknown.Data.ContainsKey(Design) ? wording.Texts["cause.design"]
            : questions.IsAnsweredInPart(unknown) ? wording.Texts["cause.in-part"]
            : Cause(unknown.Cause);
    }

    /// <summary>What would settle it. Falls back to the general sentence of the cause where the data name no particulars.</summary>
    public Phrase SettledBy(Unknown unknown)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        var key = unknown.Data.ContainsKey(Design) ? "settle.design" : questions.IsAnsweredInPart(unknown) ? "settle.in-part" : "settle." + unknown.Cause.Id();
        return wording.Texts.Find(key + ".data") is { } particular && Placeholders(particular).All(unknown.Data.ContainsKey)
            ? wording.Texts.Say(key + ".data", [.. unknown.Data.Select(d => (d.Key, Value(d.Key, d.Value, unknown)))])
            : Phrase.Own(wording.Texts[key]);
    }

    /// <summary>Which sources would have to agree; null where none disagree. Who can answer nothing is told that much.</summary>
    public static LocalizedText? Disagreement(IEnumerable<OutcomeFinding> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        return Explanation.Steps(outcomes.SelectMany(o => o.Reasons)).FirstOrDefault(s => s is { Provision: null, Fact: null })?.Says;
    }

    private Phrase Value(string name, string value, Unknown unknown) => name switch
    {
        "fact" => questions.Of(unknown),
        "count" or "minimum" when long.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var n) => Phrase.Own(wording.Numbers.Count(n)),
        _ => Phrase.Foreign(value),
    };

    private static IEnumerable<string> Placeholders(string text) => text.Split('{').Skip(1).Select(p => p[..p.IndexOf('}', StringComparison.Ordinal)]);
}
