using System.Globalization;

namespace Gnomon.Endpoint;

/// <summary>A column that the model sees, with what changes of it go by.</summary>
/// <param name="Name">The expression of the card.</param>
/// <param name="Input">The tensor that it goes into.</param>
/// <param name="Values">The values of all cases, in their order.</param>
internal sealed record ProbeColumn(string Name, TensorInput Input, IReadOnlyList<string?> Values)
{
    private readonly Lazy<string[]> known = new(() => [.. Values.OfType<string>().Order(StringComparer.Ordinal)]);
    private readonly Lazy<double> spread = new(() => Deviation([.. Values.Select(Number).OfType<double>()]));

    /// <summary>The values that are there, sorted: a draw from them is a draw from the column.</summary>
    public IReadOnlyList<string> Known => known.Value;

    /// <summary>The standard deviation of the numbers; 0 where there are fewer than two.</summary>
    public double Spread => spread.Value;

    /// <summary>A text as a finite number; null where it is none.</summary>
    public static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>A number as the column writes it: a whole one where the tensor takes only such.</summary>
    public string Text(double number) => (Input.IsWhole ? Math.Round(number, MidpointRounding.ToEven) : number).ToString("R", CultureInfo.InvariantCulture);

    private static double Deviation(double[] numbers)
    {
        if (numbers.Length < 2)
            return 0;
        var mean = numbers.Average();
        return Math.Sqrt(numbers.Sum(n => (n - mean) * (n - mean)) / (numbers.Length - 1));
    }
}
