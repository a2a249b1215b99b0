using Gnomon.Measure.Statistics;
using Gnomon.Tests.Columns;
using Gnomon.Tests.Measure.Kinds;

namespace Gnomon.Tests.Measure.Robustness;

/// <summary>Pairs of decisions from files, against counts made by hand.</summary>
public sealed class PairedFileTests : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    // 10 rows: 3 flips (2 to no, 1 to yes); right before 8, after 5; women flip 3 of 5, men none.
    private const string Pairs =
        "id,sex,y,p,q\n1,f,1,1,0\n2,f,1,1,0\n3,f,0,0,1\n4,f,1,1,1\n5,f,0,0,0\n6,m,1,1,1\n7,m,0,0,0\n8,m,1,1,1\n9,m,0,1,1\n10,m,1,0,0\n";

    private const string Columns = "kind: robustness\ndata: pairs.csv\nlabel: y = 1\nprediction: p = 1\nprediction-perturbed: q = 1\ngroups: { sex: sex }";

    [Fact]
    public void Two_columns_of_one_file_give_the_shares_and_losses_that_its_lines_say()
    {
        var figures = CardFigures.Of(folder.With("pairs.csv", Pairs), Columns);
        Rate(figures, "robustness.flip_rate", "all rows", 3, 10);
        Rate(figures, "robustness.to_no_rate", "all rows", 2, 10);
        Rate(figures, "robustness.to_yes_rate", "all rows", 1, 10);
        Rate(figures, "robustness.flip_rate", "sex=f", 3, 5);
        Rate(figures, "robustness.flip_rate", "sex=m", 0, 5);
        var loss = figures.Known("robustness.accuracy_loss");
        Assert.Equal(0.3, loss.Point, 1e-12);
        Assert.Equal("newcombe-paired", loss.Method);
        var limits = NewcombePaired.Difference(5, 3, 0, 2);
        Assert.Equal(limits.Low.Number, loss.Low.Number, 1e-12);
        Assert.Equal(limits.High.Number, loss.High.Number, 1e-12);
        var spread = figures.Known("robustness.flip_rate.difference", "by sex");
        Assert.Equal(0.6, spread.Point, 1e-12);
        Assert.Equal(Newcombe.Difference(3, 5, 0, 5).High.Number, spread.High.Number, 1e-12);
    }

    [Fact]
    public void Two_files_joined_by_the_case_give_the_same_figures_as_two_columns()
    {
        var columns = CardFigures.Of(folder.With("pairs.csv", Pairs), Columns);
        var lines = Pairs.TrimEnd().Split('\n').Skip(1).Select(l => l.Split(',')).ToArray();
        folder.With("clean.csv", "id,sex,y,p\n" + string.Concat(lines.Select(l => $"{l[0]},{l[1]},{l[2]},{l[3]}\n")) + "11,f,1,1\n");
        folder.With("perturbed.csv", "p,id\n" + string.Concat(lines.Reverse().Select(l => $"{l[4]},{l[0]}\n")) + "1,77\n1,78\n");
        var files = CardFigures.Of(folder, "kind: robustness\ndata: clean.csv\nperturbed: perturbed.csv\ncase: id\nlabel: y = 1\nprediction: p = 1\ngroups: { sex: sex }");
        foreach (var figure in columns.Where(f => f.Group is not null))
            Assert.Equal(figure.Value, files.One(figure.Id, figure.Group!.ToString()).Value);
        Assert.Equal(1, files.Known("robustness.without_match").Point);
        Assert.Equal(2, files.Known("robustness.perturbed_without_match").Point);
    }

    [Fact]
    public void Strengths_and_perturbations_stand_apart_in_their_order()
    {
        folder.With("pairs.csv", "id,what,how,p,q\n1,noise,0.05,1,1\n1,noise,0.1,1,0\n1,typos,0.1,1,1\n2,noise,0.05,0,0\n2,noise,0.1,0,0\n2,noise,10,0,1\n");
        var figures = CardFigures.Of(folder, "kind: robustness\ndata: pairs.csv\nunit: id\nprediction: p = 1\nprediction-perturbed: q = 1\nperturbation: what\nstrength: how", oneRowPerUnit: false);
        Assert.Equal(["perturbation=noise, strength=0.05", "perturbation=noise, strength=0.1", "perturbation=noise, strength=10", "perturbation=typos, strength=0.1"], figures.Where(f => f.Id is "robustness.flip_rate").Select(f => f.At!.ToString()));
        Rate(figures, "robustness.flip_rate", "all rows", 1, 2, "perturbation=noise, strength=0.1");
    }

    [Fact]
    public void Several_draws_of_a_case_are_one_unit_and_make_the_interval_no_shorter_than_the_cases_allow()
    {
        var lines = from i in Enumerable.Range(0, 60) from r in Enumerable.Range(0, 5) select $"{i},1,{(i % 4 == 0 ? 0 : 1)}\n";
        folder.With("pairs.csv", "id,p,q\n" + string.Concat(lines));
        var figures = CardFigures.Of(folder, "kind: robustness\ndata: pairs.csv\nunit: id\nprediction: p = 1\nprediction-perturbed: q = 1", oneRowPerUnit: false);
        var flips = figures.Known("robustness.flip_rate");
        Assert.Equal(0.25, flips.Point, 1e-12);
        Assert.Equal("wilson-effective", flips.Method);
        var cases = Wilson.Of(15, 60);
        Assert.InRange(flips.High.Number - flips.Low.Number, cases.High.Number - cases.Low.Number, 1.05 * (cases.High.Number - cases.Low.Number));
    }

    [Fact]
    public void A_decision_that_is_missing_is_counted_and_no_pair()
    {
        folder.With("pairs.csv", "id,p,q\n1,1,\n2,1,0\n3,,1\n4,0,0\n");
        var figures = CardFigures.Of(folder, "kind: robustness\ndata: pairs.csv\nprediction: p = 1\nprediction-perturbed: q = 1");
        Rate(figures, "robustness.flip_rate", "all rows", 1, 2);
        Assert.Equal(2, figures.Known("robustness.unknown_pairs").Point);
    }

    [Fact]
    public void No_pair_at_all_is_unknown_and_a_case_in_two_rows_is_refused()
    {
        folder.With("pairs.csv", "id,p,q\n1,1,\n").With("clean.csv", "id,p\n1,1\n1,0\n").With("perturbed.csv", "id,p\n1,1\n");
        Assert.Equal(UnknownCause.ZeroDenominator, CardFigures.Of(folder, "kind: robustness\ndata: pairs.csv\nprediction: p = 1\nprediction-perturbed: q = 1").NotKnown("robustness.flip_rate").Cause);
        var counted = CardFigures.Count(folder, "kind: robustness\ndata: clean.csv\nperturbed: perturbed.csv\ncase: id\nprediction: p = 1");
        Assert.Contains("1 cases stand in several rows", Assert.Single(counted.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_smaller_than_the_publish_size_is_withheld_and_left_out_of_the_comparison()
    {
        var figures = CardFigures.Of(folder.With("pairs.csv", Pairs + "11,x,1,1,1\n12,y,1,1,1\n13,y,0,0,0\n14,z,1,1,1\n15,z,0,0,0\n"), Columns, publishSize: 3);
        Assert.Equal(UnknownCause.Withheld, figures.NotKnown("robustness.flip_rate", "sex=x").Cause);
        Assert.Equal(0.6, figures.Known("robustness.flip_rate.difference", "by sex").Point, 1e-12);
    }

    private static void Rate(IReadOnlyList<Measurement> figures, string id, string group, long hits, long rows, string? at = null)
    {
        var known = figures.Known(id, group, at);
        Assert.Equal((double)hits / rows, known.Point, 1e-12);
        Assert.Equal(Wilson.Of(hits, rows).Low.Number, known.Low.Number, 1e-12);
        Assert.Equal(Wilson.Of(hits, rows).High.Number, known.High.Number, 1e-12);
    }
}
