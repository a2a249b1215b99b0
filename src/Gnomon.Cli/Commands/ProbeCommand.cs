using System.CommandLine;
using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon.Cli.Commands;

/// <summary>Asks live models. It is the one command that uses the network for a measure, and only towards the addresses that the card names.</summary>
internal static class ProbeCommand
{
    private static readonly Argument<string> Card = new("card") { HelpName = "CARD", Description = "The system card, a YAML file." };
    private static readonly Option<string?> Only = CommonOptions.Only("; without it every entry that names an endpoint");
    private static readonly Option<bool> List = new("--list") { Description = "Send nothing; say which addresses would be asked about how many rows in how many requests." };
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("probe", "Asks the live models that the card names (Open Inference Protocol v2) about changed rows and writes their answers beside the card, to be measured like any data. Run again it goes on where it stopped.") { Card, Only, List, Lang };
        command.SetStoppableAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        string[] only = CommonOptions.Ids(parsed.GetValue(Only));
        if (!Installation.Find().TryGet(out var installation, out var problems)
            || !LawShelf.ReadFacts(installation).TryGet(out var facts, out problems)
            || !CardReader.Read(parsed.GetRequiredValue(Card), facts).TryGet(out var card, out problems)
            || !Probing.Of(card, only).TryGet(out var probings, out problems))
            return await Problems.Report(problems);
        var lines = new ProbeLines(parsed.GetValue(Lang));
        var plans = probings.Select(p => p.Plan(CountingCommand.ThisProgram(), stop)).ToList();
        problems = [.. plans.SelectMany(p => p.Problems)];
        if (problems.Count > 0)
            return await Problems.Report(problems);
        var silent = new List<Problem>();
        foreach (var (probing, plan) in probings.Zip(plans, (p, plan) => (p, plan.Value)))
        {
            lines.Planned(probing, plan);
            if (parsed.GetValue(List))
                continue;
            if (!(await probing.Run(plan, TimeProvider.System, lines.Progress, stop)).TryGet(out var outcome, out problems))
                return await Problems.Report([.. silent, .. problems]);
            lines.Done(probing, outcome);
            if (outcome.Fault is { } fault)
                silent.Add(new Problem(ExitCode.NotAnswered, $"measure '{probing.Measure}': {outcome.Unanswered} of {plan.Rows} rows have no answer: {fault}",
                    "run `gnomon probe` again when the endpoint answers: it goes on where it stopped; until then what rests on these rows is unknown")
                { File = probing.Address });
        }

        return silent.Count > 0 ? await Problems.Report(silent) : (int)ExitCode.Done;
    }
}
