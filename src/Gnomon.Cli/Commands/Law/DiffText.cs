using System.Text;
using Gnomon.Law;
using Gnomon.Law.Tools;
using Gnomon.Report;

namespace Gnomon.Cli.Commands.Law;

/// <summary>Differences for a terminal: what, from what to what, and why, with citations.</summary>
internal sealed class DiffText(Wording wording)
{
    private readonly StringBuilder page = new();

    private Texts Texts => wording.Texts;

    /// <summary>What acts that became known between two days change in a pack.</summary>
    public string Pack(LawPack pack, DateOnly after, DateOnly until)
    {
        Line(0, Texts.Say("lawdiff.pack", ("law", wording.Of(pack.Title)), ("first", wording.Day(after)), ("last", wording.Day(until))));
        foreach (var act in pack.Acts.Where(a => a.Published > after && a.Published <= until))
            Line(1, Texts.Say("lawdiff.act", ("act", Phrase.Foreign(act.Id)), ("known", wording.Day(act.Published)), ("title", wording.Of(act.Title))));
        foreach (var rule in pack.Provisions.Concat(pack.Obligations))
        {
            foreach (var version in RuleHistory.Of(pack, rule).Between(after, until))
            {
                Line(0, Phrase.Join(" · ", [Phrase.Foreign(rule.Id), wording.Article(rule.Cites), wording.Of(rule.Says)]));
                Line(1, Texts.Say(version.Instead ? "lawshow.version-instead" : "lawshow.version", ("act", Phrase.Foreign(version.By)), ("known", wording.Day(version.KnownOn))));
                foreach (var (key, text) in version.Lines)
                    Line(2, Phrase.Join(": ", [Phrase.Own(key), Phrase.Foreign(text)]));
            }
        }

        return Finish("lawdiff.pack-same", 1);
    }

    /// <summary>What the laws say of one system, in two readings.</summary>
    public string Card(Classification before, Classification after, IReadOnlyList<LawPack> packs)
    {
        Line(0, Texts.Say(
            "lawdiff.card",
            ("applies", wording.Day(before.Reading.AppliesOn)), ("known", wording.Day(before.Reading.KnownOn)),
            ("applies2", wording.Day(after.Reading.AppliesOn)), ("known2", wording.Day(after.Reading.KnownOn))));
        // Where nothing is known before and after, that its day has come is no news, and on a card with few answers there are hundreds.
        var changes = Difference.Of(before, after);
        var open = changes.Count(c => c.IsOpenStill);
        foreach (var change in changes.Where(c => !c.IsOpenStill))
        {
            Line(0, Phrase.Join(" · ", [wording.Of(change.Says), Phrase.Foreign(change.Id), .. change.Use is { } use ? [Phrase.Foreign(use)] : Array.Empty<Phrase>()]));
            Line(1, Texts.Say("lawdiff.before", ("what", Worded(change.Before, change.IsObligation))));
            Line(1, Texts.Say("lawdiff.after", ("what", Worded(change.After, change.IsObligation))));
            Why(change, before.Reading, after.Reading, packs);
        }

        if (open > 0)
            Line(0, Texts.Count("lawdiff.still-open", open));

        return Finish("lawdiff.card-same", 1);
    }

    /// <summary>What the laws of two markets say of one system.</summary>
    public string Markets(Classification classification, IReadOnlyList<string> packs)
    {
        foreach (var pack in packs.Select(id => classification.Packs.First(p => string.Equals(p.Pack, id, StringComparison.Ordinal))))
        {
            Line(0, Phrase.Join(" · ", [wording.Place(pack.Jurisdiction), wording.Of(pack.Title)]));
            Entries("lawdiff.holds", false, pack.Outcomes.Where(o => o.Truth == Truth.True).Select(o => (o.Says, o.Id, o.Use, Same(o))));
            Entries("lawdiff.unknown", false, pack.Outcomes.Where(o => o.Truth == Truth.Unknown).Select(o => (o.Says, o.Id, o.Use, Same(o))));
            Entries("lawdiff.duties", true, pack.Obligations.Where(o => o.Truth == Truth.True).Select(o => (o.Says, o.Id, o.Use, Same(o))));
            var open = pack.Obligations.Count(o => o.Truth == Truth.Unknown);
            if (open > 0)
                Line(1, Texts.Count("lawdiff.duties-open", open));
            if (pack.Questions.Count > 0)
                Line(1, Texts.Say("lawdiff.question", ("question", wording.Of(pack.Questions[0].Question))));
        }

        return Finish("lawdiff.card-same", 0);
    }

    private static Standing Same(OutcomeFinding o) => new(o.Truth, o.InForce, o.From, o.Until, o.Reasons, o.Cites, o.Basis);

    private static Standing Same(ObligationDue o) => new(o.Truth, o.InForce, o.From, o.Until, o.Reasons, o.Cites, o.Basis);

    private void Entries(string title, bool duties, IEnumerable<(LocalizedText Says, string Id, string? Use, Standing Standing)> entries)
    {
        var all = entries.ToList();
        if (all.Count == 0)
            return;
        Line(1, Phrase.Own(Texts[title]));
        foreach (var (says, id, use, standing) in all)
            Line(2, Phrase.Join(" · ", [wording.Of(says), Phrase.Foreign(id), .. use is null ? [] : new[] { Phrase.Foreign(use) }, Worded(standing, duties)]));
    }

    // A class has a day of its own; only a duty is due from a day.
    private Phrase Worded(Standing? standing, bool isDuty)
    {
        if (standing is null)
            return Phrase.Own(Texts["lawdiff.absent"]);
        List<Phrase> parts = [Phrase.Own(Texts["truth." + standing.Truth.Id()])];
        if (standing.Truth != Truth.False)
            parts.Add(isDuty ? new DateWords(wording).From(standing.From, standing.InForce) : new DateWords(wording).Applies(standing.From, standing.InForce));
        if (standing.Until.Earliest is { } end && standing.Truth != Truth.False)
            parts.Add(Texts.Say("lawdiff.until", ("date", wording.Day(end))));
        if (standing.Cites.Count > 0)
            parts.Add(wording.Articles(standing.Cites));
        return Phrase.Join(" · ", parts);
    }

    // The provisions behind the change whose text another act has made meanwhile; else the day itself is the reason.
    private void Why(Change change, Reading before, Reading after, IReadOnlyList<LawPack> packs)
    {
        var pack = packs.First(p => string.Equals(p.Id, change.Pack, StringComparison.Ordinal));
        var reasons = new[] { change.Before, change.After }.OfType<Standing>()
            .SelectMany(s => Explanation.Steps(s.Reasons).Where(r => s.Truth == Truth.Unknown || r.Truth == s.Truth).Select(r => r.Provision)).OfType<string>().Append(change.Id).ToHashSet(StringComparer.Ordinal);
        var changed = pack.Provisions.Concat(pack.Obligations)
            .Where(r => reasons.Contains(r.Id))
            .SelectMany(r => RuleHistory.Of(pack, r).Between(before.KnownOn, after.KnownOn).Select(v => (Rule: r, Version: v)))
            .ToList();
        foreach (var (rule, version) in changed)
        {
            Line(1, Texts.Say(
                "lawdiff.because",
                ("article", wording.Article(rule.Cites)), ("act", Phrase.Foreign(version.By)), ("known", wording.Day(version.KnownOn)),
                ("what", Phrase.Foreign(string.Join("; ", version.Lines.Select(l => $"{l.Key}: {l.Text}"))))));
        }

        if (changed.Count == 0 && before.AppliesOn != after.AppliesOn)
            Line(1, Phrase.Own(Texts["lawdiff.because-day"]));
    }

    private string Finish(string same, int titleLines)
    {
        if (page.ToString().Count(c => c == '\n') <= titleLines)
            Line(0, Phrase.Own(Texts[same]));
        Line(0, Phrase.Own(Texts["self-check"]));
        return page.ToString();
    }

    private void Line(int depth, Phrase line) => page.Append(' ', depth * 3).Append(line).Append('\n');
}
