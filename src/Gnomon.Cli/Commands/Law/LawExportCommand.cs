using System.CommandLine;
using Gnomon.Law.Exchange;

namespace Gnomon.Cli.Commands.Law;

/// <summary>Writes a pack for other programs.</summary>
internal static class LawExportCommand
{
    private static readonly Argument<string> Pack = new("pack") { HelpName = "PACK", Description = "A pack, by its id or folder." };
    private static readonly Option<string[]> Packs = CommonOptions.Packs();

    public static Command Create()
    {
        var command = new Command("export", "Prints a pack as an OSCAL 1.1.2 catalog: each obligation a control, with its article, its days and its condition.") { Pack, Packs };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (!LawShelves.Find(parsed.GetRequiredValue(Pack), parsed.GetValue(Packs)).TryGet(out var found, out var problems))
            return await Problems.Report(problems);
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(OscalCatalog.ToBytes(found.Pack), stop);
        return (int)ExitCode.Done;
    }
}
