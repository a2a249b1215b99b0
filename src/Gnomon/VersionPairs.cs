using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Measure;

namespace Gnomon;

/// <summary>Finds the cases that both versions decided, by the unit that both cards name.</summary>
/// <param name="command">The program that counts.</param>
/// <param name="limits">What it may take; null for the usual.</param>
internal sealed class VersionPairs(CountingCommand command, CountingLimits? limits)
{
    private const string Second = "after";

    /// <summary>The pairs of one entry; null where the cards name no unit for it, or it is of a kind whose pairs say nothing.</summary>
    /// <returns>The pairs, or every problem of the data.</returns>
    public Checked<IReadOnlyList<PairTable>> Of(SystemCard before, SystemCard after, string measure, CancellationToken stop)
    {
        var (first, second) = (Entry(before, measure), Entry(after, measure));
        if (first is not { Kind: "fairness", Unit: not null, Join: null, SamplingWeight: null, Frequency: null } || second is not { Kind: "fairness", Unit: not null, Join: null, SamplingWeight: null, Frequency: null })
            return Checked.Good<IReadOnlyList<PairTable>>([]);
        var folder = Common(before.Folder, after.Folder);
        string[] groups = [.. first.Groups.Select(g => g.Key).Intersect(second.Groups.Select(g => g.Key), StringComparer.Ordinal)];
        var request = new CountRequest
        {
            Folder = folder,
            Files = Below(folder, before, first),
            Others = [new OtherFiles(Second, Below(folder, after, second))],
            Csv = new CsvDialect(first.Delimiter, first.DecimalMark, first.Dates, first.Sheet),
            Tables = [new TableQuery(PairTable.Name, "pairs") { People = TablePeople.None, Inputs = [.. Inputs(first, groups, "", of: null), .. Inputs(second, groups, Second + "_", Second)] }],
        };
        return CountingProcess.Run(request, command, limits, stop).TryGet(out var counts, out var problems)
            ? Checked.Good<IReadOnlyList<PairTable>>([new PairTable(groups, counts.Table(PairTable.Name))])
            : Checked.Bad<IReadOnlyList<PairTable>>([.. problems.Select(p => p.File is null ? p with { File = before.File.Name, Line = first.Line } : p)]);
    }

    private static IEnumerable<QueryInput> Inputs(MeasureDeclaration entry, string[] groups, string prefix, string? of) =>
    [
        new(prefix + "unit", entry.Unit!, InputForm.Text, of),
        new(prefix + "label", entry.Label ?? "CAST(NULL AS BOOLEAN)", InputForm.Truth, of),
        new(prefix + "prediction", entry.Prediction!, InputForm.Truth, of),
        .. groups.Select(g => new QueryInput(prefix + "group", entry.Groups.First(e => string.Equals(e.Key, g, StringComparison.Ordinal)).Value, InputForm.Text, of)),
    ];

    private static MeasureDeclaration? Entry(SystemCard card, string measure) => card.Measures.FirstOrDefault(m => string.Equals(m.Id, measure, StringComparison.Ordinal));

    // All data of one counting lie below one folder: here the nearest that holds both cards.
    private static string Common(string first, string second)
    {
        var folder = first;
        while (!string.Equals(folder, second, StringComparison.Ordinal) && !second.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal))
            folder = Path.GetDirectoryName(folder) ?? "/";
        return folder;
    }

    private static List<string> Below(string folder, SystemCard card, MeasureDeclaration entry) => [.. entry.Data.Select(d => Path.Combine(Path.GetRelativePath(folder, card.Folder), d))];
}
