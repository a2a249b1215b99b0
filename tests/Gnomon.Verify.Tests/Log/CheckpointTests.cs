using Gnomon.Verify.Log;

namespace Gnomon.Verify.Tests.Log;

public sealed class CheckpointTests
{
    private const string Root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    [Fact]
    public void A_checkpoint_is_origin_size_and_root()
    {
        Assert.True(Checkpoint.TryParse($"example.org/log\n8\n{Root}\n", out var checkpoint));
        Assert.Equal("example.org/log", checkpoint.Origin);
        Assert.Equal(8, checkpoint.Size);
        Assert.Empty(checkpoint.Extensions);
    }

    [Fact]
    public void Extension_lines_are_kept() =>
        Assert.True(Checkpoint.TryParse($"example.org/log\n0\n{Root}\nmore\n", out var checkpoint) && checkpoint.Extensions is ["more"]);

    [Theory]
    [InlineData("")]
    [InlineData("o\n8\n")]
    [InlineData("o\n8\n" + Root)]
    [InlineData("\n8\n" + Root + "\n")]
    [InlineData("o\n08\n" + Root + "\n")]
    [InlineData("o\n+8\n" + Root + "\n")]
    [InlineData("o\n-8\n" + Root + "\n")]
    [InlineData("o\n 8\n" + Root + "\n")]
    [InlineData("o\n99999999999999999999\n" + Root + "\n")]
    [InlineData("o\n8\nAAAA\n")]
    [InlineData("o\n8\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n")]
    [InlineData("o\n8\n" + Root + "\n\n")]
    public void Anything_else_is_no_checkpoint(string text) => Assert.False(Checkpoint.TryParse(text, out _));
}
