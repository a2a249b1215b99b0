using Gnomon.Report;

namespace Gnomon.Tests.Report;

public sealed class NumbersTests
{
    /// <summary>A p-value of one in a million was printed as 0.000, and the lower end of an interval as -0.000.</summary>
    [Theory]
    [InlineData(0.000001, "<0.001", "<\u00a00,001")]
    [InlineData(-0.000001, ">-0.001", ">\u00a0-0,001")]
    [InlineData(0.0005, "0.001", "0,001")]
    [InlineData(0, "0.000", "0,000")]
    [InlineData(-0.25, "-0.250", "-0,250")]
    [InlineData(31.456, "31.46", "31,46")]
    public void A_number_that_would_round_to_nothing_is_said_to_be_less(double value, string english, string vietnamese)
    {
        Assert.Equal(english, new Numbers(Language.En).Plain(value));
        Assert.Equal(vietnamese, new Numbers(Language.Vi).Plain(value));
    }
}
