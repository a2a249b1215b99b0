using Gnomon.Columns;

namespace Gnomon.Measure.Performance;

/// <summary>The confusion matrix of one group: rows by true and predicted class, both known. Only pairs that occur are kept.</summary>
internal sealed class ClassTable
{
    private readonly Dictionary<string, ClassCount> byClass;

    private ClassTable(IReadOnlyList<(string Label, string Prediction, long Rows)> pairs, long missingLabel, long missingPrediction, long open)
    {
        (Pairs, MissingLabel, MissingPrediction) = (pairs, missingLabel, missingPrediction);
        byClass = Count(pairs, [.. pairs.Select(p => (double)p.Rows)]);
        (Known, Rows) = (pairs.Sum(p => p.Rows), pairs.Sum(p => p.Rows) + open);
    }

    /// <summary>The pairs that occur, sorted by label and then prediction.</summary>
    public IReadOnlyList<(string Label, string Prediction, long Rows)> Pairs { get; }

    /// <summary>The classes that occur as label or prediction, sorted.</summary>
    public IEnumerable<ClassCount> Classes => byClass.Values.OrderBy(c => c.Name, StringComparer.Ordinal);

    /// <summary>All rows.</summary>
    public long Rows { get; }

    /// <summary>Rows with a label and a prediction.</summary>
    public long Known { get; }

    /// <summary>Whether no class stands both among the labels and among the predictions: surely the same classes, written in two ways.</summary>
    public bool SharesNoClass => Known > 0 && byClass.Values.All(c => c.Labelled == 0 || c.Predicted == 0);

    public long MissingLabel { get; }

    public long MissingPrediction { get; }

    /// <param name="cells">Cells whose last two keys are the label and the prediction.</param>
    public static ClassTable Of(IEnumerable<Cell> cells)
    {
        var pairs = new SortedDictionary<(string Label, string Prediction), long>(Order);
        long missingLabel = 0, missingPrediction = 0, open = 0;
        foreach (var cell in cells)
        {
            var (label, prediction) = (cell.Key[^2], cell.Key[^1]);
            if (label is not null && prediction is not null)
                pairs[(label, prediction)] = pairs.GetValueOrDefault((label, prediction)) + cell.Count;
            else
                open += cell.Count;
            missingLabel += label is null ? cell.Count : 0;
            missingPrediction += prediction is null ? cell.Count : 0;
        }

        return new ClassTable([.. pairs.Select(p => (p.Key.Label, p.Key.Prediction, p.Value))], missingLabel, missingPrediction, open);
    }

    /// <summary>The classes where the same pairs count otherwise: in another draw, or by their weights.</summary>
    public IReadOnlyCollection<ClassCount> Redrawn(IReadOnlyList<double> rows) => Count(Pairs, rows).Values;

    private static Comparer<(string Label, string Prediction)> Order { get; } = Comparer<(string Label, string Prediction)>.Create((a, b) =>
        string.CompareOrdinal(a.Label, b.Label) is var first and not 0 ? first : string.CompareOrdinal(a.Prediction, b.Prediction));

    private static Dictionary<string, ClassCount> Count(IReadOnlyList<(string Label, string Prediction, long Rows)> pairs, IReadOnlyList<double> rows)
    {
        var counts = new Dictionary<string, ClassCount>(StringComparer.Ordinal);
        foreach (var (i, (label, prediction, _)) in pairs.Index())
        {
            var hit = string.Equals(label, prediction, StringComparison.Ordinal);
            var own = counts.GetValueOrDefault(label) ?? new ClassCount(label, 0, 0, 0);
            counts[label] = own with { Labelled = own.Labelled + rows[i], Hits = own.Hits + (hit ? rows[i] : 0) };
            var said = counts.GetValueOrDefault(prediction) ?? new ClassCount(prediction, 0, 0, 0);
            counts[prediction] = said with { Predicted = said.Predicted + rows[i] };
        }

        return counts;
    }
}

/// <summary>One class against all others.</summary>
/// <param name="Name">The class.</param>
/// <param name="Labelled">Rows, or their weights, whose label it is.</param>
/// <param name="Predicted">Those whose prediction it is.</param>
/// <param name="Hits">Those where both are.</param>
internal sealed record ClassCount(string Name, double Labelled, double Predicted, double Hits)
{
    /// <summary>Rows where label or prediction is this class.</summary>
    public double Either => Labelled + Predicted - Hits;

    /// <summary>2 hits / (labelled + predicted); null where the class does not occur.</summary>
    public double? F1 => Labelled + Predicted > 0 ? 2 * Hits / (Labelled + Predicted) : null;

    /// <summary>Null where nothing was predicted to be of the class.</summary>
    public double? Precision => Predicted > 0 ? Hits / Predicted : null;
}
