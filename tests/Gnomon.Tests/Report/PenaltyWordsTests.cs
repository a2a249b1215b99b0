using Gnomon.Law;
using Gnomon.Report;
using Gnomon.Tests.Law;

namespace Gnomon.Tests.Report;

public sealed class PenaltyWordsTests
{
    private static readonly Citation Cites = new("A", "Art. 99", Confirmation.Primary);

    [Theory]
    [InlineData("en")]
    [InlineData("vi")]
    [InlineData("fr")]
    public void A_band_is_one_line(string code)
    {
        var wording = new Wording(Languages.All.First(l => string.Equals(l.Code(), code, StringComparison.Ordinal)), LawText.Dictionary("a use yes-no"));
        Penalty[] bands =
        [
            new(Cites, new Money(15_000_000, "EUR"), 3, Whichever.Higher, [new("small-or-medium", Cites), new("mid-cap", Cites)]),
            new(Cites, new Money(7_500_000, "EUR"), 1.5m, Whichever.Lower, []),
            new(Cites, new Money(500, "USD"), null, null, []),
            new(Cites, null, 4, null, []),
        ];
        Golden.Match($"Report/penalty.{code}.txt", string.Concat(bands.Select(b => PenaltyWords.Of(wording, b) + "\n")));
    }
}
