using System.CommandLine;
using System.Globalization;
using Gnomon.Law.Tools;
using Gnomon.Report;

namespace Gnomon.Cli.Commands.Law;

/// <summary>Tries a law, drafts among them, on many cards.</summary>
internal static class LawTryCommand
{
    private const int MostFacts = 3;

    private static readonly Argument<string> Pack = new("pack") { HelpName = "PACK", Description = "The id of a pack, or the folder or signed bundle of a draft." };
    private static readonly Argument<string[]> Cards = new("cards") { HelpName = "CARDS...", Arity = ArgumentArity.OneOrMore, Description = "System cards." };
    private static readonly Option<string[]> Packs = CommonOptions.Packs();
    private static readonly Option<Language> Lang = CommonOptions.Language();
    private static readonly Option<DateOnly?> On = CommonOptions.AppliesOn(), Known = CommonOptions.KnownOn();

    public static Command Create()
    {
        var command = new Command("try", "Tries a law on many systems: whom it would catch, whom not, and which questions would settle the rest.") { Pack, Cards, Packs, Lang, On, Known };
        Cards.Validators.Add(result =>
        {
            // A list of files takes every word, also one that was meant as an option.
            foreach (var option in result.Tokens.Select(t => t.Value).Where(v => v.StartsWith("--", StringComparison.Ordinal)))
                result.AddError($"Unrecognized option '{option}'.");
        });
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        if (!CommandContext.Of(parsed, On, Known, Packs).TryGet(out var context, out var problems)
            || !LawShelves.Find(parsed.GetRequiredValue(Pack), parsed.GetValue(Packs)).TryGet(out var found, out problems))
            return await Problems.Report(problems);
        var (tried, unread) = Trial.Run(found.Pack, found.Shelf.Packs, found.Shelf.Facts, parsed.GetRequiredValue(Cards), context.Reading);
        if (tried.Count == 0)
            return await Problems.Report(unread);
        var wording = new Wording(parsed.GetValue(Lang), found.Shelf.Facts);
        Say(0, wording.Texts.Count(
            "lawtry.title",
            tried.Count,
            ("law", wording.Of(found.Pack.Title)), ("applies", wording.Day(context.Reading.AppliesOn)), ("known", wording.Day(context.Reading.KnownOn))));
        if (unread.Count > 0)
            Say(0, wording.Texts.Count("lawtry.unread", parsed.GetRequiredValue(Cards).Length - tried.Count));
        if (tried.Where(t => t.Law.Contradicted.Count > 0).Select(t => Phrase.Foreign(t.Name)).ToList() is { Count: > 0 } contradicted)
            Say(0, wording.Texts.Count("lawtry.contradicted", contradicted.Count, ("systems", Phrase.Join(", ", contradicted))));
        Classes(tried, wording);
        foreach (var caught in Trial.Of(found.Pack, tried))
            Write(caught, wording);
        return unread.Count > 0 ? await Problems.Report(unread) : (int)ExitCode.Done;
    }

    private static void Classes(IReadOnlyList<Tried> tried, Wording wording)
    {
        var reached = Trial.Classes(tried);
        if (reached.Count > 0)
            Say(0, Phrase.Own(wording.Texts["lawtry.classes"]));
        var words = new RangeWords(wording, tried[0].Law);
        foreach (var (reachedClass, sure, atLeast) in reached)
        {
            // Where no class holds for certain, those with an open one are in none yet, and the others in none at all.
            if (reachedClass is not null || sure > 0)
                Say(1, wording.Texts.Say("lawtry.class", ("class", words.Least(reachedClass)), ("sure", Count(sure)), ("least", Count(reachedClass is null ? 0 : atLeast))));
            if (reachedClass is null && atLeast > 0)
                Say(1, wording.Texts.Say("lawtry.class-open", ("least", Count(atLeast))));
        }
    }

    private static void Write(Caught caught, Wording wording)
    {
        Say(0, wording.Texts.Say(
            "lawtry.outcome",
            ("says", wording.Of(caught.Says)), ("id", Phrase.Foreign(caught.Outcome)),
            ("holds", Count(caught.Holds.Count)), ("unknown", Count(caught.Unknown.Count)), ("not", Count(caught.Not))));
        foreach (var system in caught.Holds)
            Say(1, wording.Texts.Say("lawtry.holds", ("system", Phrase.Foreign(system))));
        foreach (var (system, facts) in caught.Unknown)
        {
            Say(1, facts.Count == 0
                ? wording.Texts.Say("lawtry.unknown-bare", ("system", Phrase.Foreign(system)))
                : wording.Texts.Say("lawtry.unknown", ("system", Phrase.Foreign(system)), ("facts", Phrase.Join(", ", facts.Take(MostFacts).Select(f => wording.Texts.Say("lawtry.question", ("question", wording.Question(f))))))));
        }
    }

    private static void Say(int depth, Phrase line) => Console.Out.Write(new string(' ', depth * 3) + line + "\n");

    private static Phrase Count(int n) => Phrase.Own(n.ToString(CultureInfo.InvariantCulture));
}
