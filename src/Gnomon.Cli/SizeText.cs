using System.Globalization;

namespace Gnomon.Cli;

/// <summary>Sizes as people write them: 512MB, 8GB, 1.5GiB. MB and GB are taken as powers of two, as most programs do with memory.</summary>
internal static class SizeText
{
    private const long Least = 256L << 20, MiB = 1L << 20, GiB = 1L << 30;

    /// <summary>The bytes; null where it is no size, or less than counting needs.</summary>
    public static long? Read(string text)
    {
        var upper = text.Trim().ToUpperInvariant();
        var digits = upper.TrimEnd('M', 'G', 'I', 'B', ' ');
        var unit = upper[digits.Length..].Trim() switch { "M" or "MB" or "MIB" => MiB, "G" or "GB" or "GIB" => GiB, _ => 0 };
        return unit > 0 && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000 && number * unit is var bytes && bytes >= Least
            ? (long)bytes
            : null;
    }
}
