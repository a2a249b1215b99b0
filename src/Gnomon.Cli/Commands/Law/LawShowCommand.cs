using System.CommandLine;
using Gnomon.Law;
using Gnomon.Report;

namespace Gnomon.Cli.Commands.Law;

/// <summary>Shows a pack, or one provision with its history.</summary>
internal static class LawShowCommand
{
    private static readonly Argument<string> What = new("what") { HelpName = "PACK[/ID]", Description = "A pack, by its id or folder; after a slash the id of a provision, an obligation or an outcome." };
    private static readonly Option<string[]> Packs = CommonOptions.Packs();
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("show", "Shows a pack with its acts, outcomes, provisions and obligations; or one of these with its history, how it is confirmed, what it rests on and what rests on it.") { What, Packs, Lang };
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        var what = parsed.GetRequiredValue(What);
        // The folder of a pack has slashes of its own; the id of a rule has none.
        var slash = File.Exists(Path.Combine(what, "pack.yaml")) ? -1 : what.LastIndexOf('/');
        var (name, id) = slash < 0 ? (what, null) : (what[..slash], what[(slash + 1)..]);
        if (!LawShelves.Find(name, parsed.GetValue(Packs)).TryGet(out var found, out var problems))
            return await Problems.Report(problems);
        var text = new LawText(found.Pack, new Wording(parsed.GetValue(Lang), found.Shelf.Facts));
        if (id is null)
            await Console.Out.WriteAsync(text.Whole(found.Shelf.Origins[found.Pack.Id]));
        else if (text.One(id) is { } one)
            await Console.Out.WriteAsync(one);
        else
            return await Problems.Report([Unknown(found.Pack, id)]);
        return (int)ExitCode.Done;
    }

    private static Problem Unknown(LawPack pack, string id) => new(
        ExitCode.Usage,
        $"'{id}' is no provision, obligation or outcome of {pack.Id}",
        NearestWord.Remedy(id, [.. pack.Provisions.Concat(pack.Obligations).Select(r => r.Id), .. pack.Outcomes.Select(o => o.Id)], $"`gnomon law show {pack.Id}` lists them"));
}
