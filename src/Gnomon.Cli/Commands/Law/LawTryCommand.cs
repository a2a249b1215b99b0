using System.CommandLine;
using System.Globalization;
using Gnomon.Law.Tools;
using Gnomon.Report;

namespace Gnomon.Cli.Commands.Law;

/// <summary>Tries a law, drafts among them, on many cards.</summary>
internal static class LawTryCommand
{
    private const int MostFacts = 3;

    private static readonly Argument<string> Pack = new("pack") { HelpName = "PACK", Description = "The id of a pack, or the folder of a draft." };
    private static readonly Argument<string[]> Cards = new("cards") { HelpName = "CARDS...", Arity = ArgumentArity.OneOrMore, Description = "System cards." };
    private static readonly Option<string[]> Packs = CommonOptions.Packs();
    private static readonly Option<Language> Lang = CommonOptions.Language();
    private static readonly Option<DateOnly?> On = CommonOptions.AppliesOn(), Known = CommonOptions.KnownOn();

    public static Command Create()
    {
        var command = new Command("try", "Tries a law on many systems: whom it would catch, whom not, and which questions would settle the rest.") { Pack, Cards, Packs, Lang, On, Known };
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        if (!CommandContext.Of(parsed, On, Known, Packs).TryGet(out var context, out var problems)
            || !LawShelves.Find(parsed.GetRequiredValue(Pack), parsed.GetValue(Packs)).TryGet(out var found, out problems))
            return await Problems.Report(problems);
        var (tried, unread) = Trial.Run(found.Pack, found.Shelf.Facts, parsed.GetRequiredValue(Cards), context.Reading);
        var wording = new Wording(parsed.GetValue(Lang), found.Shelf.Facts);
        Say(0, wording.Texts.Count(
            "lawtry.title",
            tried.Count,
            ("law", wording.Of(found.Pack.Title)), ("applies", wording.Day(context.Reading.AppliesOn)), ("known", wording.Day(context.Reading.KnownOn))));
        foreach (var caught in Trial.Of(found.Pack, tried))
            Write(caught, wording);
        return unread.Count > 0 ? await Problems.Report(unread) : (int)ExitCode.Done;
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
