using System.Globalization;

namespace Gnomon.Report;

/// <summary>Numbers and days as the reader writes them. JSON never passes here.</summary>
/// <param name="language">The reader's language.</param>
public sealed class Numbers(Language language)
{
    private const char NoBreakSpace = '\u00A0';
    private readonly CultureInfo culture = language.Culture();

    /// <summary>1,234 rows.</summary>
    public string Count(long n) => n.ToString("N0", culture);

    /// <summary>A proportion as a percentage with one decimal: 61.2%, and 61,2 % where the language sets a space.</summary>
    public string Percent(double share) => (share * 100).ToString("N1", culture) + Sign("%");

    /// <summary>A confidence or a threshold as a percentage with no decimals it does not need: 95%.</summary>
    public string ShortPercent(double share) => (share * 100).ToString("0.##", culture) + Sign("%");

    /// <summary>A ratio with two decimals, more where two would hide on which side of the bar it lies.</summary>
    public string Ratio(double ratio, double? bar = null)
    {
        for (var digits = 2; digits < 6; digits++)
        {
            if (bar is null || ratio.Equals(bar.Value) || !Math.Round(ratio, digits).Equals(Math.Round(bar.Value, digits)))
                return ratio.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), culture);
        }

        return ratio.ToString("N6", culture);
    }

    /// <summary>A number as it is, with three decimals below 10 and three or more significant digits above; more where they would hide on which side of the bar it lies. What would round to nothing is said to be less: &lt;0.001.</summary>
    public string Plain(double value, double? bar = null)
    {
        var digits = Math.Abs(value) switch { < 10 => 3, < 100 => 2, < 1000 => 1, _ => 0 };
        while (digits < 6 && bar is { } line && !value.Equals(line) && Math.Round(value, digits).Equals(Math.Round(line, digits)))
            digits++;
        var format = "N" + digits.ToString(CultureInfo.InvariantCulture);
        var least = Math.Pow(10, -digits);
        return Math.Abs(value) < least / 2 && value != 0 ? Beyond(value > 0 ? "<" : ">") + (Math.Sign(value) * least).ToString(format, culture) : value.ToString(format, culture);
    }

    /// <summary>A bar exactly as the profile sets it.</summary>
    public string Bar(double bar) => bar.ToString("0.######", culture);

    /// <summary>A difference of proportions in percentage points, without the unit's name.</summary>
    public string Points(double difference) => (difference * 100).ToString("N1", culture);

    /// <summary>2 December 2027; 02/12/2027; 1er décembre 2027.</summary>
    public string Day(DateOnly day) => language switch
    {
        Language.Vi => day.ToString("dd\\/MM\\/yyyy", culture),
        Language.Fr when day.Day == 1 => "1er" + NoBreakSpace + day.ToString("MMMM yyyy", culture),
        _ => day.ToString("d\u00A0MMMM yyyy", culture),
    };

    /// <summary>December 2027; tháng 12/2027; décembre 2027.</summary>
    public string Month(DateOnly within) => language == Language.Vi
        ? "tháng" + NoBreakSpace + within.ToString("MM\\/yyyy", culture)
        : within.ToString("MMMM\u00A0yyyy", culture);

    /// <summary>2027; năm 2027; 2027.</summary>
    public string Year(DateOnly within) => (language == Language.Vi ? "năm" + NoBreakSpace : "") + within.ToString("yyyy", culture);

    private string Beyond(string sign) => language == Language.En ? sign : sign + NoBreakSpace;

    private string Sign(string sign) => language == Language.En ? sign : NoBreakSpace + sign;
}
