using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Endpoint;

namespace Gnomon;

/// <summary>Reads the cases that an endpoint is asked about, and holds them against the tensors of the card.</summary>
/// <param name="folder">The folder of the card.</param>
/// <param name="declaration">The entry.</param>
/// <param name="settings">Its settings.</param>
/// <param name="endpoint">Its endpoint.</param>
internal sealed class ProbeCases(string folder, MeasureDeclaration declaration, ProbeSettings settings, ModelEndpoint endpoint)
{
    /// <summary>What is read of the data: the cases asked about, chosen by lot where they are too many.</summary>
    public CountRequest Request(MeasureData data, ulong seed) => new()
    {
        Folder = folder,
        Files = [.. data.Files.Select(f => f.Content.Name)],
        Expected = data.Files,
        Others = [.. data.Others.Select(o => new OtherFiles(o.Key, [.. o.Value.Select(f => f.Content.Name)], o.Value))],
        Csv = new CsvDialect(declaration.Delimiter, declaration.DecimalMark),
        JoinOn = declaration.Join?.Columns,
        MemoryBytes = 1L << 30,
        Tables =
        [
            new TableQuery("cases", "Robustness.cases")
            {
                People = TablePeople.None,
                Inputs =
                [
                    new("case", settings.Case!, InputForm.Text),
                    .. endpoint.Inputs.SelectMany(i => i.Columns.Select(c => new QueryInput("column", c, i.IsText ? InputForm.Text : InputForm.Value))),
                    .. (declaration.Groups.Count > 0 ? declaration.Groups.Select(g => g.Value) : ["CAST(NULL AS BOOLEAN)"]).Select(g => new QueryInput("group", g, InputForm.Text)),
                ],
                Numbers = [KeyValuePair.Create("seed", (long)(seed >> 1)), KeyValuePair.Create("most", (long)(settings.MostCases ?? int.MaxValue))],
            },
        ],
    };

    /// <summary>What is wrong with the cases.</summary>
    public static List<Problem> Faults(Table table)
    {
        var twice = table.Rows.FirstOrDefault(r => r.Number("same") > 1 && r.Text("id") is not null);
        var none = table.Rows.Count(r => r.Text("id") is null);
        List<Problem> faults = [];
        if (table.Rows.Count == 0)
            faults.Add(new Problem(ExitCode.Data, "the data have no case to ask about", "give data with rows"));
        if (none > 0)
            faults.Add(new Problem(ExitCode.Data, FormattableString.Invariant($"{none} rows have nothing in the column that tells cases apart"), "name as 'case' a column that every row has"));
        if (twice is not null)
            faults.Add(Gnomon.Measure.Robustness.PairQuery.Repeated(1, twice.Text("id")));
        return faults;
    }

    /// <summary>The cases of the table that the request gives.</summary>
    public CaseTable Of(Table table)
    {
        var columns = endpoint.Columns;
        string?[] Values(string prefix, int count, TableRow row) => [.. Enumerable.Range(0, count).Select(i => row.Text(FormattableString.Invariant($"{prefix}{i}")))];
        var cases = table.Rows.Select(r => new CaseRow(r.Text("id")!, [.. Values("v", columns.Count, r).Select(v => v is "" ? null : v)], Values("k", declaration.Groups.Count, r))).ToList();
        return new CaseTable([.. columns.Select((c, i) => new ProbeColumn(c, endpoint.InputOf(c), [.. cases.Select(r => r.Values[i])]))], [.. declaration.Groups.Select(g => g.Key)], cases);
    }

    /// <summary>Rows that the tensors of the card cannot hold, one a column.</summary>
    public IEnumerable<Problem> Unfit(IReadOnlyList<ProbeRow> rows)
    {
        var columns = endpoint.Columns;
        for (var i = 0; i < columns.Count; i++)
        {
            var input = endpoint.InputOf(columns[i]);
            if (rows.FirstOrDefault(r => TensorValue.Fault(input, r.Values[i]) is not null) is { } row)
                yield return new Problem(ExitCode.Card, $"'{columns[i]}' of case {Plain.Text(row.Case)}{(row.Probe is ProbeRow.Clean ? "" : $" after {row.Probe}")}: {Plain.Text(TensorValue.Fault(input, row.Values[i])!)}", "name another datatype, or write missing: and the value that stands for a missing one") { Key = "endpoint.inputs" };
        }
    }
}
