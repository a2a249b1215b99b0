using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Endpoint;
using Gnomon.Evidence;
using Gnomon.Measure.Statistics;

namespace Gnomon;

/// <summary>
/// Asks the live models that a card names, and writes what they answer into files that are measured afterwards like any others. Nothing else uses
/// the network for a measure. See docs/design/endpoint.md.
/// </summary>
public sealed class Probing
{
    private readonly SystemCard card;
    private readonly MeasureDeclaration declaration;
    private readonly ProbeSettings settings;
    private readonly ModelEndpoint endpoint;

    private Probing(SystemCard card, MeasureDeclaration declaration, ProbeSettings settings, ModelEndpoint endpoint) =>
        (this.card, this.declaration, this.settings, this.endpoint) = (card, declaration, settings, endpoint);

    /// <summary>The id of the entry under <c>measure</c>.</summary>
    public string Measure => declaration.Id;

    /// <summary>The address of the model.</summary>
    public string Address => endpoint.Address;

    /// <summary>The file of answers, as the card names it.</summary>
    public string Answers => endpoint.Answers;

    /// <summary>The entries of a card that name an endpoint, or what is wrong with the ids asked for.</summary>
    /// <param name="card">The card.</param>
    /// <param name="only">The ids of entries; empty for all that name an endpoint.</param>
    public static Checked<IReadOnlyList<Probing>> Of(SystemCard card, IReadOnlyCollection<string> only)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(only);
        var all = card.Measures.Where(m => m.Settings is ProbeSettings { Endpoint: not null }).Select(m => new Probing(card, m, (ProbeSettings)m.Settings, ((ProbeSettings)m.Settings).Endpoint!)).ToList();
        string[] ids = [.. all.Select(p => p.Measure)];
        if (all.Count == 0)
            return Checked.Bad<IReadOnlyList<Probing>>(new Problem(ExitCode.Card, "no entry under measure names an endpoint", "add endpoint: { url: ..., model: ..., inputs: [...], output: ..., answers: ... } to an entry of kind robustness or explanation") { File = card.File.Name, Key = "measure" });
        return only.FirstOrDefault(id => !ids.Contains(id, StringComparer.Ordinal)) is { } unknown
            ? Checked.Bad<IReadOnlyList<Probing>>(new Problem(ExitCode.Card, $"there is no entry '{unknown}' with an endpoint under measure", NearestWord.Remedy(unknown, ids, "those with one are " + string.Join(", ", ids))) { File = card.File.Name, Key = "measure" })
            : Checked.Good<IReadOnlyList<Probing>>([.. all.Where(p => only.Count == 0 || only.Contains(p.Measure, StringComparer.Ordinal))]);
    }

    /// <summary>What will be asked: reads the cases and makes the rows, and sends nothing.</summary>
    /// <param name="command">The program that reads the data.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>The plan of asking, or what is wrong with the data, the card or both together.</returns>
    public Checked<ProbePlan> Plan(CountingCommand command, CancellationToken stop)
    {
        if (!MeasureData.Describe(card.Folder, declaration with { Settings = MeasureSettings.None }).TryGet(out var data, out var problems))
            return Checked.Bad<ProbePlan>(problems);
        var seed = Seed(data.Files);
        var reading = new ProbeCases(card.Folder, declaration, settings, endpoint);
        if (!CountingProcess.Run(reading.Request(data, seed), command, cancellation: stop).TryGet(out var counts, out problems))
            return Checked.Bad<ProbePlan>([.. problems.Select(InCard)]);
        var table = counts.Table("cases");
        if (ProbeCases.Faults(table) is { Count: > 0 } faults)
            return Checked.Bad<ProbePlan>([.. faults.Select(InCard)]);
        var cases = reading.Of(table);
        if (!settings.Rows(cases, seed).TryGet(out var rows, out problems))
            return Checked.Bad<ProbePlan>([.. problems.Select(InCard)]);
        problems = [.. reading.Unfit(rows)];
        return problems.Count > 0 ? Checked.Bad<ProbePlan>([.. problems.Select(InCard)]) : Checked.Good(new ProbePlan(rows.Count, cases.Cases.Count, (rows.Count + endpoint.Limits.Batch - 1) / endpoint.Limits.Batch) { All = rows, Seed = seed });
    }

    /// <summary>Asks, and writes the file of answers, also where some, or all, are missing.</summary>
    /// <param name="plan">What to ask.</param>
    /// <param name="clock">The time.</param>
    /// <param name="tell">Told how far it is.</param>
    /// <param name="stop">Stops; what was answered is kept.</param>
    /// <returns>What came back; or what makes the endpoint unusable.</returns>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task<Checked<ProbeOutcome>> Run(ProbePlan plan, TimeProvider clock, Action<ProbeProgress>? tell, CancellationToken stop)
    {
        var secret = endpoint.Authorization is { } name ? Environment.GetEnvironmentVariable(name) : null;
        if (endpoint.Authorization is not null && string.IsNullOrEmpty(secret))
            return Checked.Bad<ProbeOutcome>(InCard(new Problem(ExitCode.Environment, $"the environment variable {endpoint.Authorization} is not set", $"set it to the value of the header Authorization, for example {endpoint.Authorization}=\"Bearer ...\"") { Key = "endpoint.authorization" }));
        var path = Path.Combine(card.Folder, endpoint.Answers);
        try
        {
            var work = path[..^".csv".Length] + ".work";
            Directory.CreateDirectory(work);
            using var journal = ExchangeJournal.Open(Path.Combine(work, "exchanges.jsonl")).Unwrap(out var problems);
            if (journal is null)
                return Checked.Bad<ProbeOutcome>(problems);
            using var client = new EndpointClient(endpoint.Limits, clock, secret, Jitter(plan.Seed));
            using var run = new ProbeRun(endpoint, client, journal, clock, tell);
            if (!(await run.Ask(plan.All, stop)).TryGet(out var outcome, out problems))
                return Checked.Bad<ProbeOutcome>([.. problems.Select(p => p with { What = $"measure '{Measure}': {p.What}" })]);
            AnswersFile.Write(path, new CsvDialect(declaration.Delimiter, declaration.DecimalMark), plan.All, outcome.Answers);
            return Checked.Good(outcome);
        }
        catch (Exception e) when (EvidenceException.IsOfDisk(e) || e is EvidenceException)
        {
            return Checked.Bad<ProbeOutcome>(new Problem(ExitCode.Output, $"the answers cannot be written: {e.Message}", "check the folder, its permissions and the room on the disk; answers that came are kept") { File = endpoint.Answers });
        }
    }

    // The lot follows from the data and the entry, so that nobody can choose it and a run can be repeated.
    private ulong Seed(IReadOnlyList<DescribedFile> files) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files.Select(f => f.Content.Sha256).Append(declaration.Id)))));

    private static Func<double> Jitter(ulong seed)
    {
        var (random, gate) = (Pcg32.For(seed, "jitter"), new Lock());
        return () =>
        {
            lock (gate)
                return random.NextDouble();
        };
    }

    private Problem InCard(Problem problem) => problem.File is not null ? problem : problem.In(card, declaration);
}
