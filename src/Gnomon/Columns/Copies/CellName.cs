namespace Gnomon.Columns.Copies;

/// <summary>The names of cells: A, B, ..., Z, AA, AB, ...</summary>
internal static class CellName
{
    private const int Letter = 26;

    // XFD, the last column of a sheet.
    private const int MostColumns = 16_384;

    /// <summary>The letters of a column, from 0.</summary>
    internal static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / Letter)
            letters = (char)('A' + ((rest - 1) % Letter)) + letters;
        return letters;
    }

    /// <summary>The column of a name such as <c>AB12</c>, from 0; null where it is none.</summary>
    internal static int? Column(string? name)
    {
        var column = 0;
        foreach (var letter in (name ?? "").TakeWhile(char.IsAsciiLetterUpper))
            column = Math.Min(MostColumns + 1, (column * Letter) + letter - 'A' + 1);
        return column is >= 1 and <= MostColumns ? column - 1 : null;
    }
}
