using System.Text;
using Gnomon.Verify.Log;

namespace Gnomon.Tests.Evidence.Witnessing;

/// <summary>What a policy asks for, and what it takes to meet it.</summary>
public sealed class LogPolicyTests
{
    private static readonly TestLog Log = new(1);
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_795_000_000);

    private static string Three { get; } = $"log {Log.Vkey} https://example.org/log\nwitness a {W(11)}\nwitness b {W(12)} https://b.example\n witness\tc {W(13)}  \n# a comment\n\n";

    [Theory]
    [InlineData("quorum none", "", true)]
    [InlineData("quorum a", "a", true)]
    [InlineData("quorum a", "bc", false)]
    [InlineData("group g any a b c\nquorum g", "c", true)]
    [InlineData("group g all a b c\nquorum g", "ab", false)]
    [InlineData("group g all a b c\nquorum g", "abc", true)]
    [InlineData("group g 2 a b c\nquorum g", "a", false)]
    [InlineData("group g 2 a b c\nquorum g", "ac", true)]
    [InlineData("group g any a b\ngroup h all g c\nquorum h", "ab", false)]
    [InlineData("group g any a b\ngroup h all g c\nquorum h", "bc", true)]
    public void A_quorum_is_met_by_enough_of_its_members(string rule, string by, bool met)
    {
        Assert.True(LogPolicy.TryParse(Encoding.UTF8.GetBytes(Three + rule + "\n"), out var policy, out _));
        Assert.True(policy.TryCheck(Note(by, 0), Now, out var finding));
        Assert.Equal(met, finding.IsMet);
        Assert.Equal(by, string.Concat(finding.Counted.Select(c => c.Name).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(-3, true)]
    [InlineData(-25, false)]
    [InlineData(1, false)]
    public void A_cosignature_that_is_too_old_or_of_a_time_to_come_does_not_count(int hours, bool counts)
    {
        Assert.True(LogPolicy.TryParse(Encoding.UTF8.GetBytes(Three + "quorum a\n#gnomon:fresh 24h\n"), out var policy, out _));
        Assert.True(policy.TryCheck(Note("a", hours * 3600), Now, out var finding));
        Assert.Equal((counts, !counts && hours < 0 ? 1 : 0, hours > 0 ? 1 : 0), (finding.IsMet, finding.TooOld.Count, finding.Ahead.Count));
    }

    [Fact]
    public void A_line_under_the_name_of_a_witness_that_is_not_its_signature_spoils_the_note()
    {
        Assert.True(LogPolicy.TryParse(Encoding.UTF8.GetBytes(Three + "quorum b\n"), out var policy, out _));
        var text = Log.Cosigned(3, 11, "w.example/11", 1_795_000_000);
        var at = text.Length - 12;
        var wrong = text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];
        Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes(wrong), out var note, out _));
        Assert.False(policy.TryCheck(note, Now, out _));
        Assert.True(note.IsSignedBy(Log.Vkey));
    }

    [Theory]
    [InlineData("", "no line `quorum`")]
    [InlineData("quorum d\n", "no witness or group of a line above")]
    [InlineData("quorum a\nquorum b\n", "two lines `quorum`")]
    [InlineData("group g 0 a\nquorum a\n", "1 to 1 of its members")]
    [InlineData("group g 3 a b\nquorum a\n", "1 to 2 of its members")]
    [InlineData("group g 02 a b\nquorum a\n", "1 to 2 of its members")]
    [InlineData("group g all\nquorum a\n", "none of")]
    [InlineData("group a any b\nquorum a\n", "is taken")]
    [InlineData("group none any b\nquorum a\n", "is taken")]
    [InlineData("group g any b b\nquorum a\n", "a member of a group already")]
    [InlineData("group g any b\ngroup h any b\nquorum a\n", "a member of a group already")]
    [InlineData("group g any none\nquorum a\n", "no witness or group of a line above")]
    [InlineData("quorum a\nlogs x\n", "none of")]
    [InlineData("quorum a\n#gnomon:frehs 7d\n", "none of")]
    [InlineData("quorum a\n#gnomon:fresh 7\n", "90m, 36h or 7d")]
    [InlineData("quorum none\n#gnomon:fresh 7d\n", "asks for recent cosignatures")]
    [InlineData("quorum a", "not ended by a line feed")]
    [InlineData("quorum a\r\n", "control characters")]
    public void What_cannot_be_read_is_refused_with_its_reason(string rest, string reason)
    {
        Assert.False(LogPolicy.TryParse(Encoding.UTF8.GetBytes(Three + rest), out _, out var faults));
        Assert.Contains(faults, f => f.Fault.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_are_named_with_their_lines_and_a_key_stands_once()
    {
        var text = $"log {W(11)}\nwitness a {Log.Vkey}\nwitness b {W(12)}\nwitness d {W(12)}\nlog {Log.Vkey}\nlog {Log.Vkey}\nquorum b\n";
        Assert.False(LogPolicy.TryParse(Encoding.UTF8.GetBytes(text), out _, out var faults));
        Assert.Equal([1, 2, 4, 6], faults.Select(f => f.Line));
    }

    private static SignedNote Note(string by, int later)
    {
        var note = Log.Note(3);
        foreach (var witness in by)
            note += Log.Cosigned(3, (byte)(11 + witness - 'a'), FormattableString.Invariant($"w.example/{11 + witness - 'a'}"), 1_795_000_000 + later)[Log.Note(3).Length..];
        Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes(note), out var read, out _));
        return read;
    }

    private static string W(byte key) => TestLog.Witness(key, FormattableString.Invariant($"w.example/{key}")).ToString();
}
