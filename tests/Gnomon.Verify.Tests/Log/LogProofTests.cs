using System.Text;
using Gnomon.Verify.Log;

namespace Gnomon.Verify.Tests.Log;

/// <summary>Proofs for outsiders: one spelling, and nothing taken on trust.</summary>
public sealed class LogProofTests
{
    private const string Hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    [Fact]
    public void What_is_written_is_read()
    {
        var proof = new LogProof(17, [new byte[32], new byte[32]], Encoding.ASCII.GetBytes("any\n\nnote\n"));
        Assert.True(LogProof.TryParse(proof.ToBytes(), out var read, out _));
        Assert.Equal(17, read.Index);
        Assert.Equal(proof.Path, read.Path);
        Assert.Equal(proof.Checkpoint.ToArray(), read.Checkpoint.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2sp.org/tlog-proof@v1\n\n")]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 1\n\nx")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 01\n\nx")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex +1\n\nx")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex -1\n\nx")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 99999999999999999999\n\nx")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 1\n" + Hash + " \n\nx")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n\nx")]
    [InlineData("c2sp.org/tlog-proof@v1\r\nindex 1\r\n\r\nx")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AA==\nindex 1\n\nx")]
    public void Another_spelling_is_refused(string text) => Assert.False(LogProof.TryParse(Encoding.UTF8.GetBytes(text), out _, out _));

    [Theory]
    [InlineData("tile/0/000", 0, 0, 256)]
    [InlineData("tile/entries/x001/067.p/8", -1, 1067, 8)]
    [InlineData("tile/63/x001/x234/067", 63, 1_234_067, 256)]
    public void A_path_of_a_tile_is_read_as_it_is_written(string path, int level, long index, int width)
    {
        Assert.True(TilePath.TryParse(path, out var tile));
        Assert.Equal((level, index, width), tile);
    }

    [Theory]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/1")]
    [InlineData("tile/0/000.p")]
    [InlineData("tile/0/../000")]
    [InlineData("tile/0/001/067")]
    public void Another_path_is_not_that_of_a_tile(string path) => Assert.False(TilePath.TryParse(path, out _));
}
