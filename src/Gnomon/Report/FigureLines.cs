namespace Gnomon.Report;

/// <summary>Figures for a terminal, a line each: whom it is of, the value with its interval, the rows.</summary>
public static class FigureLines
{
    /// <summary>The lines, each ended by a line feed. What came in with the data passes <see cref="Plain.Text"/>.</summary>
    public static string Write(IReadOnlyList<Measurement> measurements, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        ArgumentNullException.ThrowIfNull(wording);
        var (squares, others) = ConfusionSquare.Among(measurements);
        var (groupings, square) = (LoneGroupings.In(others), new SquareWords(wording));
        return string.Concat(groupings.Others().GroupBy(m => (m.Measure, m.Id)).Select(g =>
            $"{Text(Phrase.Foreign(g.Key.Measure))}  {Text(wording.Metric(g.Key.Id).AsHeading())}  ({g.Key.Id})\n" + string.Concat(g.Select(m => $"    {Line(m, wording)}\n"))))
            + string.Concat(squares.Select(s => $"{Text(Phrase.Foreign(s.Measure))}  {Text(square.Title(s).AsHeading())}\n{square.Write(s)}"))
            + string.Concat(groupings.Lines(wording).Select(l => $"{Text(Phrase.Foreign(l.Measure))}  {Text(l.Said)}\n"));
    }

    private static string Line(Measurement measurement, Wording wording)
    {
        var said = new FigureWords(wording, MetricId.Of(measurement.Id));
        List<Phrase> whom = [measurement.By is { } by ? Wording.By(by) : wording.Group(measurement.Group ?? GroupKey.Whole)];
        if (measurement.At is { } at)
            whom.Add(wording.At(at));
        if (measurement.Against is { } against)
            whom.Add(wording.Texts.Say("measurements.against", ("against", wording.Known("against." + against, against))));
        var value = measurement.Value switch
        {
            MeasuredValue.Known { Estimate: var estimate } => $"{said.Number(estimate.Point)}  {said.Interval(estimate)}",
            MeasuredValue.NotKnown { Reasons: var reasons } => new UnknownWords(wording).Cause(reasons[0]),
            _ => "",
        };
        var rows = measurement.ShownRows is { } shown ? $"  ({wording.Texts.Count("measurements.rows", shown)})" : "";
        return $"{Text(Phrase.Join(", ", whom))}: {Plain.Text(value)}{rows}";
    }

    private static string Text(Phrase phrase) => Plain.Text(phrase.ToString());
}
