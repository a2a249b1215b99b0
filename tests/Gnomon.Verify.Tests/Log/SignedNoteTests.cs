using System.Text;
using System.Text.Json;
using Gnomon.Verify.Log;

namespace Gnomon.Verify.Tests.Log;

public sealed class SignedNoteTests
{
    // The example of the signed-note specification.
    private const string Key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private const string Signature = "\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    private const string Note = "This is an example message.\n\n" + Signature;

    [Fact]
    public void The_example_of_the_specification_verifies() => Assert.True(IsSigned(Note));

    [Fact]
    public void Notes_of_others_verify_and_no_changed_bit_does()
    {
        var read = 0;
        foreach (var vector in TestData.Json("c2sp/c2sp-notes.json").EnumerateArray())
        {
            var (vkey, note) = (vector.GetProperty("vkey").GetString()!, vector.GetProperty("note").GetString()!);
            if (vector.GetProperty("ok").ValueKind == JsonValueKind.Null)
            {
                Assert.False(VerifierKey.TryParse(vkey, out _), "a key of a type that is not read, with an id that is not its own");
                continue;
            }

            Assert.True(IsSigned(note, vkey));
            var bytes = Encoding.UTF8.GetBytes(note);
            for (var i = 0; i < bytes.Length; i++)
            {
                var bad = bytes.ToArray();
                bad[i] ^= (byte)(1 << (i % 8));
                Assert.False(IsSigned(bad, vkey));
            }

            read++;
        }

        Assert.Equal(3, read);
    }

    [Fact]
    public void A_signature_of_an_unknown_key_is_passed_over() =>
        Assert.True(IsSigned("This is an example message.\n\n\u2014 other.example AAAAAAAA\n" + Signature));

    [Fact]
    public void A_wrong_signature_under_a_known_key_spoils_the_note() =>
        Assert.False(IsSigned(Note + "\u2014 example.com/foo Uw2QOgAA\n"));

    [Fact]
    public void A_note_of_unknown_signatures_only_is_not_signed() =>
        Assert.False(IsSigned("This is an example message.\n\n\u2014 other.example AAAAAAAA\n"));

    [Fact]
    public void The_text_may_hold_empty_lines() =>
        Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes("a\n\nb\n\n" + Signature), out var note, out _) && note.Text is "a\n\nb\n");

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n" + Signature)]
    [InlineData("text\n\n- name AAAAAAAA\n")]
    [InlineData("text\n\n\u2014 name AAAAAAAA")]
    [InlineData("text\n\n\u2014 name AAAA\n")]
    [InlineData("text\n\n\u2014 na+me AAAAAAAA\n")]
    [InlineData("text\n\n\u2014  AAAAAAAA\n")]
    [InlineData("text\n\n\u2014 name AAAAAAB=\n")]
    [InlineData("text\n\n\u2014 name AAAAAAAA \n")]
    [InlineData("te\rxt\n\n\u2014 name AAAAAAAA\n")]
    [InlineData("te\txt\n\n\u2014 name AAAAAAAA\n")]
    public void Anything_else_is_no_note(string text)
    {
        Assert.False(SignedNote.TryParse(Encoding.UTF8.GetBytes(text), out _, out var fault));
        Assert.NotEqual("", fault, StringComparer.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_text_are_no_note() => Assert.False(SignedNote.TryParse([0x61, 0xff, 0x0a], out _, out _));

    [Fact]
    public void A_flood_of_signatures_is_refused() =>
        Assert.False(SignedNote.TryParse(Encoding.UTF8.GetBytes("text\n\n" + string.Concat(Enumerable.Repeat("\u2014 name AAAAAAAA\n", 65))), out _, out _));

    [Theory]
    [InlineData("example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+BOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n")]
    [InlineData("example.com foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo")]
    [InlineData("")]
    public void A_key_line_with_another_id_type_or_spelling_is_refused(string vkey) => Assert.False(VerifierKey.TryParse(vkey, out _));

    private static bool IsSigned(string note, string vkey = Key) => IsSigned(Encoding.UTF8.GetBytes(note), vkey);

    private static bool IsSigned(byte[] note, string vkey) =>
        VerifierKey.TryParse(vkey, out var key) && SignedNote.TryParse(note, out var read, out _) && read.IsSignedBy(key);
}
