using System.CommandLine;
using Gnomon.Cli.Ask;
using Gnomon.Describe.Splice;
using Gnomon.Law;
using Gnomon.Law.Ask;
using Gnomon.Report;

namespace Gnomon.Cli.Commands;

/// <summary>Interviews on the terminal and writes the answers into the card.</summary>
internal static class AskCommand
{
    private const int LongestName = 200;

    private static readonly Argument<string> Card = new("card") { HelpName = "CARD", Description = "The system card, a YAML file; each answer is written into it at once, everything else in it stays as it is." };
    private static readonly Option<string?> By = new("--by") { HelpName = "WHO", Description = "Who answers; recorded with each answer." };
    private static readonly Option<string[]> Pack = new("--pack") { HelpName = "ID", Description = "Ask only for this law; may be repeated. Without it: the laws of the card's markets, or all where it names none." };
    private static readonly Option<Language> Lang = CommonOptions.Language();
    private static readonly Option<DateOnly?> On = CommonOptions.AppliesOn(), Known = CommonOptions.KnownOn();
    private static readonly Option<string[]> Packs = CommonOptions.Packs();

    public static Command Create()
    {
        var command = new Command("ask", "Asks on the terminal what can still change the result, most decisive first, and writes the answers into the card.") { Card, Lang, By, Pack, On, Known, Packs };
        By.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } by && (by.Trim().Length is 0 or > LongestName || !string.Equals(Plain.Text(by), by, StringComparison.Ordinal)))
                result.AddError("--by is empty, too long or holds characters that cannot be seen; a name or an address was expected");
        });
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        if (!CommandContext.Of(parsed, On, Known, Packs).TryGet(out var context, out var problems)
            || !LawShelf.Read(context.Installation).TryGet(out var shelf, out problems)
            || !CardDraft.Open(parsed.GetRequiredValue(Card), shelf.Facts).TryGet(out var draft, out problems)
            || !Chosen(parsed.GetValue(Pack) ?? [], draft, shelf).TryGet(out var packs, out problems))
            return await Problems.Report(problems);
        var wording = new Wording(parsed.GetValue(Lang), shelf.Facts);
        var dialogue = new AskDialogue(
            new Interview(shelf.Facts, packs, context.Reading),
            wording,
            new AskTerminal(Console.In, Console.Out, Console.IsInputRedirected),
            parsed.GetValue(By)?.Trim(),
            Reading.Today(context.Clock).AppliesOn);
        dialogue.Introduce(packs, parsed.GetRequiredValue(Card), [.. MigrationWords.Of(draft.Card.Migrated, wording), .. SilentMarkets.Of(draft.Card, shelf.Packs, wording), .. OnRequest(draft, shelf, wording)]);
        return dialogue.Run(draft).TryGet(out _, out problems) ? (int)ExitCode.Done : await Problems.Report(problems);
    }

    private static IEnumerable<Phrase> OnRequest(CardDraft draft, LawShelf shelf, Wording wording) =>
        SilentMarkets.OnRequest(draft.Card, shelf.Packs, wording) is { } named ? [named] : [];

    private static Checked<IReadOnlyList<LawPack>> Chosen(string[] ids, CardDraft draft, LawShelf shelf)
    {
        if (ids.Length == 0)
            return Interview.PacksOf(draft.Card, shelf.Packs);
        var known = shelf.Packs.Select(p => p.Id).ToList();
        IReadOnlyList<Problem> unknown = [.. ids.Except(known, StringComparer.Ordinal).Select(id => new Problem(ExitCode.Usage, $"--pack names '{id}', which is no pack", NearestWord.RemedyOrList(id, known, "`gnomon law list` lists them")))];
        return unknown.Count > 0
            ? Checked.Bad<IReadOnlyList<LawPack>>(unknown)
            : Checked.Good<IReadOnlyList<LawPack>>([.. ids.Distinct(StringComparer.Ordinal).Select(id => shelf.Packs.First(p => string.Equals(p.Id, id, StringComparison.Ordinal)))]);
    }
}
