using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Gnomon.Verify.Log;

namespace Gnomon.Verify.Tests.Log;

public sealed class MerkleTests
{
    private static readonly byte[][] Leaves = [.. Enumerable.Range(0, 300).Select(Leaf)];

    [Fact]
    public void An_empty_tree_has_the_hash_of_nothing() =>
        Assert.Equal("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", CanonicalBase64.Encode(Merkle.Root([])));

    [Fact]
    public void Inclusion_proofs_of_another_implementation_hold_and_mutated_ones_do_not()
    {
        var count = 0;
        foreach (var v in TestData.Json("proof-vectors.json").GetProperty("inclusion").EnumerateArray())
        {
            var (size, index) = (v.GetProperty("size").GetInt64(), v.GetProperty("index").GetInt64());
            var (leaf, root, path) = (Hash(v, "leaf"), Hash(v, "root"), Path(v));
            Assert.Equal(Convert.ToHexString(Leaf((int)index)), Convert.ToHexString(leaf));
            Assert.True(Merkle.VerifyInclusion(index, size, leaf, path, root));
            foreach (var (mutant, mutantLeaf, mutantRoot) in Mutants(path, leaf, root))
                Assert.False(Merkle.VerifyInclusion(index, size, mutantLeaf, mutant, mutantRoot));
            Assert.False(Merkle.VerifyInclusion(size, size, leaf, path, root));
            Assert.False(Merkle.VerifyInclusion(-1, size, leaf, path, root));
            if (size < 300)
                Assert.Equal(path.Select(Convert.ToHexString), Merkle.InclusionPath(Leaves.AsSpan(0, (int)size), (int)index).Select(Convert.ToHexString), StringComparer.Ordinal);
            count++;
        }

        Assert.Equal(651, count);
    }

    [Fact]
    public void Consistency_proofs_of_another_implementation_hold_and_mutated_ones_do_not()
    {
        var count = 0;
        foreach (var v in TestData.Json("proof-vectors.json").GetProperty("consistency").EnumerateArray())
        {
            var (old, now) = (v.GetProperty("old").GetInt64(), v.GetProperty("new").GetInt64());
            var (oldRoot, newRoot, path) = (Hash(v, "oldRoot"), Hash(v, "newRoot"), Path(v));
            Assert.True(Merkle.VerifyConsistency(old, now, oldRoot, newRoot, path));
            foreach (var (mutant, mutantOld, mutantNew) in Mutants(path, oldRoot, newRoot))
                Assert.False(Merkle.VerifyConsistency(old, now, mutantOld, mutantNew, mutant));
            Assert.False(Merkle.VerifyConsistency(0, now, oldRoot, newRoot, path));
            if (old < now)
                Assert.False(Merkle.VerifyConsistency(now, old, newRoot, oldRoot, path));
            count++;
        }

        Assert.Equal(732, count);
    }

    [Fact]
    public void A_path_proves_its_own_leaf_and_no_other() => Prop.ForAll(
        Gen.Choose(1, 300).SelectMany(size => Gen.Choose(0, size - 1), (size, index) => (size, index)).ToArbitrary(),
        drawn =>
        {
            var leaves = Leaves.AsSpan(0, drawn.size);
            var (path, root) = (Merkle.InclusionPath(leaves, drawn.index), Merkle.Root(leaves));
            return Merkle.VerifyInclusion(drawn.index, drawn.size, leaves[drawn.index], path, root)
                && !Merkle.VerifyInclusion(drawn.index, drawn.size, Leaf(301), path, root)
                && (drawn.size == 1 || !Merkle.VerifyInclusion((drawn.index + 1) % drawn.size, drawn.size, leaves[drawn.index], path, root));
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<(List<byte[]> Path, byte[] A, byte[] B)> Mutants(List<byte[]> path, byte[] a, byte[] b)
    {
        yield return (path, Flipped(a), b);
        yield return (path, a, Flipped(b));
        yield return ([.. path, a], a, b);
        if (path.Count > 0)
        {
            yield return (path[..^1], a, b);
            yield return ([Flipped(path[0]), .. path[1..]], a, b);
            yield return ([.. path[..^1], Flipped(path[^1])], a, b);
        }
    }

    private static byte[] Flipped(byte[] hash) => [(byte)(hash[0] ^ 1), .. hash[1..]];

    private static byte[] Leaf(int index) => Merkle.LeafHash(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"leaf {index}")));

    private static byte[] Hash(JsonElement vector, string name) => Convert.FromHexString(vector.GetProperty(name).GetString()!);

    private static List<byte[]> Path(JsonElement vector) => [.. vector.GetProperty("path").EnumerateArray().Select(h => Convert.FromHexString(h.GetString()!))];
}
