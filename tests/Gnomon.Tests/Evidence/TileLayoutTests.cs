using System.Globalization;
using System.Text;
using Gnomon.Evidence.Log;
using Gnomon.Verify.Log;

namespace Gnomon.Tests.Evidence;

public sealed class TileLayoutTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(600)]
    [InlineData(65_537)]
    [InlineData(70_000)]
    public void The_files_of_a_log_are_those_of_its_size_and_lead_to_its_root(int size)
    {
        List<ReadOnlyMemory<byte>> entries = [.. Enumerable.Range(0, size).Select(Entry)];
        var files = TileLayout.Files(entries).ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal);
        Assert.Equal(TilePath.PathsOf(size), files.Keys, StringComparer.Ordinal);
        var bundles = TilePath.TilesOf(size).Where(t => t.Level == 0).ToList();
        var read = bundles.SelectMany(b => Decode(files[TilePath.OfEntries(b.Index, b.Width)], b.Width));
        Assert.Equal(Convert.ToHexString(TileLayout.Root(entries)), Convert.ToHexString(TileLayout.Root(read)));

        // The root once more from the tiles alone: the highest full hashes, then the rest of each lower level.
        Assert.Equal(Convert.ToHexString(TileLayout.Root(entries)), Convert.ToHexString(RootFromTiles(files, size)));
    }

    [Fact]
    public void An_empty_log_has_no_files() => Assert.Empty(TileLayout.Files([]));

    private static byte[] RootFromTiles(Dictionary<string, byte[]> files, int size)
    {
        byte[]? right = null;
        foreach (var (level, index, width) in TilePath.TilesOf(size).GroupBy(t => t.Level).Select(g => g.Last()))
        {
            byte[][] hashes = [.. files[TilePath.OfTile(level, index, width)].Chunk(Merkle.HashLength)];

            // A full last tile is one hash of the level above: nothing is left of it here.
            if (width == TilePath.Width)
                continue;
            right = RightEdge(hashes, right);
        }

        return right!;
    }

    private static byte[] RightEdge(byte[][] hashes, byte[]? right)
    {
        // A perfect subtree for each bit of the count, smallest last; the smaller ones hang to the right.
        var nodes = new Stack<byte[]>();
        var rest = hashes.AsSpan();
        while (!rest.IsEmpty)
        {
            var width = 1 << System.Numerics.BitOperations.Log2((uint)rest.Length);
            nodes.Push(Merkle.Root(rest[..width]));
            rest = rest[width..];
        }

        var root = right ?? nodes.Pop();
        while (nodes.TryPop(out var left))
            root = Merkle.NodeHash(left, root);
        return root;
    }

    private static IReadOnlyList<ReadOnlyMemory<byte>> Decode(byte[] bundle, int width)
    {
        Assert.True(EntryBundle.TryDecode(bundle, width, out var entries));
        return entries;
    }

    private static ReadOnlyMemory<byte> Entry(int index) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"entry {index}"));
}
