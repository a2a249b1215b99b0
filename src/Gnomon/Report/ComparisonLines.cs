using System.Text;

namespace Gnomon.Report;

/// <summary>Two versions for a terminal: worse first, then better, then how much is not shown and what is unknown.</summary>
public static class ComparisonLines
{
    private const int MostUnknown = 10;
    private const double LeastShown = 0.001;

    private static readonly (ChangeVerdict Verdict, string Title)[] Shown =
        [(ChangeVerdict.Worse, "compare.worse"), (ChangeVerdict.Better, "compare.better"), (ChangeVerdict.Changed, "compare.changed")];

    /// <summary>The lines, each ended by a line feed.</summary>
    public static string Write(VersionComparison comparison, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(wording);
        var texts = wording.Texts;
        var lines = new StringBuilder();
        void Say(Phrase phrase, int depth = 0) => lines.Append(' ', depth * 2).Append(Plain.Text(phrase.ToString())).Append('\n');

        Say(texts.Say("compare.title", ("before", Phrase.Foreign(comparison.Before.Name)), ("after", Phrase.Foreign(comparison.After.Name))));
        Say(texts.Count("compare.compared", comparison.Changes.Count(c => c.P is not null)));
        foreach (var entry in comparison.Paired)
            Say(texts.Say("compare.paired", ("measure", Phrase.Foreign(entry.Measure)), ("pairs", Count(wording, entry.Pairs)), ("left", Count(wording, entry.OnlyBefore + entry.OnlyAfter + entry.Repeated + entry.OtherGroup + entry.OtherLabel))));
        if (comparison.Changes.Any(c => c is { P: not null, Pairs: null }))
            Say(Phrase.Own(texts["compare.apart"]));
        foreach (var (verdict, title) in Shown)
        {
            var changes = comparison.Changes.Where(c => c.Verdict == verdict).OrderBy(c => c.Corrected).ToList();
            if (changes.Count == 0 && verdict == ChangeVerdict.Changed)
                continue;
            Say(changes.Count == 0 ? texts.Say(title + ".none") : Phrase.Own(texts[title]));
            foreach (var change in changes)
                Say(Line(change, wording), 1);
        }

        Say(texts.Count("compare.not-shown", comparison.Changes.Count(c => c.Verdict == ChangeVerdict.NotShown)));
        Unknowns(comparison, wording, Say);
        return lines.ToString();
    }

    private static void Unknowns(VersionComparison comparison, Wording wording, Action<Phrase, int> say)
    {
        var unknown = comparison.Changes.Where(c => c.Verdict == ChangeVerdict.Unknown).ToList();
        if (unknown.Count == 0)
            return;
        say(wording.Texts.Count("compare.unknown", unknown.Count), 0);
        foreach (var change in unknown.Take(MostUnknown))
            say(wording.Labelled(Whom(change.After, wording), Phrase.Own(Why(((MeasuredValue.NotKnown)change.Difference).Reasons[0].Cause, wording))), 1);
        if (unknown.Count > MostUnknown)
            say(wording.Texts.Count("compare.unknown-more", unknown.Count - MostUnknown), 1);
    }

    // What is not modelled is a law elsewhere, and here an interval.
    private static string Why(UnknownCause cause, Wording wording) => cause == UnknownCause.NotModelled ? wording.Texts["compare.not-modelled"] : new UnknownWords(wording).Cause(cause);

    private static Phrase Line(VersionChange change, Wording wording)
    {
        var said = new FigureWords(wording, MetricId.Of(change.After.Id));
        var difference = ((MeasuredValue.Known)change.Difference).Estimate;
        return wording.Texts.Say(
            "compare.line",
            ("whom", Whom(change.After, wording)),
            ("before", Point(change.Before, said)),
            ("after", Point(change.After.Value, said)),
            ("difference", Sized(difference.Point, change.After.Id, wording)),
            ("low", Signed(difference.Low.Number, change.After.Id, wording)),
            ("high", Signed(difference.High.Number, change.After.Id, wording)),
            ("p", Phrase.Own(change.Corrected < LeastShown ? "< " + wording.Numbers.Plain(LeastShown, null) : wording.Numbers.Plain(change.Corrected!.Value, null))));
    }

    private static Phrase Point(MeasuredValue value, FigureWords said) => said.Number(((MeasuredValue.Known)value).Estimate.Point);

    private static Phrase Sized(double value, string id, Wording wording) => IsPoints(id) ? wording.Texts.Say("unit.points", ("value", Signed(value, id, wording))) : Signed(value, id, wording);

    private static bool IsPoints(string id) => MetricId.Of(id) is { IsPlain: false, IsRatio: false };

    // Of shares points, of all others the number itself; always with its sign.
    private static Phrase Signed(double value, string id, Wording wording)
    {
        var text = IsPoints(id) ? wording.Numbers.Points(Math.Abs(value)) : wording.Numbers.Plain(Math.Abs(value), null);
        return Phrase.Own((value < 0 ? "\u2212" : "+") + text);
    }

    private static Phrase Whom(Measurement figure, Wording wording)
    {
        List<Phrase> parts = [Phrase.Foreign(figure.Measure), wording.Metric(figure.Id), figure.By is { } by ? Wording.By(by) : wording.Group(figure.Group ?? GroupKey.Whole)];
        if (figure.Against is { } against)
            parts.Add(wording.Texts.Say("measurements.against", ("against", wording.Known("against." + against, against))));
        return Phrase.Join(" · ", parts);
    }

    private static Phrase Count(Wording wording, long n) => Phrase.Own(wording.Numbers.Count(n));
}
