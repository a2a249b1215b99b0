using System.Globalization;
using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;

namespace Gnomon.Columns.Counting;

/// <summary>
/// Group keys as one number of 16 bits, where all groups are columns of few texts but one, which is a small whole number: the bin of a score. DuckDB finds the place of a text
/// once for each entry of a Parquet dictionary, and counts small numbers in an array; a hash table of 80,000 keys takes a third longer. The cells are the same.
/// </summary>
internal sealed class PackedKeys
{
    /// <summary>The bits of a key and of the columns of label and prediction beside it: 32 MiB a thread.</summary>
    internal const int Bits = 22;

    private const int Keys = 1 << 16, MostTexts = 512, LongestText = 200, FirstRows = 10_000, Truths = 9;

    // The number goes from -1, which stands for what is no score.
    private const int Least = -1;

    private readonly IReadOnlyList<GatedExpression> groups;
    private readonly string?[]?[] texts;
    private readonly int[] strides;
    private readonly int codes;

    private PackedKeys(IReadOnlyList<GatedExpression> groups, string?[]?[] texts)
    {
        (this.groups, this.texts, strides, codes) = (groups, texts, new int[groups.Count], 1);
        for (var i = groups.Count - 1; i >= 0; i--)
            (strides[i], codes) = (codes, codes * (texts[i]?.Length ?? 1));
    }

    /// <summary>Null where the groups are others, or their texts many.</summary>
    /// <exception cref="DuckException">The file cannot be read.</exception>
    internal static PackedKeys? Of(DuckConnection connection, CountQuery query, IReadOnlyList<GatedExpression> groups)
    {
        if (groups.Count(g => g.PlainColumn is null) != 1 || groups.Any(g => g.PlainColumn is { Type: not "VARCHAR" }) || TypeOf(groups.First(g => g.PlainColumn is null)) != DuckType.SmallInt)
            return null;

        // The first rows tell most: of a column of many texts that it is such, of others all texts. Where they have one only, rows may lie sorted. A text that is still missed leaves its rows.
        var (all, most) = (new string?[]?[groups.Count], MostTexts);
        foreach (var (i, group) in groups.Index().Where(g => g.Item.PlainColumn is not null))
        {
            if (Texts(query.Values(group, most + 1, FirstRows)) is not { } found || (found.Length == 1 && (found = Texts(query.Values(group, most + 1))) is null))
                return null;
            (all[i], most) = (found, most / found.Length);
        }

        return new PackedKeys(groups, all);

        DuckType TypeOf(GatedExpression group)
        {
            using var statement = connection.Prepare(query.Each([group]));
            return statement.ColumnType(0);
        }

        string?[]? Texts(string sql)
        {
            using var statement = connection.Prepare(sql);
            using var rows = statement.Execute();
            var values = new List<string?>();
            while (rows.Next())
                values.Add(rows.Text(0));
            return values.Count <= most && values.TrueForAll(t => t is null || (t.Length <= LongestText && !t.Contains('\0', StringComparison.Ordinal))) ? [.. values.Order(StringComparer.Ordinal)] : null;
        }
    }

    /// <summary>Counts. Rows without the number, or with a text that was not found before, are left.</summary>
    /// <returns>The cells, in their order, and the condition on rows that are left, null for none; null where a number does not fit.</returns>
    internal (List<Cell> Cells, string? Left)? Count(DuckConnection connection, CountQuery query, GatedRequest request, FewValues few)
    {
        try
        {
            using var statement = connection.Prepare(query.Numbered(request.Label, request.Prediction, few, Key(query)));
            using var rows = statement.Execute();
            var (counts, left) = (new long[Keys * Truths], false);
            while (rows.Next())
            {
                if (rows.BigInt(0) is { } key)
                    counts[(key * Truths) + (3 * Place(rows.Boolean(1))) + Place(rows.Boolean(2))] += rows.BigInt(3)!.Value;
                else
                    left = true;
            }

            return (Cells(counts), left ? $"({Key(query)}) IS NULL" : null);
        }
        catch (DuckException)
        {
            // A number does not fit, or it is a fault of the data, which the plain statement then tells.
            return null;
        }
    }

    private string Number(CountQuery query) => query.Text(groups.First(g => g.PlainColumn is null));

    // A text that takes so many places of the list moves the key by as much. DOUBLE holds such numbers exactly, and is not watched for overflow at each step.
    private string Key(CountQuery query)
    {
        var places = groups.Index().Where(g => texts[g.Index] is not null)
            .Select(g => $" + list_position([{string.Join(", ", texts[g.Index]!.SelectMany(t => Enumerable.Repeat(t is null ? "NULL" : Sql.Text(t), strides[g.Index])))}]::VARCHAR[], {query.Text(g.Item)})").ToArray();
        return FormattableString.Invariant($"CAST({Number(query)} AS DOUBLE) * {codes}{string.Concat(places)} - {places.Length + (Least * codes)}");
    }

    private List<Cell> Cells(long[] counts)
    {
        int[] keys = [.. Enumerable.Range(0, Keys).Where(k => counts.AsSpan(k * Truths, Truths).ContainsAnyExcept(0))];
        string[] numbers = [.. Enumerable.Range(Least, (Keys / codes) + 1).Select(n => n.ToString(CultureInfo.InvariantCulture))];
        var order = new int[numbers.Length];
        foreach (var (place, number) in Enumerable.Range(0, numbers.Length).OrderBy(n => numbers[n], StringComparer.Ordinal).Index())
            order[number] = place;
        Array.Sort(Array.ConvertAll(keys, Rank), keys);
        var cells = new List<Cell>(2 * keys.Length);
        foreach (var key in keys)
        {
            var values = new string?[texts.Length];
            for (var i = 0; i < values.Length; i++)
                values[i] = texts[i] is { } known ? known[Code(key, i)] : numbers[key / codes];
            for (var truth = 0; truth < Truths; truth++)
            {
                if (counts[(key * Truths) + truth] is > 0 and var count)
                    cells.Add(new Cell(values, Truth(truth / 3), Truth(truth % 3), count));
            }
        }

        return cells;

        long Rank(int key)
        {
            long rank = 0;
            for (var i = 0; i < texts.Length; i++)
                rank = texts[i] is { } known ? (rank * known.Length) + Code(key, i) : (rank * order.Length) + order[key / codes];
            return rank;
        }
    }

    private int Code(int key, int group) => key % codes / strides[group] % texts[group]!.Length;

    private static int Place(bool? truth) => truth switch { null => 0, false => 1, true => 2 };

    private static bool? Truth(int place) => place switch { 0 => null, 1 => false, _ => true };
}
