using FsCheck;
using FsCheck.Fluent;
using Gnomon.Verify.Log;

namespace Gnomon.Verify.Tests.Log;

public sealed class EntryBundleTests
{
    [Fact]
    public void What_is_encoded_is_read_back() => Prop.ForAll<byte[][]>(entries =>
    {
        ReadOnlyMemory<byte>[] memories = [.. entries.Select(e => (e ?? []).AsMemory())];
        return EntryBundle.TryDecode(EntryBundle.Encode(memories), memories.Length, out var read)
            && read.Select(e => Convert.ToHexString(e.Span)).SequenceEqual(memories.Select(e => Convert.ToHexString(e.Span)), StringComparer.Ordinal);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0001", 1)]
    [InlineData("00", 1)]
    [InlineData("000161", 2)]
    [InlineData("000161000162", 1)]
    [InlineData("00016100", 1)]
    [InlineData("", 1)]
    public void A_bundle_of_another_number_of_entries_or_with_a_rest_is_refused(string hex, int count) =>
        Assert.False(EntryBundle.TryDecode(Convert.FromHexString(hex), count, out _));

    [Fact]
    public void An_entry_that_two_bytes_cannot_measure_is_refused()
    {
        Assert.Equal(2 + 65_535, EntryBundle.Encode([new byte[65_535]]).Length);
        Assert.Throws<ArgumentException>(() => EntryBundle.Encode([new byte[65_536]]));
    }
}
