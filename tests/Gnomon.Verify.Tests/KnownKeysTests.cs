using System.Text;
using Gnomon.Verify.Crypto;

namespace Gnomon.Verify.Tests;

public sealed class KnownKeysTests
{
    private const string Key = "MCowBQYDK2VwAyEAb61x+CxEvVVsVYe8dX0NRcV4MBgxie1+Wq/nyMobVFk=";

    [Fact]
    public void A_list_is_keys_with_names()
    {
        Assert.True(KnownKeys.TryParse(Encoding.UTF8.GetBytes($"# whom I trust\n\n{Key} Bệnh viện A\n"), out var keys, out _));
        Assert.Equal("Bệnh viện A", Assert.Single(keys).Name);
        Assert.Equal($"{Key} Bệnh viện A\n", KnownKeys.Line(keys[0]));
    }

    [Theory]
    [InlineData(Key)]
    [InlineData(Key + " ")]
    [InlineData("MCowBQYDK2VwAyEA name")]
    [InlineData("name " + Key)]
    public void A_line_that_cannot_be_read_fails_the_list_and_is_named(string line)
    {
        Assert.False(KnownKeys.TryParse(Encoding.UTF8.GetBytes($"{Key} good\n{line}\n"), out var keys, out var faulty));
        Assert.Equal(2, faulty);
        Assert.Empty(keys);
    }

    [Fact]
    public void An_empty_list_is_a_list() => Assert.True(KnownKeys.TryParse([], out _, out _));

    [Fact]
    public void The_same_key_under_two_names_is_equal() =>
        Assert.Equal(PublicKey.FromEd25519(new byte[32]).GetHashCode(), PublicKey.FromEd25519(new byte[32]).GetHashCode());
}
