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
        Assert.InRange(text.Count(c => c == '\n'), 5, 10);
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
