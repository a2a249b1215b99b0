using System.Net;
using System.Text.RegularExpressions;

namespace Gnomon.Cli.Tests.Report;

public partial class EveryKindTests
{
    // What the card, the data or a column says may be English; our ids and words may not.
    private static readonly string[] Ours = ["kind of data", "permutation", "counterfactual", "dependence", "threshold", "noise", "swap", "typos", "diacritics", "email", "no interval", "exact count"];

    [Theory]
    [InlineData(Language.Vi)]
    [InlineData(Language.Fr)]
    public async Task No_word_of_ours_stays_English(Language language)
    {
        var text = Text(await ReportCase.Find("every-kind").Html(language));

        Assert.DoesNotContain(Ours, w => Regex.IsMatch(text, $@"(?<![\w.\-]){w}(?![\w.\-])", RegexOptions.None, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task A_table_along_the_axes_of_a_measure_is_not_mostly_empty()
    {
        var html = await ReportCase.Find("every-kind").Html(Language.En);

        Assert.All(Table().Matches(html).Select(m => m.Value), table =>
        {
            var (all, empty) = (Cell().Count(table), table.Split("<td></td>").Length - 1);
            Assert.True(empty * 2 <= all, $"{empty} of {all} fields are empty: {Text(table)}");
        });
    }

    [Fact]
    public async Task A_grouping_with_one_group_is_one_line()
    {
        var text = Text(await ReportCase.Find("every-kind").Html(Language.En));

        Assert.Matches("[Aa]ll ?: fewer than two groups can be compared, so [0-9]+ comparisons are not made", text);
        Assert.Contains("searched for gaps in selection rate", text, StringComparison.Ordinal);
    }

    private static string Text(string html) => Blanks().Replace(WebUtility.HtmlDecode(Tag().Replace(Unseen().Replace(html, ""), " ")), " ");

    [GeneratedRegex("<style>.*?</style>|<script>.*?</script>", RegexOptions.Singleline, 5000)]
    private static partial Regex Unseen();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 5000)]
    private static partial Regex Tag();

    [GeneratedRegex("[ \n]+", RegexOptions.None, 5000)]
    private static partial Regex Blanks();

    [GeneratedRegex("<table class=\"matrix\">.*?</table>", RegexOptions.Singleline, 5000)]
    private static partial Regex Table();

    [GeneratedRegex("<td[ >]", RegexOptions.None, 5000)]
    private static partial Regex Cell();
}
