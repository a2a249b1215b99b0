using System.Text;
using Gnomon.Decide;
using Gnomon.Evidence;
using Gnomon.Law;
using Gnomon.Measure;
using Gnomon.Plan;
using Gnomon.Report;

namespace Gnomon;

/// <summary>
/// The whole sentence: Describe, Law, Plan, Measure, Decide, Report. It seals what each stage made before the next begins; the plan
/// is on the disk before the first row is counted. See docs/design/flow.md.
/// </summary>
public sealed class Assessment
{
    private readonly Preparation preparation;
    private readonly AssessmentOptions options;
    private readonly Signer? signer;
    private readonly OrganisationLog? organisation;
    private readonly RunSeal seal;

    private Assessment(Preparation preparation, AssessmentOptions options, Signer? signer, OrganisationLog? log, RunSeal seal) =>
        (this.preparation, this.options, this.signer, organisation, this.seal) = (preparation, options, signer, log, seal);

    private AssessmentPlan Plan => preparation.Plan;

    private Examination Examination => preparation.Examination;

    /// <summary>Counts, measures, decides and seals; afterwards there is a whole result, or none.</summary>
    /// <returns>The result, or every problem of the key, the output or the data.</returns>
    /// <exception cref="OperationCanceledException">Stopped by the user; nothing is left.</exception>
    public static async Task<Checked<AssessmentResult>> Run(Preparation preparation, AssessmentOptions options, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(preparation);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            if (options.Planned?.Differences(preparation) is { Count: > 0 } changed)
                return Checked.Bad<AssessmentResult>(changed);
            using var key = options.User is { } user ? Signer.LoadOrCreate(user).Unwrap(out var problems) : Unsigned(out problems);
            if (problems.Count > 0)
                return Checked.Bad<AssessmentResult>(problems);
            await using var log = key is not null && options.Log is { } folder ? (await OrganisationLog.OpenWitnessed(folder, options.User, options.Clock, stop: stop)).Unwrap(out problems) : null;
            if (problems.Count > 0)
                return Checked.Bad<AssessmentResult>(problems);
            using var result = RunSeal.Begin(options.Out, key, log).Unwrap(out problems);
            return result is null ? Checked.Bad<AssessmentResult>(problems) : await new Assessment(preparation, options, key, log, result).Run(stop);
        }
        catch (EvidenceException e)
        {
            return Checked.Bad<AssessmentResult>(e.Problem);
        }
    }

    private async Task<Checked<AssessmentResult>> Run(CancellationToken stop)
    {
        seal.Seal("card", [new("card.yaml", Examination.Card.File.Bytes)]);
        seal.Seal("classification", [new("classification.json", ClassificationJson.ToBytes(Examination.Classification))]);
        var plan = new ResultFile("plan.json", PlanJson.Write(Plan));
        var planned = seal.Seal("plan", [plan], predicate: PlanSeal.Predicate(Plan));
        var attempt = await PlanSeal.CountAttempt(options.User, organisation, Plan, planned, isNew: options.Planned is null);
        options.Progress?.Invoke(AssessmentStep.Planned);

        if (!Counting().Count(Plan.Measures, Plan.Profile.PublishSize, stop).TryGet(out var counts, out var problems))
            return Checked.Bad<AssessmentResult>(problems);
        var celled = seal.Seal("cells", [.. counts.SelectMany(c => c.Files)], about: plan);
        options.Progress?.Invoke(AssessmentStep.Counted);

        // Deciding needs mostly the cells, not the figures that people read, so the two go side by side; what is sealed keeps its order.
        var seed = PlanJson.ShortSeed(Plan);
        var measuring = Task.Run(() => MeasureCounts.Figures(counts, Plan.Profile.PublishSize, seed), stop);
        var deciding = Task.Run(() => Decider.Decide(
            Plan, Examination.Classification, counts.ToDictionary(c => c.Declaration.Id, c => c.Counts, StringComparer.Ordinal), Examination.Card, () => measuring.GetAwaiter().GetResult()), stop);
        var measurements = await measuring;
        var measured = seal.Seal("measurements", [new("measurements.json", MeasurementsJson.ToBytes(measurements))]);
        options.Progress?.Invoke(AssessmentStep.Measured);

        var findings = await deciding;
        var decided = seal.Seal("findings", [new("findings.json", FindingsJson.ToBytes(findings))]);
        options.Progress?.Invoke(AssessmentStep.Decided);

        var report = new ReportInput
        {
            Card = Examination.Card,
            Facts = Examination.Facts,
            Classification = Examination.Classification,
            Plan = Plan,
            Measurements = measurements,
            Findings = findings,
            Statements = [new("plan", planned), new("cells", celled), new("measurements", measured), new("findings", decided)],
            NotExamined = Examination.NotExamined,
            Attempt = attempt?.Number,
            AttemptLog = attempt?.Log,
            Order = seal.Order,
            IsDraft = signer is null,
            SignerFingerprint = signer?.PublicKey.Fingerprint,
        };
        var rendering = Task.Run(() => options.RenderReport(report), stop);
        var json = AssessmentJson.Write(report);
        var page = Encoding.UTF8.GetBytes(await rendering);
        stop.ThrowIfCancellationRequested();
        seal.Seal("result", [new("assessment.json", json), new("report.html", page)]);
        KeepOpenings(planned, counts);
        var result = new AssessmentResult(seal.Publish(), report, seal.Statements) { EndCosigned = seal.EndCosigned };
        options.Progress?.Invoke(AssessmentStep.Published);
        return Checked.Good(result);
    }

    // Before the result appears: a result whose closed cells its owner cannot open would be half a result.
    private void KeepOpenings(string planned, IReadOnlyList<MeasureCounts> counts)
    {
        if (options.User is not { } user)
            return;
        foreach (var (name, openings) in counts.SelectMany(c => c.Openings))
            Openings.Keep(user, planned, name, [.. openings.Select(o => (o.Cell, o.Salt))]);
    }

    private PlanCounting Counting() => new(Examination.Card, preparation.Data, options.Counting) { Ready = options.Ready, Threads = options.Threads, Limits = options.Limits };

    private static Signer? Unsigned(out IReadOnlyList<Problem> problems)
    {
        problems = [];
        return null;
    }
}
