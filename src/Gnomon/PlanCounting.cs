using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Measure;
using Gnomon.Plan;
using Gnomon.Verify;

namespace Gnomon;

/// <summary>Counts every measure of a plan, each scan in a process of its own.</summary>
/// <param name="card">The card.</param>
/// <param name="data">Its data files as they looked when they were planned.</param>
/// <param name="command">The program that counts.</param>
internal sealed class PlanCounting(SystemCard card, IReadOnlyList<MeasureData> data, CountingCommand command)
{
    /// <summary>A process that was started beforehand; it counts the first measure.</summary>
    public CountingProcess? Ready { get; init; }

    /// <summary>Threads of the counting process; null takes one a processor.</summary>
    public int? Threads { get; init; }

    /// <summary>What each counting process may take; null for the usual.</summary>
    public CountingLimits? Limits { get; init; }

    /// <returns>The counts in the order of the plan, or every problem of the data and the expressions.</returns>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public Checked<IReadOnlyList<MeasureCounts>> Count(IReadOnlyList<PlannedMeasure> measures, int publishSize, CancellationToken stop)
    {
        var counts = new List<MeasureCounts>();
        var problems = new List<Problem>();
        var results = Counted(measures, stop);
        foreach (var (i, measure) in measures.Index())
        {
            if (!results[i].TryGet(out var counted, out var found))
                problems.AddRange(found.Select(p => p.File is null ? p.In(card, measure.Declaration) : p));
            else if (MeasureKinds.Of(measure.Declaration).Faults(measure.Declaration, counted).ToList() is { Count: > 0 } faults)
                problems.AddRange(faults.Select(p => p.In(card, measure.Declaration)));
            else if (GroupCount.Fault(counted.Cells.GroupNames, counted.Cells.Cells.Select(c => c.Key)) is { } many)
                problems.Add(many.In(card, measure.Declaration));
            else
                counts.Add(MeasureCounts.Of(measure.Declaration, counted with { Withheld = MeasureKinds.Of(measure.Declaration).Withhold(measure.Declaration, counted, publishSize) }, Whom(data[i], measure), data[i].Files));
        }

        return problems.Count > 0 ? Checked.Bad<IReadOnlyList<MeasureCounts>>([.. problems.Distinct()]) : Checked.Good<IReadOnlyList<MeasureCounts>>(counts);
    }

    // Measures that one scan serves are counted together, at the place of the first. Where that fails each is counted by itself, and says itself what is wrong.
    private Checked<Counts>[] Counted(IReadOnlyList<PlannedMeasure> measures, CancellationToken stop)
    {
        var results = new Checked<Counts>?[measures.Count];
        CountRequest[] requests = [.. measures.Select((m, i) => Request(card.Folder, data[i], m) with { Threads = Threads })];
        var ready = Ready;
        for (var i = 0; i < measures.Count; i++)
        {
            if (data[i].Counted is { } elsewhere)
                results[i] = Checked.Good(new Counts(elsewhere.Cells, [], []));
            if (results[i] is not null)
                continue;
            var (joint, served) = (requests[i], new List<int> { i });
            foreach (var j in Enumerable.Range(i + 1, measures.Count - i - 1).Where(j => results[j] is null && data[j].Counted is null))
            {
                if (SharedCount.Join(joint, requests[j]) is not { } both)
                    continue;
                joint = both;
                served.Add(j);
            }

            if (served.Count > 1 && Run(joint).TryGet(out var all, out _))
                served.ForEach(j => results[j] = Checked.Good(SharedCount.Part(all, joint, requests[j])));
            else
                results[i] = Run(requests[i]);
        }

        return [.. results.Select(r => r!)];

        Checked<Counts> Run(CountRequest request)
        {
            var process = ready;
            ready = null;
            return process is not null ? process.Count(request, Limits, stop) : CountingProcess.Run(request, command, Limits, stop);
        }
    }

    /// <summary>What is counted for one measure.</summary>
    public static CountRequest Request(string folder, MeasureData data, PlannedMeasure measure)
    {
        var declared = measure.Declaration;
        var request = new CountRequest
        {
            Folder = folder,
            Files = [.. measure.Files.Select(f => f.Name)],
            Expected = data.Files,
            Others = [.. data.Others.Select(o => new OtherFiles(o.Key, [.. o.Value.Select(f => f.Content.Name)], o.Value))],
            Csv = new CsvDialect(declared.Delimiter, declared.DecimalMark, declared.Dates, declared.Sheet),
            Groups = declared.Groups,
            Unit = declared.Unit,
            Frequency = declared.Frequency,
            JoinOn = declared.Join?.Columns,
        };
        return MeasureKinds.Of(declared).Ask(request, declared);
    }

    // Of a join the totals alone are told.
    private Dictionary<string, TablePeople> Whom(MeasureData of, PlannedMeasure measure) =>
        Request(card.Folder, of, measure).Tables.ToDictionary(t => t.Name, t => t.People, StringComparer.Ordinal);
}

/// <summary>The counts of one measure, with the files that are sealed of them.</summary>
/// <param name="Declaration">The entry of the card.</param>
/// <param name="Counts">Cells and tables.</param>
/// <param name="Files">The file of the cells, small ones closed, then one for each table.</param>
/// <param name="Openings">What opens the closed cells and rows, by the name of the file: for the owner alone.</param>
internal sealed record MeasureCounts(
    MeasureDeclaration Declaration, Counts Counts, IReadOnlyList<ResultFile> Files, IReadOnlyList<(string Name, IReadOnlyList<CellOpening> Openings)> Openings)
{
    /// <summary>The one place where counts become what is sealed.</summary>
    public static MeasureCounts Of(MeasureDeclaration declaration, Counts counts, IReadOnlyDictionary<string, TablePeople> people, IReadOnlyList<DescribedFile> files)
    {
        var id = declaration.Id;
        var cells = ClosedCells.Of(counts.Cells, counts.Withheld, id, files);
        var tables = counts.Tables.Select(t => (Name: $"{id}.{t.Name}", Closed: ClosedTable.Of(t, people.GetValueOrDefault(t.Name, TablePeople.None), counts.Withheld, id, files))).ToList();
        return new MeasureCounts(
            declaration,
            counts,
            [new ResultFile($"cells/{id}.json", cells.ToBytes()), .. tables.Select(t => new ResultFile($"cells/{t.Name}.json", t.Closed.ToBytes()))],
            [(id, cells.Openings), .. tables.Select(t => (t.Name, t.Closed.Openings))]);
    }

    /// <summary>The figures of several measures, in their order; the measures are worked out side by side.</summary>
    public static IReadOnlyList<Measurement> Figures(IReadOnlyList<MeasureCounts> counts, int publishSize, ulong seed)
    {
        Task<IReadOnlyList<Measurement>>[] all = [.. counts.Select(c => Task.Run(() => c.With(publishSize, seed).Figures()))];
        return [.. all.SelectMany(f => f.GetAwaiter().GetResult())];
    }

    public Counted With(int publishSize, ulong seed) => new(
        Declaration,
        Counts,
        publishSize,
        seed,
        Digest(Files[0]),
        Counts.Tables.Zip(Files.Skip(1)).ToDictionary(t => t.First.Name, t => Digest(t.Second), StringComparer.Ordinal));

    private static string Digest(ResultFile file) => "sha256:" + Sha256Hex.Of(file.Bytes.Span);
}
