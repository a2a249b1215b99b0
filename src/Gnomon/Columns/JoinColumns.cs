namespace Gnomon.Columns;

/// <summary>By which columns two files are joined.</summary>
/// <param name="On">The column of the data; null for the number of the row, from 0.</param>
/// <param name="As">Its name in the joined file, where that is another.</param>
public sealed record JoinColumns(string? On, string? As)
{
    /// <summary>The column of the joined file.</summary>
    internal string There => As ?? On ?? "";
}
