using Gnomon.Endpoint;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Explanation;

/// <summary>The rows that explain a model, after the cases as they are.</summary>
internal sealed class ExplanationRows(CaseTable cases, ulong seed)
{
    /// <summary>What was done to a row, as it stands in the answers.</summary>
    public const string Permuted = "permutation", Counterfactual = "counterfactual", Depending = "dependence", Difference = "difference.";

    private const int MostValues = 20;

    private readonly List<ProbeRow> rows = [.. cases.Clean];
    private readonly List<Problem> problems = [];

    public Checked<IReadOnlyList<ProbeRow>> Of(ExplanationSettings settings)
    {
        if (settings.Permutation is { } permutation)
        {
            foreach (var column in permutation.Columns.Count > 0 ? Places(permutation.Columns, "permutation.columns") : Enumerable.Range(0, cases.Columns.Count))
                Permute(column, permutation.Repeats);
        }

        foreach (var column in Places(settings.Counterfactual, "counterfactual"))
            TakeOtherValues(column);
        foreach (var column in Places(settings.Dependence?.Columns ?? [], "dependence.columns"))
            FollowPoints(column, settings.Dependence!.Points);
        foreach (var name in settings.Difference?.By ?? [])
            Walk(name, settings.Difference!.Pairs);
        return problems.Count > 0 ? Checked.Bad<IReadOnlyList<ProbeRow>>(problems) : Checked.Good<IReadOnlyList<ProbeRow>>(rows);
    }

    private IEnumerable<int> Places(IReadOnlyList<string> columns, string key)
    {
        foreach (var column in columns)
        {
            if (cases.IndexOf(column) is var at and >= 0)
                yield return at;
            else
                problems.Add(new Problem(ExitCode.Card, $"'{column}' is no column of the endpoint", NearestWord.Remedy(column, [.. cases.Columns.Select(c => c.Name)], "name a column that stands under inputs")) { Key = key });
        }
    }

    private void Add(int @case, string probe, string? place, string? level, int repeat, int against, IReadOnlyList<string?> values) =>
        rows.Add(new ProbeRow(rows.Count, cases.Cases[@case].Id, probe, place, level, repeat, against, values));

    private static string?[] With(IReadOnlyList<string?> values, int column, string? value)
    {
        string?[] changed = [.. values];
        changed[column] = value;
        return changed;
    }

    // Fisher and Yates: every order of the column is as likely.
    private void Permute(int column, int repeats)
    {
        var name = cases.Columns[column].Name;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var random = Pcg32.For(seed, FormattableString.Invariant($"{Permuted}|{name}|{repeat}"));
            int[] order = [.. Enumerable.Range(0, cases.Cases.Count)];
            for (var i = order.Length - 1; i > 0; i--)
            {
                var j = (int)(random.NextDouble() * (i + 1));
                (order[i], order[j]) = (order[j], order[i]);
            }

            for (var i = 0; i < order.Length; i++)
                Add(i, Permuted, name, null, repeat, i, With(cases.Cases[i].Values, column, cases.Cases[order[i]].Values[column]));
        }
    }

    private void TakeOtherValues(int column)
    {
        var name = cases.Columns[column].Name;
        string[] values = [.. cases.Columns[column].Known.Distinct(StringComparer.Ordinal)];
        if (values.Length is < 2 or > MostValues)
        {
            problems.Add(new Problem(ExitCode.Card, FormattableString.Invariant($"'{name}' has {values.Length} values; 2 to {MostValues} were expected of what is changed while all else stays"), values.Length < 2 ? "take it out: no case can have another value" : "name a column of few values, for example bands of age") { Key = "counterfactual" });
            return;
        }

        for (var i = 0; i < cases.Cases.Count; i++)
        {
            var others = values.Where(v => !string.Equals(v, cases.Cases[i].Values[column], StringComparison.Ordinal)).ToList();
            for (var other = 0; other < others.Count; other++)
                Add(i, Counterfactual, name, null, other, i, With(cases.Cases[i].Values, column, others[other]));
        }
    }

    private void FollowPoints(int column, int points)
    {
        foreach (var value in Points(cases.Columns[column], points))
        {
            for (var i = 0; i < cases.Cases.Count; i++)
                Add(i, Depending, cases.Columns[column].Name, value, 0, i, With(cases.Cases[i].Values, column, value));
        }
    }

    private static IEnumerable<string> Points(ProbeColumn column, int points)
    {
        if (!column.Input.IsNumber)
            return column.Known.GroupBy(v => v, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(points).Select(g => g.Key);
        double[] sorted = [.. column.Known.Select(v => ProbeColumn.Number(v)!.Value).Order()];
        return sorted.Length == 0 ? [] : Enumerable.Range(0, points).Select(i => column.Text(sorted[(int)((long)i * (sorted.Length - 1) / (points - 1))])).Distinct(StringComparer.Ordinal);
    }

    // From somebody of the others to somebody of the group, one column after another in an order by lot: what each step changes, averaged over orders
    // and pairs, is the Shapley value of the column for the difference of the two.
    private void Walk(string name, int pairs)
    {
        var group = cases.GroupNames.ToList().IndexOf(name);
        if (group < 0)
        {
            problems.Add(new Problem(ExitCode.Card, $"'{name}' is no group of this entry", NearestWord.Remedy(name, cases.GroupNames, "name one that stands under groups")) { Key = "difference.by" });
            return;
        }

        foreach (var value in cases.Cases.Select(c => c.Groups[group]).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            bool IsInside(int i) => string.Equals(cases.Cases[i].Groups[group], value, StringComparison.Ordinal);
            int[] inside = [.. Enumerable.Range(0, cases.Cases.Count).Where(IsInside)], outside = [.. Enumerable.Range(0, cases.Cases.Count).Where(i => !IsInside(i))];
            for (var pair = 0; pair < pairs && outside.Length > 0; pair++)
                Walk(name, value, pair, inside, outside);
        }
    }

    private void Walk(string name, string value, int pair, int[] inside, int[] outside)
    {
        var random = Pcg32.For(seed, FormattableString.Invariant($"{Difference}{name}|{value}|{pair}"));
        int to = inside[(int)(random.NextDouble() * inside.Length)], from = outside[(int)(random.NextDouble() * outside.Length)];
        var (values, against) = (cases.Cases[from].Values, from);
        foreach (var column in Enumerable.Range(0, cases.Columns.Count).Select(c => (Column: c, Lot: random.NextDouble())).OrderBy(c => c.Lot).ThenBy(c => c.Column).Select(c => c.Column))
        {
            values = With(values, column, cases.Cases[to].Values[column]);
            Add(from, Difference + name, cases.Columns[column].Name, value, pair, against, values);
            against = rows.Count - 1;
        }
    }
}
