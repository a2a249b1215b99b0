using FsCheck;
using FsCheck.Fluent;

namespace Gnomon.Verify.Tests;

public sealed class CanonicalBase64Tests
{
    [Fact]
    public void What_is_encoded_is_read_back() => Prop.ForAll<byte[]>(bytes =>
        CanonicalBase64.TryDecode(CanonicalBase64.Encode(bytes), out var read) && read.AsSpan().SequenceEqual(bytes)).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_all_texts_of_four_characters_each_value_has_one()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \n-_";
        var good = 0;
        foreach (var c in Alphabet)
        {
            foreach (var d in Alphabet)
                good += CanonicalBase64.TryDecode($"A{c}{d}=", out _) ? 1 : 0;
        }

        // Two bytes with the first six bits zero: 2^10 values; one byte with the first six bits zero: 4.
        Assert.Equal(1024 + 4, good);
    }

    [Theory]
    [InlineData("AA=")]
    [InlineData("AA")]
    [InlineData("AB==")]
    [InlineData("AAB=")]
    [InlineData("AAAA\n")]
    [InlineData(" AAAA")]
    [InlineData("AA AA")]
    [InlineData("AA==AA==")]
    [InlineData("A===")]
    [InlineData("-_8=")]
    [InlineData("ÄAAA")]
    public void Any_other_spelling_is_refused(string text) => Assert.False(CanonicalBase64.TryDecode(text, out _));

    [Theory]
    [InlineData("+/8=", true)]
    [InlineData("-_8=", true)]
    [InlineData("-_8", true)]
    [InlineData("", true)]
    [InlineData("+/8", false)]
    [InlineData("+_8=", false)]
    [InlineData("-_9=", false)]
    [InlineData("-_9", false)]
    [InlineData("-_8==", false)]
    [InlineData("-_ 8", false)]
    [InlineData("A", false)]
    public void Envelopes_may_use_either_alphabet_but_not_both(string text, bool good) =>
        Assert.Equal(good, CanonicalBase64.TryDecodeEither(text, out _));
}
