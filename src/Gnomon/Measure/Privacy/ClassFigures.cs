using Gnomon.Columns;

namespace Gnomon.Measure.Privacy;

/// <summary>
/// The figures of the classes of rows that agree in some columns, for every set of the quasi-identifiers. They are facts about this file, and so
/// exact; they say nothing of people who are not in it.
/// </summary>
internal sealed class ClassFigures(Counted counted, Table source, IReadOnlyList<string> names)
{
    /// <summary>Classes with fewer rows than this are called small.</summary>
    public const long Small = 5;

    public IEnumerable<Measurement> All(bool hasSensitive)
    {
        var sets = source.Rows.GroupBy(r => r.Number("columns")).ToDictionary(g => g.Key, g => g.ToArray());
        foreach (var bits in sets.Keys.OrderBy(b => System.Numerics.BitOperations.PopCount((ulong)b)).ThenBy(b => b))
        {
            foreach (var figure in Of(Names(bits), sets[bits], hasSensitive))
                yield return figure;
        }
    }

    private IEnumerable<Measurement> Of(string columns, TableRow[] classes, bool hasSensitive)
    {
        var rows = classes.Sum(c => c.Number("size") * c.Number("classes"));
        Measurement Figure(string name, double value) => counted.Figure("privacy." + name, rows, new MeasuredValue.Known(Estimate.Exact(value)), source) with
        {
            Group = GroupKey.Whole,
            At = new GroupKey([KeyValuePair.Create<string, string?>("columns", columns)]),
        };
        double Share(Func<TableRow, double> part) => classes.Sum(part) / rows;
        yield return Figure("k_anonymity", classes.Min(c => c.Number("size")));
        yield return Figure("uniqueness", Share(c => c.Number("size") == 1 ? c.Number("classes") : 0));
        yield return Figure("reidentification_risk", Share(c => c.Number("classes")));
        yield return Figure("small_classes", Share(c => c.Number("size") < Small ? c.Number("size") * c.Number("classes") : 0));
        if (!hasSensitive)
            yield break;
        yield return Figure("l_diversity", classes.Min(c => c.Number("diversity")));
        yield return Figure("revealed", Share(c => c.Number("revealed")));
        yield return Figure("t_closeness", classes.Max(c => c.Number("distance") / ((double)c.Number("size") * rows)));
    }

    private string Names(long bits)
    {
        if (bits <= 0 || bits >= 1L << names.Count)
            throw new FormatException($"{bits} is no set of columns");
        return string.Join(", ", names.Where((_, i) => (bits >> i & 1) != 0));
    }
}
