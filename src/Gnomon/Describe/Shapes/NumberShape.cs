using System.Globalization;
using System.Text.Json.Nodes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>A number, kept in decimal: what was written is what is compared.</summary>
/// <param name="unit">The unit, for the message; null for a plain number.</param>
internal sealed class NumberShape(string? unit = null) : ScalarShape<decimal>
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const int MostDigits = 28;

    /// <inheritdoc/>
    public override string Expected => unit is null ? "a number" : $"a number in {unit}";

    /// <inheritdoc/>
    protected override bool RefusesQuotes => true;

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "number" };

    /// <inheritdoc/>
    protected override bool TryParse(YamlScalar scalar, Place place, out decimal value)
    {
        if (!decimal.TryParse(scalar.Text, Styles, CultureInfo.InvariantCulture, out value))
            return Refuse(scalar, place, "write digits with a point, for example 0.8 or 1e25, no separators and no unit");

        // A decimal rounds what it cannot hold, without a word: 1e-40 would become 0.
        var digits = scalar.Text.Split('e', 'E')[0].Where(char.IsAsciiDigit).SkipWhile(d => d == '0').ToList();
        return (digits.Count <= MostDigits && (value != 0 || digits.Count == 0))
            || Refuse(scalar, place, "write at most 28 digits and nothing smaller than 1e-28");
    }
}

/// <summary>A whole number from 0.</summary>
internal sealed class CountShape : ScalarShape<int>
{
    /// <inheritdoc/>
    public override string Expected => "a whole number from 0";

    /// <inheritdoc/>
    protected override bool RefusesQuotes => true;

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = int.MaxValue };

    /// <inheritdoc/>
    protected override bool TryParse(YamlScalar scalar, Place place, out int value) =>
        int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
        || Refuse(scalar, place, "write digits only, for example 30");
}
