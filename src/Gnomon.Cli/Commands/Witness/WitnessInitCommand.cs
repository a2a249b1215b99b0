using System.CommandLine;
using Gnomon.Report;

namespace Gnomon.Cli.Commands.Witness;

/// <summary>Makes a witness.</summary>
internal static class WitnessInitCommand
{
    private static readonly Argument<string> Folder = WitnessCommand.Folder();
    private static readonly Option<string> Name = new("--name") { HelpName = "NAME", Required = true, Description = "The name of the witness: a web address of yours without https://, such as example.org/witness." };
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("init", "Makes a witness with a key of its own, in a folder that does not exist yet.") { Folder, Name, Lang };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var folder = parsed.GetRequiredValue(Folder);
        if (!Evidence.Witnessing.Witness.Create(folder, parsed.GetRequiredValue(Name)).TryGet(out var vkey, out var problems))
            return await Problems.Report(problems);
        var texts = new Texts(parsed.GetValue(Lang));
        await Console.Out.WriteLineAsync(texts.Say("witness.made", ("folder", Phrase.Foreign(folder))).ToString());
        await Console.Out.WriteLineAsync(texts.Say("witness.key", ("key", Phrase.Own(vkey))).ToString());
        return (int)ExitCode.Done;
    }
}
