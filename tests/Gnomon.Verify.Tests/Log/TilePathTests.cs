using Gnomon.Verify.Log;

namespace Gnomon.Verify.Tests.Log;

public sealed class TilePathTests
{
    [Theory]
    [InlineData(0, 5, 256, "tile/0/005")]
    [InlineData(0, 1234067, 256, "tile/0/x001/x234/067")]
    [InlineData(63, 999, 1, "tile/63/999.p/1")]
    [InlineData(2, 1000, 255, "tile/2/x001/000.p/255")]
    public void A_tile_lies_where_the_specification_says(int level, long index, int width, string path) =>
        Assert.Equal(path, TilePath.OfTile(level, index, width));

    [Fact]
    public void A_bundle_lies_beside_the_tiles() => Assert.Equal("tile/entries/000.p/8", TilePath.OfEntries(0, 8));

    [Fact]
    public void A_log_of_70000_entries_has_the_tiles_of_the_specifications_example()
    {
        var tiles = TilePath.TilesOf(70_000).ToList();
        Assert.Equal(273, tiles.Count(t => t is { Level: 0, Width: 256 }));
        Assert.Equal([(0, 273L, 112), (1, 0L, 256), (1, 1L, 17), (2, 0L, 1)], tiles[273..]);
    }

    [Fact]
    public void A_log_of_256_entries_has_one_full_tile_and_its_root_above() =>
        Assert.Equal("tile/entries/000 tile/0/000 tile/1/000.p/1", string.Join(' ', TilePath.PathsOf(256)));

    [Fact]
    public void An_empty_log_has_no_tiles() => Assert.Empty(TilePath.PathsOf(0));
}
