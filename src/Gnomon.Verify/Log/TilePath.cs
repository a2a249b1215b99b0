using System.Globalization;

namespace Gnomon.Verify.Log;

/// <summary>
/// Where the parts of a log lie (C2SP tlog-tiles 0.1): <c>tile/0/x001/067</c> is full tile 1067 of level 0, <c>tile/0/000.p/8</c>
/// the first tile while it has 8 hashes, <c>tile/entries/000.p/8</c> the bundle of those 8 entries.
/// </summary>
public static class TilePath
{
    /// <summary>Hashes in a full tile, entries in a full bundle.</summary>
    public const int Width = 256;

    /// <summary>Highest level that has a place in the format.</summary>
    public const int MaxLevel = 63;

    /// <summary>The path of a tile of hashes.</summary>
    /// <param name="level">0 holds leaf hashes; level L + 1 holds the roots of full tiles of level L.</param>
    /// <param name="index">Which tile of the level, from 0.</param>
    /// <param name="width">Hashes in it, 1 to 256.</param>
    public static string OfTile(int level, long index, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, MaxLevel);
        return string.Create(CultureInfo.InvariantCulture, $"tile/{level}/{Index(index)}{Partial(width)}");
    }

    /// <summary>The path of a bundle of entries.</summary>
    public static string OfEntries(long index, int width) => $"tile/entries/{Index(index)}{Partial(width)}";

    /// <summary>Every tile that a log of this size consists of: level, index and width, lowest level first.</summary>
    public static IEnumerable<(int Level, long Index, int Width)> TilesOf(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var level = 0;
        for (var hashes = size; hashes > 0; hashes /= Width, level++)
        {
            for (long index = 0; index < hashes / Width; index++)
                yield return (level, index, Width);
            if (hashes % Width is > 0 and var rest)
                yield return (level, hashes / Width, (int)rest);
        }
    }

    /// <summary>The paths of all bundles and tiles that a log of this size consists of; anything else does not belong to it.</summary>
    public static IEnumerable<string> PathsOf(long size) => TilesOf(size)
        .Where(t => t.Level == 0).Select(t => OfEntries(t.Index, t.Width))
        .Concat(TilesOf(size).Select(t => OfTile(t.Level, t.Index, t.Width)));

    /// <summary>Reads a path as this class writes it.</summary>
    /// <param name="path">The path below the log.</param>
    /// <param name="tile">Level (-1 for a bundle of entries), index and width.</param>
    public static bool TryParse(string path, out (int Level, long Index, int Width) tile)
    {
        ArgumentNullException.ThrowIfNull(path);
        tile = default;
        var parts = path.Split('/');
        if (parts.Length < 3 || parts.Length > 9 || parts[0] is not "tile")
            return false;
        var width = Width;
        if (parts[^2].EndsWith(".p", StringComparison.Ordinal))
        {
            if (!int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out width) || width is < 1 or >= Width)
                return false;
            parts = [.. parts[..^2], parts[^2][..^2]];
        }

        var level = -1;
        if (parts[1] is not "entries" && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out level) || level > MaxLevel))
            return false;
        if (!long.TryParse(string.Concat(parts[2..]).Replace("x", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return false;
        tile = (level, index, width);

        // One spelling for each path.
        return string.Equals(path, level < 0 ? OfEntries(index, width) : OfTile(level, index, width), StringComparison.Ordinal);
    }

    private static string Index(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var text = (index % 1000).ToString("D3", CultureInfo.InvariantCulture);
        for (var rest = index / 1000; rest > 0; rest /= 1000)
            text = string.Create(CultureInfo.InvariantCulture, $"x{rest % 1000:D3}/{text}");
        return text;
    }

    private static string Partial(int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Width);
        return width == Width ? "" : string.Create(CultureInfo.InvariantCulture, $".p/{width}");
    }
}
