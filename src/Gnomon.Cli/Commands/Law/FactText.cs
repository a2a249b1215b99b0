using System.Globalization;
using System.Text;
using Gnomon.Cli.Ask;
using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Law.Tools;
using Gnomon.Report;

namespace Gnomon.Cli.Commands.Law;

/// <summary>A fact of the dictionary for a terminal: what is asked, what each answer means, where it stands in a card, which laws ask for it.</summary>
/// <param name="facts">The dictionary.</param>
/// <param name="packs">The laws that may ask for it.</param>
/// <param name="wording">The reader's words.</param>
/// <param name="most">How many provisions and obligations of each law are named.</param>
internal sealed class FactText(FactDictionary facts, IReadOnlyList<LawPack> packs, Wording wording, int most)
{
    private readonly StringBuilder page = new();

    private Texts Texts => wording.Texts;

    /// <summary>The fact with an id, or those that it became where it is a former one; null where there is none.</summary>
    public string? Of(string id)
    {
        IEnumerable<FactDefinition> found = facts.Find(id) is { } now ? [now] : facts.Facts.Where(f => f.Was.Any(w => string.Equals(w.Fact, id, StringComparison.Ordinal)));
        foreach (var fact in found)
            Fact(fact);
        return page.Length == 0 ? null : page.ToString();
    }

    private void Fact(FactDefinition fact)
    {
        Line(0, Phrase.Join(" · ", [Phrase.Foreign(fact.Id), wording.Of(fact.Question)]));
        Help(1, fact.Help);
        foreach (var (market, words) in fact.AskedIn.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            Line(1, Texts.Say("factshow.asked-in", ("market", Phrase.Foreign(market)), ("question", wording.Of(words.Question))));
            Help(2, words.Help);
        }

        Line(1, Texts.Say("open.who", ("who", wording.Of(fact.Who))));
        Line(1, Phrase.Own(Texts["factshow.cost." + fact.Cost.ToString(CultureInfo.InvariantCulture)]));
        Answers(fact);
        Line(1, Phrase.Own(Texts["factshow.about." + Scope(fact)]));
        Line(2, Phrase.Foreign($"{fact.Id}: {FactExample.Of(fact)}"));
        Origin(fact);
        AskedBy(fact);
    }

    private void Answers(FactDefinition fact)
    {
        Line(1, fact.Unit is { } unit ? Texts.Say("factshow.type.number", ("unit", Phrase.Foreign(unit))) : Phrase.Own(Texts["factshow.type." + fact.Type.Id()]));
        foreach (var option in fact.Options)
            Line(2, Phrase.Join(" · ", [Phrase.Foreign(option.Id), Label(option)]));
        Line(1, Phrase.Own(Texts["factshow.unknown"]));
    }

    private Phrase Label(FactOption option) => option.Was.Count == 0
        ? wording.Of(option.Label)
        : Texts.Say("factshow.value-was", ("answer", wording.Of(option.Label)), ("names", Names(option.Was)));

    private void Origin(FactDefinition fact)
    {
        if (fact.Was.Count > 0)
            Line(1, Texts.Say("factshow.was", ("names", Names([.. fact.Was.Select(w => w.Fact)]))));
        if (facts.PlaceOf(fact.Id) is { } place)
            Line(1, Texts.Say("lawshow.where", ("file", Phrase.Foreign(Short(place.File))), ("line", Phrase.Own(place.Line.ToString(CultureInfo.InvariantCulture)))));
    }

    private void AskedBy(FactDefinition fact)
    {
        var (asking, through) = FactUse.Laws(fact.Id, packs, facts);
        if (asking.Count > 0)
            Line(1, Phrase.Own(Texts["factshow.asked-by"]));
        foreach (var pack in asking)
            Line(2, wording.Labelled(Phrase.Join(" · ", [Phrase.Foreign(pack.Id), wording.Of(pack.Title)]), Rules(fact, pack, FactUse.Of(fact.Id, pack))));
        if (through.Count > 0)
            Line(1, Texts.Say("factshow.asked-through", ("laws", Names([.. through.Select(p => p.Id)]))));
        else if (asking.Count == 0)
            Line(1, packs is [var only] ? Texts.Say("factshow.not-asked-by", ("law", Phrase.Foreign(only.Id))) : Phrase.Own(Texts["factshow.asked-by-nothing"]));
    }

    // One more is named rather than counted.
    private Phrase Rules(FactDefinition fact, LawPack pack, IReadOnlyList<string> rules) => rules.Count <= most + 1
        ? Names(rules)
        : Phrase.Join(", ", [Names([.. rules.Take(most)]), Texts.Count("factshow.more", rules.Count - most, ("all", Phrase.Foreign($"{pack.Id}/{fact.Id}")))]);

    private void Help(int depth, LocalizedText help)
    {
        foreach (var line in FactHelp.Lines(wording.Of(help)))
            Line(depth, line);
    }

    // As rules are placed: by the folder of the pack, wherever that lies.
    private static string Short(string file) => Path.Combine(Path.GetFileName(Path.GetDirectoryName(file)) ?? "", Path.GetFileName(file));

    private static string Scope(FactDefinition fact) => fact.Scope.ToString().ToLowerInvariant();

    private static Phrase Names(IReadOnlyList<string> names) => Phrase.Join(", ", names.Select(Phrase.Foreign));

    private void Line(int depth, Phrase line) => page.Append(' ', depth * 3).Append(line).Append('\n');
}
