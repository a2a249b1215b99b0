using System.CommandLine;
using Gnomon.Law.Tools;
using Gnomon.Report;

namespace Gnomon.Cli.Commands.Law;

/// <summary>Starts a new pack.</summary>
internal static class LawNewCommand
{
    private static readonly Argument<string> Pack = new("pack") { HelpName = "PACK", Description = "The id of the new pack: small letters, digits, hyphens." };
    private static readonly Argument<string> Folder = new("dir") { HelpName = "DIR", Description = "The folder of packs that it is put into; it is made where it is missing." };
    private static readonly Option<string> Jurisdiction = new("--jurisdiction") { HelpName = "XX", Description = "Where the law applies, for example VN.", DefaultValueFactory = _ => "XX" };
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("new", "Writes a commented pack to start from: two provisions, an obligation, questions of its own and cases that pass.") { Pack, Folder, Jurisdiction, Lang };
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        if (!RunClock.From(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH")).TryGet(out var clock, out var problems)
            || !NewPack.Write(parsed.GetRequiredValue(Pack), parsed.GetRequiredValue(Folder), parsed.GetValue(Jurisdiction)!, Reading.Today(clock).AppliesOn).TryGet(out var files, out problems))
            return await Problems.Report(problems);
        var texts = new Texts(parsed.GetValue(Lang));
        await Console.Out.WriteLineAsync(texts.Say("lawnew.done", ("files", Phrase.Foreign(string.Join(", ", files)))).ToString());
        await Console.Out.WriteLineAsync(texts.Say("lawnew.next", ("dir", Phrase.Foreign(Path.GetDirectoryName(files[0])!))).ToString());
        return (int)ExitCode.Done;
    }
}
