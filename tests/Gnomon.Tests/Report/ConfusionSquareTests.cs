using Gnomon.Columns;
using Gnomon.Describe;
using Gnomon.Measure;
using Gnomon.Report;
using Gnomon.Tests.Measure;

namespace Gnomon.Tests.Report;

/// <summary>A confusion matrix is read at one look: true classes downwards, predicted ones across.</summary>
public sealed class ConfusionSquareTests
{
    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.Vi)]
    [InlineData(Language.Fr)]
    public void The_terminal_shows_it_as_a_square(Language language) =>
        Golden.Match($"Report/square.{language.Code()}.txt", FigureLines.Write([.. Figures(3, publishSize: 5).Where(m => m.At is null && m.Id.EndsWith("accuracy", StringComparison.Ordinal) || m.At is { Parts.Length: 2 })], new Wording(language, new FactDictionary([], []))));

    [Fact]
    public void Every_field_stands_once_and_what_no_row_has_counts_nothing()
    {
        var figures = Figures(3, publishSize: 0);
        var (squares, others) = ConfusionSquare.Among(figures);
        var whole = Assert.Single(squares);
        Assert.Equal(["c0", "c1", "c2"], whole.Classes);
        Assert.Equal(figures.Count, whole.Fields.Count + others.Count);
        var words = new SquareWords(new Wording(Language.En, new FactDictionary([], [])));
        Assert.Equal(["40", "0", "2"], whole.Classes.Select(p => words.Field(whole, "c0", p)));
    }

    [Fact]
    public void With_very_many_classes_it_stays_a_list()
    {
        var figures = Figures(25, publishSize: 0);
        var (squares, others) = ConfusionSquare.Among(figures);
        Assert.Empty(squares);
        Assert.Equal(figures, others);
    }

    // Each class is right 40 times; the first is taken for the last twice.
    private static IReadOnlyList<Measurement> Figures(int classes, int publishSize)
    {
        var cells = Enumerable.Range(0, classes).Select(i => new Cell([$"c{i}", $"c{i}"], null, true, 40)).Append(new Cell(["c0", $"c{classes - 1}"], null, true, 2));
        return PerformanceMeasure.FromCells(Some.Table(["label", "prediction"], [.. cells]), "classes", publishSize, 1, "sha256:0");
    }
}
