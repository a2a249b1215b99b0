using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon.Tests.Measure;

/// <summary>Small tables and declarations for tests.</summary>
internal static class Some
{
    public static MeasureDeclaration Declaration(bool? favourable = true, string? label = "y = 1", bool oneRowPerUnit = true, params string[] groups) => new()
    {
        Id = "outcomes",
        Kind = "fairness",
        Use = null,
        Data = ["data.csv"],
        Delimiter = null,
        DecimalMark = null,
        Role = "test",
        Unit = null,
        OneRowPerUnit = oneRowPerUnit,
        Label = label,
        Prediction = "p = 1",
        Favourable = favourable,
        Groups = [.. groups.Select(g => KeyValuePair.Create(g, g))],
        Line = 1,
    };

    public static CellTable Table(IReadOnlyList<string> names, params Cell[] cells) =>
        new(names, cells.Where(c => c.Count > 0), [], distinctUnits: null);

    /// <summary>The four cells of a group with a label.</summary>
    public static IEnumerable<Cell> Group(string? group, long tp, long fp, long fn, long tn) =>
    [
        new([group], true, true, tp),
        new([group], false, true, fp),
        new([group], true, false, fn),
        new([group], false, false, tn),
    ];

    /// <summary>Groups named a, b, c ... of which <c>selected</c> of <c>rows</c> are selected; every row has a negative label.</summary>
    public static CellTable Selected(params (long Selected, long Rows)[] groups) =>
        Table(["g"], [.. groups.SelectMany((g, i) => Group(((char)('a' + i)).ToString(), 0, g.Selected, 0, g.Rows - g.Selected))]);
}
