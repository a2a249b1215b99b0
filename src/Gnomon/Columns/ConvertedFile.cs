namespace Gnomon.Columns;

/// <summary>A copy of a data file as CSV in UTF-8, for files that DuckDB does not read: workbooks and UTF-16 text. The digest is that of the original.</summary>
/// <param name="Name">The name of the original below the folder of the card.</param>
/// <param name="Path">Where the copy lies: in a private folder, which is removed when the counting is over.</param>
/// <param name="Sha256">SHA-256 of the original, as it was read for the copy.</param>
/// <param name="Sheet">The sheet that was read; null for a text.</param>
public sealed record ConvertedFile(string Name, string Path, string Sha256, SheetPlaces? Sheet);

/// <summary>Where the rows and columns of a copy stand in the sheet that it was made of.</summary>
/// <param name="Name">The sheet.</param>
/// <param name="FirstColumn">The column of the first field, from 0 for A.</param>
/// <param name="Columns">The header.</param>
/// <param name="Rows">From the line (the record) on the rows of the sheet follow one another, until the next entry: blank rows make new ones.</param>
/// <param name="Mixed">Columns with numbers, dates or truths and something else among them.</param>
public sealed record SheetPlaces(string Name, int FirstColumn, IReadOnlyList<string> Columns, IReadOnlyList<SheetRun> Rows, IReadOnlyList<MixedColumn> Mixed)
{
    /// <summary>The row of the sheet, from 1, that a line of the copy is of; null where it is not known.</summary>
    internal int? RowOf(int line) => Rows.LastOrDefault(r => r.Line <= line) is { } run ? run.Row + line - run.Line : null;

    /// <summary>The cell, as a spreadsheet names it: <c>C12</c>.</summary>
    internal string Cell(string column, int? row) => Columns.ToList().IndexOf(column) is >= 0 and var at
        ? FormattableString.Invariant($"{Copies.CellName.Letters(FirstColumn + at)}{row}")
        : FormattableString.Invariant($"row {row}");
}

/// <summary>Rows of a sheet that follow one another, as lines of the copy.</summary>
public sealed record SheetRun(int Line, int Row);

/// <summary>A column whose cells are not all alike.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Usual">What its first cell holds: a number, a date, a text ...</param>
/// <param name="Other">What the first other cell holds.</param>
/// <param name="Cell">That cell.</param>
public sealed record MixedColumn(string Column, string Usual, string Other, string Cell);
