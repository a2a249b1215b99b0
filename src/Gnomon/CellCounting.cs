using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Plan;

namespace Gnomon;

/// <summary>Counts entries of a card over some of their files, on whatever machine these lie, and nothing else.</summary>
/// <param name="card">The card.</param>
/// <param name="command">The program that counts.</param>
public sealed class CellCounting(SystemCard card, CountingCommand command)
{
    /// <summary>Threads of the counting process; null takes one a processor.</summary>
    public int? Threads { get; init; }

    /// <summary>What the counting process may take.</summary>
    public CountingLimits Limits { get; init; } = new();

    /// <summary>Counts.</summary>
    /// <param name="only">The ids of the entries; empty for all.</param>
    /// <param name="files">Paths of whole data files of the card, as the user names them; empty for all.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>The cells, or every problem: among others that an entry does not reduce to cells that add up.</returns>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public Checked<CellFile> Run(IReadOnlyCollection<string> only, IReadOnlyList<string> files, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(only);
        ArgumentNullException.ThrowIfNull(files);
        if (!Measuring.Chosen(card, only).TryGet(out var chosen, out var problems))
            return Checked.Bad<CellFile>(problems);
        var names = files.Select(f => Path.GetRelativePath(card.Folder, RealPath.Of(f) ?? Path.GetFullPath(f))).ToList();
        problems = [.. Strangers(chosen, files, names), .. Twice(files, names), .. chosen.Select(Unfit).OfType<Problem>()];
        if (problems.Count > 0)
            return Checked.Bad<CellFile>(problems);
        var counted = chosen.Select(m => (Measure: m, Part: PartOf(m, names))).Where(m => m.Part.Count > 0).Select(m => Count(m.Measure, m.Part, stop)).ToList();
        problems = [.. counted.SelectMany(c => c.Problems)];
        return problems.Count > 0 ? Checked.Bad<CellFile>(problems) : Checked.Good(new CellFile([.. counted.Select(c => c.Value).OrderBy(e => e.Measure, StringComparer.Ordinal)]));
    }

    private static IReadOnlyList<string> PartOf(MeasureDeclaration measure, List<string> names) =>
        names.Count == 0 ? measure.Data : [.. names.Where(n => measure.Data.Any(p => DataFiles.IsNamed(p, n)))];

    private IEnumerable<Problem> Strangers(IReadOnlyList<MeasureDeclaration> chosen, IReadOnlyList<string> files, List<string> names) => files.Zip(names)
        .Where(f => chosen.All(m => !m.Data.Any(p => DataFiles.IsNamed(p, f.Second))))
        .Select(f => new Problem(ExitCode.Data, "no entry of the card counts this file", $"name a file of `data` in {card.File.Name}") { File = f.First });

    // As of two parts that counted the same file: nobody could say whether its rows were meant to count once or twice.
    private static IEnumerable<Problem> Twice(IReadOnlyList<string> files, List<string> names) => files.Zip(names)
        .GroupBy(f => f.Second, StringComparer.Ordinal)
        .Where(f => f.Count() > 1)
        .Select(f => new Problem(ExitCode.Data, "the file is named more than once", "name it once: its rows count once") { File = f.Last().First });

    // Tables of queries, different units and joined files do not add up: only counts of rows do (docs/design/counting-in-parts.md).
    private Problem? Unfit(MeasureDeclaration measure)
    {
        var request = MeasureKinds.Of(measure).Ask(PlanCounting.Request(card.Folder, new MeasureData([], []), new PlannedMeasure(measure, [])), measure);
        string?[] reasons =
        [
            request.Unit is null ? null : "a unit may stand in several parts, so their numbers do not add up",
            measure.SamplingWeight is null ? null : "sampling weights are scaled by the greatest of all rows, which a part does not know",
            request.JoinOn is null ? null : "what finds no match in a joined file is known only once all parts are there",
            request.Others.Count == 0 || request.JoinOn is not null ? null : "it reads other data beside its own",
            request.Tables.Count == 0 || request.Unit is not null || measure.SamplingWeight is not null ? null : $"the kind {measure.Kind} asks for more than counts of rows by group",
        ];
        return reasons.OfType<string>().ToList() is { Count: > 0 } found
            ? new Problem(ExitCode.NotYet, $"the entry '{measure.Id}' does not add up from parts: {string.Join("; ", found)}", "leave it out with --only, and assess it from all of its rows") { File = card.File.Name, Line = measure.Line }
            : null;
    }

    private Checked<CellEntry> Count(MeasureDeclaration measure, IReadOnlyList<string> part, CancellationToken stop)
    {
        if (!DataFiles.Describe(card.Folder, part).TryGet(out var files, out var problems))
            return Checked.Bad<CellEntry>(problems);
        var data = new MeasureData(files, []);
        var request = PlanCounting.Request(card.Folder, data, data.Plan(measure)) with { Threads = Threads };
        if (!CountingProcess.Run(request, command, Limits, stop).TryGet(out var counts, out problems))
            return Checked.Bad<CellEntry>([.. problems.Select(p => p.File is null ? p with { File = card.File.Name, Line = measure.Line } : p)]);
        problems = [.. MeasureKinds.Of(measure).Faults(measure, counts)];
        return problems.Count > 0
            ? Checked.Bad<CellEntry>(problems)
            : Checked.Good(new CellEntry(measure.Id, CellEntry.AskedOf(measure), counts.Columns, files, counts.Cells));
    }
}
