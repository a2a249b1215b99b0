using System.CommandLine;
using Gnomon.Law;
using Gnomon.Report;

namespace Gnomon.Cli.Commands.Law;

/// <summary>Shows a pack, one provision with its history, or a fact of the dictionary with what its answers mean.</summary>
internal static class LawShowCommand
{
    private const int MostRules = 8;

    private static readonly Argument<string> What = new("what") { HelpName = "PACK[/ID]|FACT", Description = "A pack, by its id or folder; after a slash the id of a provision, an obligation or an outcome, or a fact. Or a fact alone, by its id: supply.model." };
    private static readonly Option<string[]> Packs = CommonOptions.Packs();
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command(
            "show",
            "Shows a pack with its acts, outcomes, provisions and obligations; or one of these with its history, how it is confirmed, what it rests on and what rests on it; or a fact of the dictionary: the question, what each answer means, where it stands in a card, which laws ask for it.") { What, Packs, Lang };
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        var what = parsed.GetRequiredValue(What);
        // The folder of a pack has slashes of its own; the id of a rule has none.
        var slash = PackPlace.IsPack(what) ? -1 : what.LastIndexOf('/');
        var (name, id) = slash < 0 ? (what, null) : (what[..slash], what[(slash + 1)..]);
        if (!Text(name, id, parsed.GetValue(Packs), parsed.GetValue(Lang)).TryGet(out var text, out var problems))
            return await Problems.Report(problems);
        await Console.Out.WriteAsync(text);
        return (int)ExitCode.Done;
    }

    private static Checked<string> Text(string name, string? id, string[]? packs, Language language)
    {
        if (!LawShelves.Find(name, packs).TryGet(out var found, out var problems))
            return id is null ? Fact(name, packs, language, problems) : Checked.Bad<string>(problems);
        var wording = new Wording(language, found.Shelf.Facts);
        if (id is null)
            return Checked.Good(new LawText(found.Pack, wording).Whole(found.Shelf.Origins[found.Pack.Id]));
        return (new LawText(found.Pack, wording).One(id) ?? new FactText(found.Shelf.Facts, [found.Pack], wording, int.MaxValue - 1).Of(id)) is { } one
            ? Checked.Good(one)
            : Checked.Bad<string>(Unknown(found.Shelf, found.Pack, id));
    }

    // What is no pack may be a fact.
    private static Checked<string> Fact(string name, string[]? packs, Language language, IReadOnlyList<Problem> noPack)
    {
        if (noPack[0].Exit != ExitCode.Usage || !LawShelves.Read(packs).TryGet(out var shelf, out _))
            return Checked.Bad<string>(noPack);
        return new FactText(shelf.Facts, shelf.Packs, new Wording(language, shelf.Facts), MostRules).Of(name) is { } fact
            ? Checked.Good(fact)
            : Checked.Bad<string>(new Problem(
                ExitCode.Usage,
                $"'{name}' is neither a pack, nor the folder or the signed bundle of one, nor a fact",
                NearestWord.Remedy(name, [.. shelf.Packs.Select(p => p.Id), .. shelf.Facts.Facts.Select(f => f.Id)], "`gnomon law list` lists the packs, docs/reference/facts.md the facts")));
    }

    private static Problem Unknown(LawShelf shelf, LawPack pack, string id) => new(
        ExitCode.Usage,
        $"'{id}' is no provision, obligation or outcome of {pack.Id}, nor a fact",
        NearestWord.To(id, [.. pack.Provisions.Concat(pack.Obligations).Select(r => r.Id), .. pack.Outcomes.Select(o => o.Id)]) is { } near
            ? $"did you mean '{near}'?"
            : NearestWord.Remedy(id, shelf.Facts.Facts.Select(f => f.Id), $"`gnomon law show {pack.Id}` lists those of the pack, docs/reference/facts.md the facts"));
}
