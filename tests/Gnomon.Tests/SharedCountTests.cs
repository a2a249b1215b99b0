using Gnomon.Columns;
using Gnomon.Measure;
using Gnomon.Measure.Statistics;
using Gnomon.Tests.Columns;

namespace Gnomon.Tests;

/// <summary>One scan for several measures gives each what a scan of its own gives, byte for byte.</summary>
public class SharedCountTests
{
    private static readonly string[] Values = ["x", "", "007", "ü", "\U0001F600", "\uFFFD"];

    private static readonly string[] Scores = ["", "0", "0.25", "0.9999", "1", "1.5", "-0.1", "NaN", "inf", "0.57"];

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public void Each_measure_gets_what_it_would_get_alone(int seed)
    {
        using var folder = new DataFolder().With("a.csv", Rows(new Pcg32((ulong)seed, 1)));
        CountRequest[] requests = [Decisions(folder), Score(folder), Score(folder) with { Groups = [KeyValuePair.Create("other name", "b"), KeyValuePair.Create("score", ScoreColumn.Expression("s"))] }];
        var joint = SharedCount.Join(SharedCount.Join(requests[0], requests[1])!, requests[2])!;
        Assert.Equal(("y = 1", "p = 1", 3), (joint.Label, joint.Prediction, joint.Groups.Count));
        Assert.True(CellCounter.CountAll(joint).TryGet(out var all, out _));
        foreach (var request in requests)
        {
            Assert.True(CellCounter.CountAll(request).TryGet(out var alone, out _));
            Assert.Equal(CellTableJson.Write(alone.Cells), CellTableJson.Write(SharedCount.Part(all, joint, request).Cells));
        }
    }

    [Fact]
    public void What_one_scan_cannot_serve_is_counted_apart()
    {
        using var folder = new DataFolder();
        var one = Decisions(folder);
        Assert.NotNull(SharedCount.Join(one, Score(folder)));
        Assert.Null(SharedCount.Join(one, one with { Files = ["b.csv"] }));
        Assert.Null(SharedCount.Join(one, one with { Prediction = "p = 2" }));
        Assert.Null(SharedCount.Join(one, one with { Label = "y = 0" }));
        Assert.Null(SharedCount.Join(one, one with { Frequency = "n" }));
        Assert.Null(SharedCount.Join(one, one with { Unit = "id" }));
        Assert.Null(SharedCount.Join(one, one with { JoinOn = new JoinColumns("id", null) }));
        Assert.Null(SharedCount.Join(one, one with { Csv = new CsvDialect(';') }));
        Assert.Null(SharedCount.Join(one, one with { Groups = [KeyValuePair.Create("c", "c")] }));
        Assert.Null(SharedCount.Join(one, one with { Tables = [new TableQuery("t", "Privacy.classes") { People = TablePeople.None, Inputs = [] }] }));
    }

    private static CountRequest Decisions(DataFolder folder) => folder.Request("a.csv", "p = 1", ("a", "a"), ("b", "b")) with { Label = "y = 1" };

    private static CountRequest Score(DataFolder folder) =>
        folder.Request("a.csv", "p = 1", ("a", "a"), ("b", "b"), ("score", ScoreColumn.Expression("s"))) with { Label = "y = 1", Prediction = null };

    private static string Rows(Pcg32 random)
    {
        string One(string[] values) => values[random.NextUInt32() % values.Length];
        return "a,b,y,p,s\nx,x,1,1,0.5\n" + string.Concat(Enumerable.Range(0, 300).Select(_ => $"{One(Values)},{One(Values)},{One(["0", "1", ""])},{One(["0", "1", ""])},{One(Scores)}\n"));
    }
}
