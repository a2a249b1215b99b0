using FsCheck;
using FsCheck.Fluent;
using Gnomon.Columns;
using Gnomon.Measure;

namespace Gnomon.Tests.Versions;

/// <summary>Two versions as figures: of results there is nothing else.</summary>
public sealed class VersionComparisonTests
{
    private static readonly CountingCommand Nothing = new("/no/such/program", []);

    private static readonly Gen<Estimate> Share = from point in Gen.Choose(0, 1000)
                                                  from down in Gen.Choose(0, 200)
                                                  from up in Gen.Choose(0, 200)
                                                  select new Estimate(point / 1000.0, Limit.At((point - down) / 1000.0), Limit.At((point + up) / 1000.0), 0.95, "wilson");

    private static readonly Gen<Estimate[]> Figures = Gen.ArrayOf(Share, 6);

    [Fact]
    public void A_version_is_neither_better_nor_worse_than_itself() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Figures.ToArbitrary(), f =>
        VersionComparison.Of(Side("1", f), Side("2", f), Nothing).Value.Changes.All(c => c is { Verdict: ChangeVerdict.NotShown, P: 1 })));

    [Fact]
    public void Exchanged_versions_exchange_better_and_worse_and_turn_the_interval_round() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll((from a in Figures from b in Figures select (a, b)).ToArbitrary(), f =>
    {
        var (there, back) = (VersionComparison.Of(Side("1", f.a), Side("2", f.b), Nothing).Value.Changes, VersionComparison.Of(Side("2", f.b), Side("1", f.a), Nothing).Value.Changes);
        return there.Zip(back).All(c => (c.First.Verdict, c.Second.Verdict) is (ChangeVerdict.Better, ChangeVerdict.Worse) or (ChangeVerdict.Worse, ChangeVerdict.Better) or (ChangeVerdict.NotShown, ChangeVerdict.NotShown)
            && Math.Abs(Known(c.First.Difference).Low.Number + Known(c.Second.Difference).High.Number) < 1e-12);
    }));

    // Nobody's difference is called a change more often for being one of many: the smallest p-value is multiplied by how many there are.
    [Fact]
    public void All_figures_are_corrected_together()
    {
        var comparison = VersionComparison.Of(Side("1", Of(0.5, 0.5, 0.5)), Side("2", Of(0.62, 0.51, 0.49)), Nothing).Value;
        var changes = comparison.Changes.OrderBy(c => c.P).ToList();
        Assert.Equal(changes[0].P!.Value * 3, changes[0].Corrected!.Value, 12);
        Assert.Equal(ChangeVerdict.NotShown, changes[1].Verdict);
    }

    [Fact]
    public void What_is_unknown_in_one_of_the_two_stays_unknown_with_its_reason()
    {
        var known = Figure("accuracy", "a", Of(0.5)[0]);
        var hidden = known with { Value = MeasuredValue.Unknown(UnknownCause.Withheld, "few rows", "more rows") };
        var gone = Figure("accuracy", "b", Of(0.4)[0]);
        var changes = VersionComparison.Of(Side("1", [known, gone]), Side("2", [hidden]), Nothing).Value.Changes;
        Assert.Equal([UnknownCause.Withheld, UnknownCause.NoRows], changes.Select(c => ((MeasuredValue.NotKnown)c.Difference).Reasons[0].Cause));
        Assert.All(changes, c => Assert.Equal(ChangeVerdict.Unknown, c.Verdict));
    }

    [Fact]
    public void A_selection_rate_is_better_only_where_it_is_said_whom_it_helps()
    {
        ChangeVerdict Verdict(bool? before, bool? after) => Assert.Single(VersionComparison.Of(
            Side("1", [Figure("selection_rate", "a", Of(0.2)[0])], before), Side("2", [Figure("selection_rate", "a", Of(0.6)[0])], after), Nothing).Value.Changes).Verdict;
        Assert.Equal((ChangeVerdict.Better, ChangeVerdict.Worse, ChangeVerdict.Changed, ChangeVerdict.Unknown), (Verdict(true, true), Verdict(false, false), Verdict(null, null), Verdict(true, false)));
    }

    [Fact]
    public void Versions_without_a_common_figure_are_refused() => Assert.Equal(ExitCode.Usage, Assert.Single(VersionComparison.Of(Side("1", []), Side("2", []), Nothing).Problems).Exit);

    [Fact]
    public void Measurements_are_read_as_they_were_written()
    {
        Measurement[] figures =
        [
            Figure("accuracy", "a", Of(0.5)[0]),
            Figure("accuracy", "b", Of(0.5)[0]) with { Group = null, By = ["sex", "region"], Against = "best", LeftOut = [GroupKey.Whole], Value = MeasuredValue.Unknown(UnknownCause.TooFew, "x", "y") },
            Figure("accuracy", "c", new Estimate(2, Limit.At(1), Limit.Unbounded, 0.95, "koopman")) with { At = new GroupKey([KeyValuePair.Create("bin", (string?)null)]) },
        ];
        Assert.Equal(MeasurementsJson.ToBytes(figures), MeasurementsJson.ToBytes(MeasurementsFile.Read(MeasurementsJson.ToBytes(figures))));
        Assert.Throws<FormatException>(() => MeasurementsFile.Read("{}"u8.ToArray()));
    }

    private static Estimate Known(MeasuredValue value) => ((MeasuredValue.Known)value).Estimate;

    private static Estimate[] Of(params double[] points) => [.. points.Select(p => new Estimate(p, Limit.At(p - 0.05), Limit.At(p + 0.05), 0.95, "wilson"))];

    private static VersionSide Side(string version, Estimate[] figures) => Side(version, [.. figures.Select((f, i) => Figure("accuracy", FormattableString.Invariant($"g{i}"), f))]);

    private static VersionSide Side(string version, Measurement[] figures, bool? favourable = null) =>
        new("org.example " + version, figures, new Dictionary<string, bool?>(StringComparer.Ordinal) { ["m"] = favourable }, Card: null);

    private static Measurement Figure(string metric, string group, Estimate estimate) =>
        new("m", "fairness." + metric, 100, "1", "sha256:0", new MeasuredValue.Known(estimate)) { Group = new GroupKey([KeyValuePair.Create("g", (string?)group)]) };
}
