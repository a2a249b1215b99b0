using System.Globalization;
using System.Text.RegularExpressions;

namespace Gnomon.Law;

/// <summary>A length of time as ISO 8601 writes it: <c>P10Y</c>, <c>P15D</c>, <c>PT72H</c>. Parts are never negative, and at least one is not zero.</summary>
/// <param name="Years">Years.</param>
/// <param name="Months">Months.</param>
/// <param name="Days">Days of the calendar; a week counts as seven.</param>
/// <param name="Hours">Hours.</param>
public readonly partial record struct Period(int Years, int Months, int Days, int Hours)
{
    /// <summary>The period of a text, null where it is none.</summary>
    public static Period? Parse(string text)
    {
        var match = Iso().Match(text);
        var period = new Period(Part("years"), Part("months"), (Part("weeks") * 7) + Part("days"), Part("hours"));
        return match.Success && period != default ? period : null;

        int Part(string name) => match.Groups[name] is { Success: true } part ? int.Parse(part.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>As ISO 8601 writes it, in the parts that are not zero.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"P{Part(Years, 'Y')}{Part(Months, 'M')}{Part(Days, 'D')}{(Hours > 0 ? "T" : "")}{Part(Hours, 'H')}");

    private static string Part(int n, char letter) => n > 0 ? string.Create(CultureInfo.InvariantCulture, $"{n}{letter}") : "";

    [GeneratedRegex("^P((?<years>[0-9]{1,3})Y)?((?<months>[0-9]{1,3})M)?((?<weeks>[0-9]{1,3})W)?((?<days>[0-9]{1,4})D)?(T(?<hours>[0-9]{1,4})H)?\\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Iso();
}
