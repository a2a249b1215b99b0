namespace Gnomon.Report;

/// <summary>Words a confusion matrix; a pair of classes that no row has counts 0.</summary>
/// <param name="wording">The reader's words.</param>
public sealed class SquareWords(Wording wording)
{
    /// <summary>Whose it is, and how it is read.</summary>
    public Phrase Title(ConfusionSquare square)
    {
        ArgumentNullException.ThrowIfNull(square);
        return wording.Texts.Say("square.title", ("group", wording.Group(square.Group)));
    }

    /// <summary>A class.</summary>
    public Phrase Class(string? name) => wording.Place(KeyValuePair.Create("class", name));

    /// <summary>A field: the rows, or why they are not told.</summary>
    public string Field(ConfusionSquare square, string? label, string? prediction)
    {
        ArgumentNullException.ThrowIfNull(square);
        return square.Fields.TryGetValue((label, prediction), out var figure)
            ? figure.Value switch
            {
                MeasuredValue.Known { Estimate: var estimate } => new FigureWords(wording, MetricId.Of(figure.Id)).Number(estimate.Point).ToString(),
                MeasuredValue.NotKnown { Reasons: var reasons } => new UnknownWords(wording).Cause(reasons[0]),
                _ => "",
            }
            : wording.Numbers.Count(0);
    }

    /// <summary>The square for a terminal, a line for each true class, each ended by a line feed.</summary>
    public string Write(ConfusionSquare square)
    {
        ArgumentNullException.ThrowIfNull(square);
        List<string[]> lines = [["", .. square.Classes.Select(Name)], .. square.Classes.Select(label => (string[])[Name(label), .. square.Classes.Select(p => Field(square, label, p))])];
        var widths = Enumerable.Range(0, square.Classes.Count + 1).Select(i => lines.Max(l => l[i].Length)).ToList();
        return string.Concat(lines.Select(l => "    " + l[0].PadRight(widths[0]) + string.Concat(l.Skip(1).Select((cell, i) => "  " + cell.PadLeft(widths[i + 1]))) + "\n"));
    }

    private string Name(string? name) => Plain.Text(Class(name).ToString());
}
