using System.CommandLine;
using System.Globalization;
using Gnomon.Report;

namespace Gnomon.Cli.Commands.Law;

/// <summary>Lists the packs.</summary>
internal static class LawListCommand
{
    private static readonly Option<string[]> Packs = CommonOptions.Packs();
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("list", "Lists the packs: law, jurisdiction, newest act, reviewer, size, and whether each is as it was shipped.") { Packs, Lang };
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        if (!LawShelves.Read(parsed.GetValue(Packs)).TryGet(out var shelf, out var problems))
            return await Problems.Report(problems);
        var wording = new Wording(parsed.GetValue(Lang), shelf.Facts);
        foreach (var pack in shelf.Packs)
        {
            await Console.Out.WriteLineAsync(Phrase.Join("  ", [Phrase.Foreign(pack.Id), Phrase.Foreign(pack.Version), wording.Of(pack.Title)]).ToString());
            await Console.Out.WriteLineAsync("   " + wording.Texts.Say(
                "lawlist.facts",
                ("place", wording.Place(pack.Jurisdiction)),
                ("dated", wording.Day(pack.Dated)),
                ("review", pack.ReviewedBy is { } lawyer ? wording.Texts.Say("review.by", ("name", Phrase.Foreign(lawyer))) : Phrase.Own(wording.Texts["review.none"]))));
            await Console.Out.WriteLineAsync("   " + wording.Texts.Say(
                "lawlist.size",
                ("provisions", Count(pack.Provisions.Count)), ("obligations", Count(pack.Obligations.Count)), ("outcomes", Count(pack.Outcomes.Count)),
                ("origin", Phrase.Own(wording.Texts["origin." + shelf.Origins[pack.Id].ToString().ToLowerInvariant()]))));
        }

        return (int)ExitCode.Done;
    }

    private static Phrase Count(int n) => Phrase.Own(n.ToString(CultureInfo.InvariantCulture));
}
