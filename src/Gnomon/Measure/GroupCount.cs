namespace Gnomon.Measure;

/// <summary>Says where a column of the card makes more groups than can be compared: most often it names every row.</summary>
internal static class GroupCount
{
    /// <summary>A page of more groups is read by nobody, and takes minutes to write.</summary>
    public const int Most = 2_500;

    /// <param name="names">The names of the columns; a kind's own, such as the classes of a label, begin with <c>=</c> and are in no pair.</param>
    /// <param name="keys">The values of each cell, in the order of the names.</param>
    public static Problem? Fault(IReadOnlyList<string> names, IEnumerable<IReadOnlyList<string?>> keys)
    {
        var own = names.Index().Where(n => !n.Item.StartsWith('=')).Select(n => n.Index).ToArray();
        var cells = keys.ToList();
        int[][] groupings = [.. names.Select((_, i) => (int[])[i]), .. own.SelectMany(i => own.Where(j => j > i).Select(j => (int[])[i, j]))];
        foreach (var by in groupings)
        {
            var groups = by.Length == 1
                ? cells.Select(c => c[by[0]]).Distinct(StringComparer.Ordinal).Count()
                : cells.Select(c => (c[by[0]], c[by[1]])).Distinct().Count();
            if (groups > Most)
                return Problem(string.Join(" x ", by.Select(i => names[i].TrimStart('='))), groups);
        }

        return null;
    }

    private static Problem Problem(string by, int groups) => new(
        ExitCode.Data, FormattableString.Invariant($"{by} makes {groups} groups; {Most} can be compared"), "group by bands, regions or kinds: a column that names every row says nothing of groups")
    {
        Key = "groups",
    };
}
