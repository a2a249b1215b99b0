using System.CommandLine;
using System.Globalization;
using Gnomon.Evidence;

namespace Gnomon.Cli.Commands;

/// <summary>Seals a plan alone: the bar is set, and nothing is counted.</summary>
internal static class PlanCommand
{
    private static readonly Argument<string> Card = new("card") { HelpName = "CARD", Description = "The system card, a YAML file." };
    private static readonly Option<string?> Out = new("--out") { HelpName = "DIR", Description = "Where the plan is put; nothing may lie there. Without it: gnomon-out/, the id of the system, the time in UTC, -plan." };
    private static readonly Option<string?> Log = new("--log") { HelpName = "DIR", Description = "An organisation's log (`gnomon log init`): the plan goes into it, before whatever is measured under it." };
    private static readonly Option<bool> Yes = SealWarning.Option();
    private static readonly Option<Language> Lang = CommonOptions.Language();
    private static readonly Option<DateOnly?> On = CommonOptions.AppliesOn(), Known = CommonOptions.KnownOn();
    private static readonly Option<string[]> Packs = CommonOptions.Packs();

    public static Command Create()
    {
        var command = new Command("plan", "Seals what decides a result before anything is counted: law, criteria, digests of the data, seed; `assess --plan` must then keep to it.") { Card, Out, Log, Yes, Lang, On, Known, Packs };
        command.SetStoppableAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (await SealWarning.Ask(parsed.GetValue(Log), parsed.GetValue(Yes), parsed.GetValue(Lang)) is { } no)
            return await Problems.Report([no]);
        if (!CommandContext.Of(parsed, On, Known, Packs).TryGet(out var context, out var problems)
            || !UserFolders.OfUser().TryGet(out var user, out problems)
            || !Examination.Of(parsed.GetRequiredValue(Card), context.Installation, context.Reading).TryGet(out var examination, out problems)
            || !Preparation.Of(examination).TryGet(out var preparation, out problems))
            return await Problems.Report(problems);
        var time = context.Clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var folder = parsed.GetValue(Out) ?? Path.Combine("gnomon-out", preparation.Plan.System, time + "-plan");
        if (!(await PlanSeal.Seal(preparation, folder, user, parsed.GetValue(Log))).TryGet(out var result, out problems))
            return await Problems.Report(problems);
        await Console.Out.WriteAsync(PlanText.Write(preparation, result, parsed.GetRequiredValue(Card), folder, parsed.GetValue(Lang)));
        return (int)ExitCode.Done;
    }
}
