using System.CommandLine;
using System.Globalization;
using Gnomon.Law;

namespace Gnomon.Cli.Commands.Law;

/// <summary>Reads packs and says everything that is wrong or doubtful in them.</summary>
internal static class LawCheckCommand
{
    private static readonly Argument<string?> Folder = LawFolder.Argument();

    public static Command Create()
    {
        var command = new Command("check", "Reads packs and says everything that is wrong or doubtful in them, with file and line.") { Folder };
        command.SetAction((parsed, _) => Run(parsed.GetValue(Folder)));
        return command;
    }

    private static async Task<int> Run(string? folder)
    {
        if (!LawFolder.Open(folder).TryGet(out var packs, out var problems))
            return await Problems.Report(problems);
        IReadOnlyList<Problem> wrong =
        [
            .. packs.Problems,
            .. packs.Good.SelectMany(p => PackCases.Read(p, packs.Facts).Problems).Select(p => p with { File = packs.PathOf(p.File!) }),
        ];
        var code = wrong.Count > 0 ? await Problems.Report(wrong) : (int)ExitCode.Done;
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{packs.Packs.Count} packs, {wrong.Count} problems"));
        return code;
    }
}
