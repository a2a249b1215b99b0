using System.Globalization;

namespace Gnomon.V2Server;

/// <summary>A logistic regression, trained here by gradient descent: numbers standardised, texts one indicator for each value.</summary>
internal sealed class Logistic
{
    private const int Rounds = 400;
    private const double Rate = 0.5, Decay = 0.002;

    private readonly double[] weights;
    private readonly int width;

    private Logistic(IReadOnlyList<Feature> features)
    {
        Features = features;
        width = 1 + features.Sum(f => f.Width);
        weights = new double[width];
    }

    /// <summary>What it takes, in the order of the file.</summary>
    public IReadOnlyList<Feature> Features { get; }

    /// <summary>Trains on a CSV file without quotes.</summary>
    /// <param name="lines">The header and the rows.</param>
    /// <param name="label">The column that is 1 or 0.</param>
    /// <param name="leaveOut">Columns that the model does not see.</param>
    public static Logistic Train(IReadOnlyList<string> lines, string label, IReadOnlyCollection<string> leaveOut)
    {
        var names = lines[0].Split(',');
        var rows = lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split(',')).ToArray();
        var kept = names.Select((n, i) => (Name: n, Index: i)).Where(n => n.Name != label && !leaveOut.Contains(n.Name)).ToArray();
        var model = new Logistic([.. kept.Select(k => Feature.Of(k.Name, [.. rows.Select(r => r[k.Index])]))]);
        var truth = rows.Select(r => r[Array.IndexOf(names, label)] == "1" ? 1.0 : 0).ToArray();
        model.Fit([.. rows.Select(r => model.Encode([.. kept.Select(k => r[k.Index])]))], truth);
        return model;
    }

    /// <summary>The probability of the label.</summary>
    /// <param name="values">A text for each feature; an unknown value of a text is none of the known ones.</param>
    public double Predict(IReadOnlyList<string> values) => Sigmoid(Encode(values));

    private void Fit(double[][] rows, double[] truth)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[width];
            for (var i = 0; i < rows.Length; i++)
            {
                var error = Sigmoid(rows[i]) - truth[i];
                for (var j = 0; j < width; j++)
                    gradient[j] += error * rows[i][j];
            }

            for (var j = 0; j < width; j++)
                weights[j] -= Rate * ((gradient[j] / rows.Length) + (Decay * weights[j]));
        }
    }

    private double Sigmoid(double[] row) => 1 / (1 + Math.Exp(-weights.Zip(row, (w, x) => w * x).Sum()));

    private double[] Encode(IReadOnlyList<string> values) => [1, .. Features.Zip(values).SelectMany(f => f.First.Encode(f.Second))];
}

/// <summary>One column that the model sees.</summary>
/// <param name="Name">Its name, also that of its tensor.</param>
/// <param name="Values">Its known values; empty for a number.</param>
/// <param name="Mean">The mean of a number.</param>
/// <param name="Deviation">Its standard deviation.</param>
internal sealed record Feature(string Name, IReadOnlyList<string> Values, double Mean, double Deviation)
{
    public bool IsNumber => Values.Count == 0;

    public string Datatype => IsNumber ? "FP64" : "BYTES";

    public int Width => IsNumber ? 1 : Values.Count;

    public static Feature Of(string name, string[] column)
    {
        var numbers = column.Select(v => double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : double.NaN).ToArray();
        if (numbers.Any(double.IsNaN))
            return new Feature(name, [.. column.Distinct().Order(StringComparer.Ordinal)], 0, 1);
        var mean = numbers.Average();
        return new Feature(name, [], mean, Math.Max(1e-9, Math.Sqrt(numbers.Average(n => (n - mean) * (n - mean)))));
    }

    public IEnumerable<double> Encode(string value) => IsNumber
        ? [(double.Parse(value, CultureInfo.InvariantCulture) - Mean) / Deviation]
        : Values.Select(v => string.Equals(v, value, StringComparison.Ordinal) ? 1.0 : 0);
}
