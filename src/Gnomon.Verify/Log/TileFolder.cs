namespace Gnomon.Verify.Log;

/// <summary>Tiles in a folder.</summary>
public static class TileFolder
{
    /// <summary>The hashes of a tile; where it does not lie there in this width, those of a wider one, which begins with the same. Null where there is none.</summary>
    public static byte[]? Read(string folder, int level, long index, int width)
    {
        for (var wide = width; wide <= TilePath.Width; wide++)
        {
            if (RegularFile.TryRead(Path.Combine(folder, TilePath.OfTile(level, index, wide)), TilePath.Width * Merkle.HashLength) is { } hashes)
                return hashes;
        }

        return null;
    }
}
