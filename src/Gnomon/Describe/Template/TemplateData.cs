using System.Globalization;
using System.Text;

namespace Gnomon.Describe.Template;

/// <summary>The made-up applicants beside the template: 600 rows, the same on every machine.</summary>
internal static class TemplateData
{
    private const int Rows = 600;
    private const ulong Seed = 0x676E6F6D6F6E; // "gnomon"
    private static readonly string[] AgeBands = ["18-34", "35-54", "55+"];

    /// <summary>The file.</summary>
    public static string Csv()
    {
        var draw = new Stream(Seed);
        var csv = new StringBuilder("applicant,sex,age_band,suitable,score\n");
        for (var i = 1; i <= Rows; i++)
        {
            var sex = draw.Below(100) < 48 ? "F" : "M";
            var age = draw.Below(AgeBands.Length);
            var suitable = draw.Below(100) < 45;
            var score = Math.Clamp(30 + (suitable ? 28 : 0) - (age == AgeBands.Length - 1 ? 6 : 0) + draw.Below(41) - 12, 0, 100);
            csv.Append(CultureInfo.InvariantCulture, $"{i},{sex},{AgeBands[age]},{(suitable ? "yes" : "no")},{score / 100}.{score % 100:00}\n");
        }

        return csv.ToString();
    }

    /// <summary>SplitMix64 (Steele, Lea, Flood 2014): a few lines, and the same stream everywhere.</summary>
    private sealed class Stream(ulong state)
    {
        private ulong state = state;

        public int Below(int bound)
        {
            state += 0x9E3779B97F4A7C15;
            var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            z ^= z >> 31;

            // The top of a 128-bit product: even enough for made-up data.
            return (int)Math.BigMul(z, (ulong)bound, out _);
        }
    }
}
