using System.CommandLine;
using Gnomon.Columns;

namespace Gnomon.Cli.Commands;

/// <summary>Runs a sealed plan again, and says where the result differs.</summary>
internal static class ReproduceCommand
{
    private static readonly Argument<string> Result = new("result") { HelpName = "OUT", Description = "The result folder; its seal is checked first." };
    private static readonly Option<string> Data = new("--data")
    {
        HelpName = "DIR",
        Required = true,
        Description = "Where the data, the documents and the profile lie, under any names: each is found by its digest.",
    };

    private static readonly Option<Language> Lang = CommonOptions.Language();
    private static readonly Option<string[]> Packs = CommonOptions.Packs();

    public static Command Create()
    {
        var command = new Command("reproduce", "Runs the plan of a sealed result again over the same inputs, and compares statement by statement: the same, or the first difference.") { Result, Data, Lang, Packs };
        command.SetStoppableAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (NoResult.Of(parsed.GetRequiredValue(Result)) is { } none)
            return await Problems.Report([none]);
        if (!Installation.Find(parsed.GetValue(Packs)).TryGet(out var installed, out var problems)
            || !(await Reproduction.Run(parsed.GetRequiredValue(Result), parsed.GetRequiredValue(Data), installed, CountingCommand.ThisProgram(), stop)).TryGet(out var result, out problems))
            return await Problems.Report(problems);
        await Console.Out.WriteAsync(ReproductionText.Write(result, parsed.GetValue(Lang)));
        return (int)(result.IsSame ? ExitCode.Done : ExitCode.NotReproduced);
    }
}
