using System.Globalization;
using System.Text;
using Gnomon.Verify.Log;

namespace Gnomon.Verify.Tests.Log;

/// <summary>The tree as it is read from tiles is the tree of RFC 6962.</summary>
public sealed class TreeReaderTests
{
    private static readonly byte[][] Leaves = [.. Enumerable.Range(0, 1100).Select(i => Merkle.LeafHash(Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture))))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(700)]
    [InlineData(1100)]
    public void Roots_and_proofs_from_tiles_are_those_from_the_leaves(int size)
    {
        var tree = new TreeReader(size, Tile);
        var root = Merkle.Root(Leaves.AsSpan(0, size));
        Assert.Equal(root, tree.Root());
        for (var i = 0; i < size; i += 1 + (size / 40))
        {
            Assert.Equal(Merkle.InclusionPath(Leaves.AsSpan(0, size), i), tree.Inclusion(i));
            Assert.True(Merkle.VerifyConsistency(i + 1, size, Merkle.Root(Leaves.AsSpan(0, i + 1)), root, tree.Consistency(i + 1)));
        }
    }

    [Fact]
    public void A_missing_tile_is_an_error_that_names_it() =>
        Assert.Contains("tile/0/000.p/3", Assert.Throws<IOException>(() => new TreeReader(3, (_, _, _) => null).Root()).Message, StringComparison.Ordinal);

    private static byte[]? Tile(int level, long index, int width)
    {
        byte[][] hashes = Leaves;
        for (var i = 0; i < level; i++)
            hashes = [.. hashes.Chunk(256).Where(c => c.Length == 256).Select(c => Merkle.Root(c))];
        return [.. hashes.Skip((int)index * 256).Take(width).SelectMany(h => h)];
    }
}
