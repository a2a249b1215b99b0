using System.Globalization;
using System.Numerics;
using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;

namespace Gnomon.Columns.Counting;

/// <summary>
/// Group keys as one number of 16 bits, where all groups are columns of few texts but one, which is a small whole number: the bin of a score. Each text has its own bits
/// above those of the number, and a key is their union: DuckDB looks a text up once for each entry of a Parquet dictionary, joins bits without watching for overflow, and counts
/// small numbers in an array; a hash table of 80,000 keys takes half as long again. The cells are the same.
/// </summary>
internal sealed class PackedKeys
{
    /// <summary>The bits of a key and of the columns of label and prediction beside it: 32 MiB a thread.</summary>
    internal const int Bits = 22;

    // A number below 0 sets all bits above its own: no texts together may.
    private const int Keys = 1 << 16, NumberBits = 10, Numbers = 1 << NumberBits, NoKey = (Keys - 1) >> NumberBits;

    private const int LongestText = 200, FirstRows = 10_000, Truths = 9;

    private readonly IReadOnlyList<GatedExpression> groups;
    private readonly string?[]?[] texts;
    private readonly int[] shifts;
    private readonly int number;

    private PackedKeys(IReadOnlyList<GatedExpression> groups, string?[]?[] texts, int[] shifts, int number) => (this.groups, this.texts, this.shifts, this.number) = (groups, texts, shifts, number);

    /// <summary>Null where the groups are others, or their texts many.</summary>
    /// <exception cref="DuckException">The file cannot be read.</exception>
    internal static PackedKeys? Of(DuckConnection connection, CountQuery query, IReadOnlyList<GatedExpression> groups)
    {
        if (groups.Index().Where(g => g.Item.PlainColumn is null).ToArray() is not [(var number, var only)] || groups.Any(g => g.PlainColumn is { Type: not "VARCHAR" }) || TypeOf(only) != DuckType.SmallInt)
            return null;

        // The first rows tell most: of a column of many texts that it is such, of others all texts. Where they have one only, rows may lie sorted. A text that is still missed leaves its rows.
        var (all, shifts, bit, greatest) = (new string?[]?[groups.Count], new int[groups.Count], NumberBits, 0);
        foreach (var (i, group) in groups.Index().Where(g => g.Index != number))
        {
            var most = NoKey >> (bit - NumberBits);
            if (Texts(query.Values(group, most + 2, FirstRows)) is not { } found || (found.Length == 1 && (found = Texts(query.Values(group, most + 2))) is null))
                return null;
            (all[i], shifts[i]) = (found, bit);
            greatest |= (found.Length - 1) << (bit - NumberBits);
            bit += BitOperations.Log2((uint)((2 * found.Length) - 1));

            string?[]? Texts(string sql)
            {
                using var statement = connection.Prepare(sql);
                using var rows = statement.Execute();
                var values = new List<string?>();
                while (rows.Next())
                    values.Add(rows.Text(0));
                return values.Count <= most + 1 && values.TrueForAll(t => t is null || (t.Length <= LongestText && !t.Contains('\0', StringComparison.Ordinal))) ? [.. values.Order(StringComparer.Ordinal)] : null;
            }
        }

        return greatest < NoKey ? new PackedKeys(groups, all, shifts, number) : null;

        DuckType TypeOf(GatedExpression group)
        {
            using var statement = connection.Prepare(query.Each([group]));
            return statement.ColumnType(0);
        }
    }

    /// <summary>Counts. Rows without the number, with one that is no bin, or with a text that was not found before, are left.</summary>
    /// <returns>The cells, in their order, and the condition on rows that are left, null for none; null where an expression fails on a row.</returns>
    internal (List<Cell> Cells, string? Left)? Count(DuckConnection connection, CountQuery query, GatedRequest request, FewValues few)
    {
        try
        {
            using var statement = connection.Prepare(query.Numbered(request.Label, request.Prediction, few, query.Text(groups[number]), Numbers, Codes(query)));
            using var rows = statement.Execute();
            var (counts, left) = (new long[Keys * Truths], false);
            while (rows.Next())
            {
                if (rows.BigInt(0) is { } key && (ushort)key is var place && place >> NumberBits != NoKey)
                    counts[(place * Truths) + (3 * Place(rows.Boolean(1))) + Place(rows.Boolean(2))] += rows.BigInt(3)!.Value;
                else
                    left = true;
            }

            return (Cells(counts), left ? FormattableString.Invariant($"(CASE WHEN ({query.Text(groups[number])}) BETWEEN 0 AND {Numbers - 1} THEN {Codes(query)} END) IS NULL") : null);
        }
        catch (DuckException)
        {
            // A fault of the data, which the plain statement then tells.
            return null;
        }
    }

    // The bits of the texts of a row. A map is looked up once for each entry of a dictionary only where nothing stands between it and the column.
    private string Codes(CountQuery query) => string.Join(" | ", groups.Index().Where(g => texts[g.Index] is not null).Select(g => Code(query.Text(g.Item), texts[g.Index]!, shifts[g.Index])).DefaultIfEmpty("0::SMALLINT"));

    private static string Code(string column, string?[] texts, int shift)
    {
        var known = texts.Index().Where(t => t.Item is not null).ToArray();
        var code = FormattableString.Invariant($"map_extract_value(MAP([{string.Join(", ", known.Select(t => Sql.Text(t.Item!)))}]::VARCHAR[], [{string.Join(", ", known.Select(t => Pattern(t.Index)))}]::SMALLINT[]), {column})");
        return known.Length == texts.Length ? code : FormattableString.Invariant($"(CASE WHEN {column} IS NULL THEN {Pattern(0)}::SMALLINT ELSE {code} END)");

        string Pattern(int place) => unchecked((short)(place << shift)).ToString(CultureInfo.InvariantCulture);
    }

    private List<Cell> Cells(long[] counts)
    {
        var (cells, names) = (new List<Cell>(2 * Keys), Enumerable.Range(0, Numbers).Select(n => n.ToString(CultureInfo.InvariantCulture)).ToArray());
        var values = Enumerable.Range(0, Numbers).ToArray();
        Array.Sort((string[])names.Clone(), values, StringComparer.Ordinal);
        Add(new string?[groups.Count], 0, 0);
        return cells;

        // Group by group in the order of the cells, numbers in that of their texts.
        void Add(string?[] key, int group, int place)
        {
            if (group == groups.Count)
            {
                var at = counts.AsSpan(place * Truths, Truths);
                string?[]? own = null;
                for (var truth = 0; truth < Truths; truth++)
                {
                    if (at[truth] > 0)
                        cells.Add(new Cell(own ??= [.. key], Truth(truth / 3), Truth(truth % 3), at[truth]));
                }
            }
            else if (texts[group] is { } known)
            {
                foreach (var (i, text) in known.Index())
                {
                    key[group] = text;
                    Add(key, group + 1, place | (i << shifts[group]));
                }
            }
            else
            {
                foreach (var value in values)
                {
                    key[group] = names[value];
                    Add(key, group + 1, place | value);
                }
            }
        }
    }

    private static int Place(bool? truth) => truth switch { null => 0, false => 1, true => 2 };

    private static bool? Truth(int place) => place switch { 0 => null, 1 => false, _ => true };
}
