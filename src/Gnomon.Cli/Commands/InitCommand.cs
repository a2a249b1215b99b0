using System.CommandLine;
using Gnomon.Describe.Template;
using Gnomon.Report;

namespace Gnomon.Cli.Commands;

/// <summary>Writes a card to start from.</summary>
internal static class InitCommand
{
    private static readonly Argument<string> Folder = new("dir") { HelpName = "DIR", Description = "The folder to write to; it is made where it is missing, and nothing in it is written over." };
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("init", "Writes a commented card that already assesses, with a small made-up data file.") { Folder, Lang };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (!CardTemplate.Write(parsed.GetRequiredValue(Folder)).TryGet(out var files, out var problems))
            return await Problems.Report(problems);
        var card = Path.Combine(parsed.GetRequiredValue(Folder), CardTemplate.CardName);
        await Console.Out.WriteLineAsync(new Texts(parsed.GetValue(Lang)).Say(
            "init.done", ("files", Phrase.Foreign(string.Join(", ", files))), ("card", Phrase.Foreign(card))).ToString());
        return (int)ExitCode.Done;
    }
}
