namespace Gnomon.Columns.Files;

/// <summary>What DuckDB can read itself, and what it is given a copy of.</summary>
internal enum TextFormat
{
    /// <summary>Parquet, or text in UTF-8.</summary>
    Plain,

    /// <summary>Text in UTF-16 that begins with FF FE.</summary>
    Utf16LittleEndian,

    /// <summary>Text in UTF-16 that begins with FE FF.</summary>
    Utf16BigEndian,

    /// <summary>A workbook (.xlsx).</summary>
    Workbook,
}
