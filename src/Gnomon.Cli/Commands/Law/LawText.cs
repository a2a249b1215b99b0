using System.Text;
using Gnomon.Law;
using Gnomon.Law.Tools;
using Gnomon.Report;

namespace Gnomon.Cli.Commands.Law;

/// <summary>A pack, or a part of it, for a terminal. Histories of conditions stand in the ids of the pack, the newest text in words too.</summary>
internal sealed class LawText(LawPack pack, Wording wording)
{
    private readonly StringBuilder page = new();

    private Texts Texts => wording.Texts;

    /// <summary>The pack with all its parts, one line each.</summary>
    public string Whole(PackOrigin origin)
    {
        Line(0, wording.Of(pack.Title));
        Line(0, Phrase.Join(" · ",
        [
            Phrase.Foreign(pack.Id), Phrase.Foreign(pack.Version), wording.Place(pack.Jurisdiction),
            pack.ReviewedBy is { } lawyer ? Texts.Say("review.by", ("name", Phrase.Foreign(lawyer))) : Phrase.Own(Texts["review.none"]),
            Phrase.Own(Texts["origin." + origin.ToString().ToLowerInvariant()]), Phrase.Own("sha256:" + pack.Digest),
        ]));
        Part("lawshow.acts", pack.Acts.Select(a => Phrase.Join(" · ", [Phrase.Foreign(a.Id), wording.Day(a.Published), wording.Of(a.Title), .. Address(a.At)])));
        Part("lawshow.outcomes", pack.Outcomes.Select(o => Phrase.Join(" · ", [Phrase.Foreign(o.Id), wording.Of(o.Says)])));
        Part("lawshow.provisions", pack.Provisions.Select(Short));
        Part("lawshow.obligations", pack.Obligations.Select(Short));
        return page.ToString();
    }

    /// <summary>The provisions, obligations and outcomes with an id; null where there is none.</summary>
    public string? One(string id)
    {
        foreach (var rule in pack.Provisions.Concat(pack.Obligations).Where(r => string.Equals(r.Id, id, StringComparison.Ordinal)))
            Rule(rule);
        foreach (var outcome in pack.Outcomes.Where(o => string.Equals(o.Id, id, StringComparison.Ordinal)))
            Outcome(outcome);
        return page.Length == 0 ? null : page.ToString();
    }

    private void Rule(Rule rule)
    {
        var history = RuleHistory.Of(pack, rule);
        Line(0, Short(rule));
        Line(1, Texts.Say("lawshow.where", ("file", Phrase.Foreign(rule.File)), ("line", Phrase.Own(rule.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)))));
        foreach (var address in Address(rule.Cites.At))
            Line(1, address);
        Line(1, Texts.Say("lawshow.basis", ("basis", Phrase.Own(wording.Basis(rule.Cites.Confirmed)))));
        foreach (var version in history.Versions)
        {
            Line(1, Texts.Say(version.Instead ? "lawshow.version-instead" : "lawshow.version", ("act", Phrase.Foreign(version.By)), ("known", wording.Day(version.KnownOn))));
            foreach (var (key, text) in version.Lines)
                Line(2, Phrase.Join(": ", [Phrase.Own(key), Phrase.Foreign(text)]));
        }

        InWords(rule.Versions[^1]);
        Names("lawshow.rests-on", history.RestsOn);
        Names("lawshow.rest-on-it", history.RestOnIt);
    }

    /// <summary>What the newest text asks for, in the reader's words and no ids: who reads law need not read packs.</summary>
    private void InWords(RuleVersion version)
    {
        var words = new ConditionLines(pack, wording, Line);
        Line(1, Phrase.Own(Texts["lawshow.in-words"]));
        words.Write(version.When, 2);
        foreach (var beginning in version.From.Where(b => b.When is not Condition.Constant))
        {
            Line(2, beginning.Fact is { } fact ? Texts.Say("lawshow.first-day-of", ("question", wording.Question(fact.Id))) : Texts.Say("lawshow.first-day", ("day", Day(beginning.Day))));
            words.Write(beginning.When, 3);
        }

        if (version.Unless.Count > 0)
            Line(2, Phrase.Own(Texts["lawshow.exceptions"]));
        foreach (var exception in pack.Provisions.Where(p => version.Unless.Contains(p.Id, StringComparer.Ordinal)))
            Line(3, Short(exception));
    }

    private Phrase Day(DateOnly? day) => day is { } first ? wording.Day(first) : Phrase.Own(Texts["condition.never"]);

    private void Outcome(OutcomeDefinition outcome)
    {
        Line(0, Phrase.Join(" · ", [Phrase.Foreign(outcome.Id), wording.Of(outcome.Says)]));
        Names("lawshow.yielded-by", [.. pack.Provisions.Where(p => p.Versions.Any(v => v.Then.Contains(outcome.Id, StringComparer.Ordinal))).Select(p => p.Id)]);
        Names("lawshow.rest-on-it", [.. pack.Provisions.Concat(pack.Obligations).Where(r => RuleHistory.Of(pack, r).RestsOn.Any(n => Covers(n, outcome.Id))).Select(r => r.Id).Distinct(StringComparer.Ordinal)]);
    }

    private static bool Covers(string pattern, string id) => pattern.EndsWith('*') ? id.StartsWith(pattern[..^1], StringComparison.Ordinal) : string.Equals(pattern, id, StringComparison.Ordinal);

    private Phrase Short(Rule rule) => Phrase.Join(" · ", [Phrase.Foreign(rule.Id), wording.Article(rule.Cites), wording.Of(rule.Says)]);

    private static IEnumerable<Phrase> Address(string? at) => at is null ? [] : [Phrase.Foreign(at)];

    private void Part(string title, IEnumerable<Phrase> lines)
    {
        Line(0, Phrase.Own("\n" + Texts[title]));
        foreach (var line in lines)
            Line(1, line);
    }

    private void Names(string title, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
            Line(1, Texts.Say(title, ("names", Phrase.Join(", ", names.Select(Phrase.Foreign)))));
    }

    private void Line(int depth, Phrase line) => page.Append(' ', depth * 3).Append(line).Append('\n');
}
