using System.CommandLine;
using System.Globalization;
using Gnomon.Columns;
using Gnomon.Decide;
using Gnomon.Evidence;
using Gnomon.Pages.Report;
using Gnomon.Report;

namespace Gnomon.Cli.Commands;

/// <summary>From a card to a sealed result.</summary>
internal static class AssessCommand
{
    private const string NotMet = "not-met", Unknown = "unknown";

    private static readonly Argument<string> Card = new("card") { HelpName = "CARD", Description = "The system card, a YAML file; `gnomon init` writes one to start from." };
    private static readonly Option<string?> Out = new("--out") { HelpName = "DIR", Description = "Where the result is put; nothing may lie there. Without it: gnomon-out/, the id of the system, the time in UTC." };
    private static readonly Option<string?> Log = new("--log")
    {
        HelpName = "DIR",
        Description = "An organisation's log (`gnomon log init`): each statement goes into it when it is sealed, and the result carries the proofs.",
    };

    private static readonly Option<string?> PlanFolder = new("--plan")
    {
        HelpName = "DIR",
        Description = "A plan that `gnomon plan` sealed: the run reads the law on its days, and is refused where data, criteria, law or card are not as it says.",
    };

    private static readonly Option<string?> Cells = new("--cells")
    {
        HelpName = "FILE",
        Description = "Cells that `gnomon count` and `gnomon merge` made of the data: what they count is not counted here, and its files need not be here.",
    };

    private static readonly Option<bool> Yes = SealWarning.Option();
    private static readonly Option<bool> Draft = new("--draft") { Description = "Seal nothing; the report is marked as a draft." };
    private static readonly Option<int?> Threads = CommonOptions.Threads();
    private static readonly Option<long?> Memory = CommonOptions.Memory();
    private static readonly Option<string?> FailOn = new("--fail-on")
    {
        HelpName = "WHAT",
        Description = "For use in a build: end with exit code 12 where a criterion came out as named, not-met or unknown or both (not-met,unknown).",
    };

    private static readonly Option<Language> Lang = CommonOptions.Language();
    private static readonly Option<DateOnly?> On = CommonOptions.AppliesOn(), Known = CommonOptions.KnownOn();
    private static readonly Option<string[]> Packs = CommonOptions.Packs();

    public static Command Create()
    {
        var command = new Command("assess", "Says which laws apply to a system and why, measures what they ask for, and seals the result.") { Card, Out, PlanFolder, Cells, Log, Yes, Lang, On, Known, Draft, Threads, Memory, FailOn, Packs };
        FailOn.Validators.Add(result =>
        {
            var wrong = Words(result.GetValueOrDefault<string?>()).Except([NotMet, Unknown], StringComparer.Ordinal).ToList();
            if (wrong.Count > 0)
                result.AddError($"--fail-on names '{wrong[0]}'; not-met, unknown or both with a comma between were expected");
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(Draft) && result.GetValue(Log) is not null)
                result.AddError("--log and --draft were both given; a draft is not sealed, so it goes into no log");
        });
        command.SetStoppableAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var language = parsed.GetValue(Lang);
        if (await SealWarning.Ask(parsed.GetValue(Log), parsed.GetValue(Yes), language) is { } no)
            return await Problems.Report([no]);
        if (!Counted(parsed.GetValue(Cells)).TryGet(out var cells, out var problems))
            return await Problems.Report(problems);
        using var ahead = new Ahead(cells.SingleOrDefault(), parsed.GetValue(Cells));
        if (!CommandContext.Of(parsed, On, Known, Packs).TryGet(out var context, out problems)
            || !Planned(parsed, ref context).TryGet(out var planned, out problems)
            || !Examination.Of(parsed.GetRequiredValue(Card), context.Installation, context.Reading, ahead.Begin).TryGet(out var examination, out problems))
            return await Problems.Report(problems);
        var progress = new ProgressLines(language, parsed.GetValue(Draft));
        progress.Examined(examination);
        if (planned is { } under)
            progress.Under(under);
        if (!Preparation.Of(examination, await ahead.Digests).TryGet(out var preparation, out problems)
            || !Options(parsed, context, preparation, planned, ahead.Counting, progress).TryGet(out var options, out problems))
            return await Problems.Report(problems);
        if (!(await Assessment.Run(preparation, options, stop)).TryGet(out var result, out problems))
            return await Problems.Report(problems);
        progress.Published(result.Folder);
        if (parsed.GetValue(Log) is { } log)
            progress.Witnessed(result.EndCosigned, log);
        await Console.Out.WriteAsync(TerminalSummary.Write(result.Report, language));
        return (int)(IsFailure(Words(parsed.GetValue(FailOn)), result.Report.Findings) ? ExitCode.FailedOn : ExitCode.Done);
    }

    private static Checked<AssessmentOptions> Options(ParseResult parsed, CommandContext context, Preparation preparation, SealedPlan? planned, CountingProcess? ready, ProgressLines progress)
    {
        UserFolders? user = null;
        if (!parsed.GetValue(Draft) && !UserFolders.OfUser().TryGet(out user, out var problems))
            return Checked.Bad<AssessmentOptions>(problems);
        var time = context.Clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var language = parsed.GetValue(Lang);
        return Checked.Good(new AssessmentOptions
        {
            Out = parsed.GetValue(Out) ?? Path.Combine("gnomon-out", preparation.Plan.System, time),
            RenderReport = report => ReportPage.Render(report, language),
            User = user,
            Log = parsed.GetValue(Log),
            Planned = planned,
            Counting = CountingCommand.ThisProgram(),
            Ready = ready,
            Threads = parsed.GetValue(Threads),
            Limits = CommonOptions.Limits(parsed.GetValue(Memory)),
            Progress = progress.Step,
        });
    }

    // The plan's two days are those of the run, unless the user names others, which is then a difference.
    private static Checked<SealedPlan?> Planned(ParseResult parsed, ref CommandContext context)
    {
        if (parsed.GetValue(PlanFolder) is not { } folder)
            return Checked.Good<SealedPlan?>(null);
        if (!SealedPlan.Read(folder).TryGet(out var plan, out var problems))
            return Checked.Bad<SealedPlan?>(problems);
        context = context with { Reading = new Reading(parsed.GetValue(On) ?? plan.Reading.AppliesOn, parsed.GetValue(Known) ?? plan.Reading.KnownOn) };
        return Checked.Good<SealedPlan?>(plan);
    }

    private static Checked<IReadOnlyList<CellFile>> Counted(string? path)
    {
        if (path is null)
            return Checked.Good<IReadOnlyList<CellFile>>([]);
        return CellFile.Read(path).TryGet(out var cells, out var problems) ? Checked.Good<IReadOnlyList<CellFile>>([cells]) : Checked.Bad<IReadOnlyList<CellFile>>(problems);
    }

    private static bool IsFailure(string[] failOn, Findings findings) => findings.Criteria.Any(c =>
        (c.Status == CriterionStatus.NotMet && failOn.Contains(NotMet, StringComparer.Ordinal))
        || (c.Status == CriterionStatus.Unknown && failOn.Contains(Unknown, StringComparer.Ordinal)));

    private static string[] Words(string? list) => list?.Split(',', StringSplitOptions.TrimEntries) ?? [];
}
