using Gnomon.Report;

namespace Gnomon.Tests.Report;

public class TerminalSummaryTests
{
    public static TheoryData<string, Language> Cases => new(
        from sample in new[] { "hiring", "triage", "open", "favourable" }
        from language in Languages.All
        select (sample, language));

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_summary_reads_as_reviewed(string sample, Language language)
    {
        var text = TerminalSummary.Write(Sample(sample), language);

        Golden.Match($"Report/{sample}.{language.Code()}.txt", text);
        Assert.Empty(ForbiddenWords.In(text));
        Assert.InRange(text.Split('\n').Count(l => l.Length > 0 && l[0] != ' '), 5, 10);
    }

    [Theory]
    [InlineData(Language.En, "Measured: nothing; the card names no data.")]
    [InlineData(Language.Vi, "Đo được: không có gì; thẻ hệ thống không nêu dữ liệu.")]
    [InlineData(Language.Fr, "Mesuré : rien ; la fiche ne nomme aucune donnée.")]
    public void That_nothing_was_measured_is_said(Language language, string said)
    {
        var hiring = Sample("hiring");
        var bare = hiring with { Plan = hiring.Plan with { Measures = [] }, Measurements = [], Findings = hiring.Findings with { Criteria = [] } };
        Assert.Contains(said, TerminalSummary.Write(bare, language).Replace('\u00a0', ' ').Split('\n'));
        Assert.DoesNotContain(said, TerminalSummary.Write(hiring, language).Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_name_cannot_move_the_cursor_or_turn_the_text_round()
    {
        var hiring = Sample("hiring");
        var hostile = hiring with { Card = hiring.Card with { Name = new("\u001b[2Jevil\u202Etxt\nNext: nothing", null, null), Version = "1\r0" } };

        foreach (var language in Languages.All)
        {
            var text = TerminalSummary.Write(hostile, language);
            Assert.DoesNotContain('\u001b', text);
            Assert.DoesNotContain('\u202E', text);
            Assert.DoesNotContain('\r', text);
            Assert.Contains("{U+001B}[2Jevil{U+202E}txt{U+000A}Next: nothing", text, StringComparison.Ordinal);
        }
    }

    private static ReportInput Sample(string name) => name switch
    {
        "hiring" => SampleResult.Hiring(),
        "triage" => SampleResult.Triage(),
        "open" => SampleResult.Open(),
        _ => SampleResult.Favourable(),
    };
}
