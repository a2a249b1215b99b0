using Gnomon.Endpoint;
using Gnomon.Measure.Robustness.Perturbations;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Robustness;

/// <summary>Every case as it is, then once for each perturbation, strength and draw. The numbers of a value are its own: no order of work changes them.</summary>
internal sealed class PerturbedRows(CaseTable cases, ulong seed)
{
    public Checked<IReadOnlyList<ProbeRow>> Of(IReadOnlyList<PerturbationPlan> plans)
    {
        IReadOnlyList<Problem> problems = [.. plans.SelectMany(Faults)];
        if (problems.Count > 0)
            return Checked.Bad<IReadOnlyList<ProbeRow>>(problems);
        var rows = new List<ProbeRow>(cases.Clean);
        foreach (var plan in plans)
        {
            foreach (var strength in plan.Strengths)
            {
                for (var repeat = 0; repeat < plan.Repeats; repeat++)
                    rows.AddRange(cases.Cases.Select((c, i) => Changed(plan, strength, repeat, c, i) with { Number = rows.Count + i }).ToList());
            }
        }

        return Checked.Good<IReadOnlyList<ProbeRow>>(rows);
    }

    private IEnumerable<Problem> Faults(PerturbationPlan plan)
    {
        foreach (var column in plan.Columns)
        {
            var at = cases.IndexOf(column);
            if (at < 0 || !plan.Perturbation.Fits(cases.Columns[at]))
            {
                yield return new Problem(ExitCode.Card, at < 0 ? $"'{column}' is no column of the endpoint" : $"'{column}' goes into a tensor of {cases.Columns[at].Input.Datatype}, which {plan.Perturbation.Name} does not change: {plan.Perturbation.Says}",
                    at < 0 ? NearestWord.Remedy(column, [.. cases.Columns.Select(c => c.Name)], "name a column that stands under inputs") : "name another column, or take it out")
                { Key = $"perturb.{plan.Perturbation.Name}.columns" };
            }
        }

        if (plan.Columns.Count == 0 && !cases.Columns.Any(plan.Perturbation.Fits))
            yield return new Problem(ExitCode.Card, $"no column of the endpoint can be changed so: {plan.Perturbation.Says}", "take the perturbation out") { Key = $"perturb.{plan.Perturbation.Name}" };
    }

    private ProbeRow Changed(PerturbationPlan plan, decimal strength, int repeat, CaseRow row, int against)
    {
        var level = PerturbationPlan.Text(strength);
        var values = row.Values.Select((value, i) =>
        {
            var column = cases.Columns[i];
            return value is not null && (plan.Columns.Count > 0 ? plan.Columns.Contains(column.Name, StringComparer.Ordinal) : plan.Perturbation.Fits(column))
                ? plan.Perturbation.Apply(value, (double)strength, column, Pcg32.For(seed, FormattableString.Invariant($"{plan.Perturbation.Name}|{level}|{repeat}|{column.Name}|{row.Id}")))
                : value;
        });
        return new ProbeRow(0, row.Id, plan.Perturbation.Name, null, level, repeat, against, [.. values]);
    }
}
