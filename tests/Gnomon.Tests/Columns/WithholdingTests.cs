using FsCheck;
using FsCheck.Fluent;
using Gnomon.Columns;

namespace Gnomon.Tests.Columns;

/// <summary>
/// An attacker who has everything that is shown: of each group of one or two columns that is not withheld all its outcomes, of the whole too, every open
/// cell, and the names of the groups that have rows. For each small group the attacker asks a linear program for the fewest and the most rows that it can have.
/// </summary>
public sealed class WithholdingTests
{
    private const int Below = 5;

    private static readonly Gen<long> Rows = Gen.Frequency((3, Gen.Choose(1, 4)), (4, Gen.Choose(5, 40)), (1, Gen.Choose(60, 200))).Select(n => (long)n);

    [Theory]
    [InlineData(1, 12, 100)]
    [InlineData(2, 4, 150)]
    [InlineData(3, 3, 50)]
    public void No_small_group_is_pinned_down_by_what_is_shown(int columns, int values, int tables)
    {
        var (attacked, bare) = (0, 0);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tables), Prop.ForAll(Tables(columns, values).ToArbitrary(), table =>
        {
            var names = table.GroupNames;
            var withheld = Withholding.Of(table, names, Below);
            var attack = new Attack(table, withheld);
            foreach (var (group, rows) in attack.SmallGroups())
            {
                Assert.True(withheld.Hides(group, rows));
                // Where nothing but the whole is shown there is nothing more to withhold.
                if (attack.ShowsNothing)
                {
                    bare++;
                    continue;
                }

                attacked++;
                var (least, most) = attack.Range(group);
                Assert.True(most >= Below - 1e-6, FormattableString.Invariant($"{group} has {rows} rows and at most {most}"));
                Assert.True(least < most - 0.5, FormattableString.Invariant($"{group} has {rows} rows: nothing else is possible"));
            }
        }));
        Assert.True(attacked > 20);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{columns} columns: {tables} tables, {attacked} small groups attacked, 0 pinned down; {bare} in tables of which only the whole is shown"));
    }

    [Fact]
    public void Without_the_other_groups_that_are_withheld_the_same_attack_succeeds()
    {
        var table = new CellTable(["a"], [new(["x"], null, true, 3), new(["y"], null, true, 40), new(["z"], null, true, 50)], [], null);
        var naive = new Withholding(Below, new Dictionary<string, HashSet<string>>(StringComparer.Ordinal) { ["a"] = ["=x"] }, new Dictionary<(string, string), HashSet<(string, string)>>());
        var (least, most) = new Attack(table, naive).Range(new GroupKey([KeyValuePair.Create<string, string?>("a", "x")]));
        Assert.Equal(3, least, 1e-6);
        Assert.Equal(3, most, 1e-6);
    }

    [Fact]
    public void A_small_group_takes_the_next_smallest_with_it_and_no_more()
    {
        var table = new CellTable(["a"], [new(["x"], null, true, 3), new(["y"], null, true, 40), new(["z"], null, true, 50), new([null], null, true, 60)], [], null);
        var withheld = Withholding.Of(table, ["a"], Below);
        Assert.Equal(["x", "y"], new[] { "x", "y", "z", null }.Where(v => withheld.Hides(new GroupKey([KeyValuePair.Create("a", v)]), 40)));
    }

    [Fact]
    public void A_small_pair_is_hidden_crosswise_and_its_columns_stay_shown()
    {
        var cells = from a in new[] { "F", "M" } from b in new[] { "p", "q", "r" } select new Cell([a, b], null, true, (a, b) is ("F", "p") ? 2 : b == "r" ? 90 : 30);
        var withheld = Withholding.Of(new CellTable(["a", "b"], cells, [], null), ["a", "b"], Below);
        Assert.Equal(
            ["F p", "F q", "M p", "M q"],
            from a in new[] { "F", "M" } from b in new[] { "p", "q", "r" } where withheld.Hides([new("a", a), new("b", b)]) select $"{a} {b}");
        Assert.False(withheld.Hides([new("a", "F")]) || withheld.Hides([new("b", "p")]));
    }

    [Fact]
    public void Thousands_of_small_groups_are_decided_too()
    {
        var cells = from a in Enumerable.Range(0, 90) from b in Enumerable.Range(0, 90) select new Cell([FormattableString.Invariant($"a{a}"), FormattableString.Invariant($"b{b}")], null, ((a * 7919) + b) % 3 == 0, 1 + (((a * 7919) + (b * 104729) + (a * b)) % 8));
        var table = new CellTable(["a", "b"], cells, [], null);
        var withheld = Withholding.Of(table, ["a", "b"], Below);
        Assert.All(table.Cells.Where(c => c.Count < Below), c => Assert.True(withheld.Hides([.. table.KeyOf(c).Parts])));
    }

    [Fact]
    public void The_order_of_cells_changes_nothing_and_large_groups_withhold_nothing() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Tables(2, 4).ToArbitrary(), table =>
    {
        var turned = new CellTable(table.GroupNames, table.Cells.Reverse(), [], null);
        var (one, other) = (Withholding.Of(table, table.GroupNames, Below), Withholding.Of(turned, table.GroupNames, Below));
        var large = new CellTable(table.GroupNames, table.Cells.Select(c => c with { Count = c.Count + Below }), [], null);
        return table.Cells.All(c => one.Hides([.. table.KeyOf(c).Parts]) == other.Hides([.. table.KeyOf(c).Parts])) && !Withholding.Of(large, table.GroupNames, Below).IsAny;
    }));

    private static Gen<CellTable> Tables(int columns, int values) =>
        from number in Gen.Choose(4, 60)
        from cells in Gen.ArrayOf(
            from key in Gen.ArrayOf(Gen.Choose(0, values - 1), columns)
            from p in Gen.Elements(false, true)
            from n in Rows
            select new Cell([.. key.Select(k => k == 0 ? null : FormattableString.Invariant($"v{k}"))], null, p, n), number)
        select new CellTable([.. Enumerable.Range(0, columns).Select(c => FormattableString.Invariant($"c{c}"))], cells, [], null);

    /// <summary>What is shown of a table, as equations over the rows of every cell that it could have.</summary>
    private sealed class Attack
    {
        private readonly CellTable table;
        private readonly Withholding withheld;
        private readonly List<(GroupKey Key, bool Prediction)> unknowns = [];
        private readonly List<(double[] Terms, double Value, bool IsAtLeast)> facts = [];

        public Attack(CellTable table, Withholding withheld)
        {
            (this.table, this.withheld) = (table, withheld);
            var values = table.GroupNames.Select((n, i) => table.Cells.Select(c => c.Key[i]).Distinct(StringComparer.Ordinal).Select(v => KeyValuePair.Create(n, v)).ToList());
            var keys = values.Aggregate(new List<List<KeyValuePair<string, string?>>> { new() }, (all, column) => [.. all.SelectMany(k => column.Select(v => (List<KeyValuePair<string, string?>>)[.. k, v]))]);
            unknowns.AddRange(keys.SelectMany(k => new[] { (new GroupKey(k), false), (new GroupKey(k), true) }));
            State(GroupKey.Whole);
            foreach (var group in Groups())
                State(group);
            StateOpenCells();
        }

        /// <summary>Whether every group of the data is withheld.</summary>
        public bool ShowsNothing => Groups().Where(g => Of(g) > 0).All(g => withheld.Hides(g, Of(g)));

        public IEnumerable<(GroupKey Group, long Rows)> SmallGroups() => Groups().Select(g => (g, Of(g))).Where(g => g.Item2 is > 0 and < Below);

        public (double Least, double Most) Range(GroupKey group)
        {
            double[] rows = [.. unknowns.Select(u => IsIn(u.Key, group) ? 1.0 : 0)];
            var most = LinearProgram.Greatest(facts, rows);
            var least = -LinearProgram.Greatest(facts, [.. rows.Select(r => -r)]);
            return (least, most);
        }

        private void State(GroupKey group)
        {
            if (Of(group) == 0)
            {
                facts.Add((Terms(group, null), 0, false));
            }
            else if (!group.Parts.IsEmpty && withheld.Hides(group, Of(group)))
            {
                facts.Add((Terms(group, null), 1, true));
            }
            else
            {
                foreach (var p in new[] { false, true })
                    facts.Add((Terms(group, p), Of(group, p), false));
            }
        }

        private void StateOpenCells()
        {
            var closed = ClosedCells.Of(table, withheld, "m", []);
            using var json = System.Text.Json.JsonDocument.Parse(closed.ToBytes());
            foreach (var cell in json.RootElement.GetProperty("cells").EnumerateArray())
            {
                var key = new GroupKey(table.GroupNames.Zip(cell[0].EnumerateArray().Select(v => v.GetString()), KeyValuePair.Create));
                facts.Add((Terms(key, cell[2].GetBoolean()), cell[3].GetInt64(), false));
            }
        }

        private double[] Terms(GroupKey group, bool? prediction) => [.. unknowns.Select(u => IsIn(u.Key, group) && (prediction is null || u.Prediction == prediction) ? 1.0 : 0)];

        private long Of(GroupKey group, bool? prediction = null) => table.Cells.Where(c => IsIn(table.KeyOf(c), group) && (prediction is null || c.Prediction == prediction)).Sum(c => c.Count);

        private IEnumerable<GroupKey> Groups()
        {
            var columns = table.GroupNames.Select((n, i) => table.Cells.Select(c => KeyValuePair.Create(n, c.Key[i])).Distinct().ToList()).ToList();
            var pairs = from i in Enumerable.Range(0, columns.Count) from j in Enumerable.Range(i + 1, columns.Count - i - 1) from a in columns[i] from b in columns[j] select new GroupKey([a, b]);
            return columns.SelectMany(c => c.Select(v => new GroupKey([v]))).Concat(pairs);
        }

        private static bool IsIn(GroupKey cell, GroupKey group) => group.Parts.All(cell.Parts.Contains);
    }
}
