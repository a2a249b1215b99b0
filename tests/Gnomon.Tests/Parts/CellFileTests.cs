using FsCheck;
using FsCheck.Fluent;
using Gnomon.Columns;
using Gnomon.Tests.Columns;

namespace Gnomon.Tests.Parts;

/// <summary>The algebra of parts: whichever machine counted which files, and in whatever order they are added, the whole is one.</summary>
public sealed class CellFileTests : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Parts_add_up_to_the_bytes_of_the_whole_however_they_are_dealt_out()
    {
        var rows = Gen.ListOf(from sex in Gen.Elements("F", "M", "") from score in Gen.Choose(0, 10) from label in Gen.Elements("1", "0", "") select $"{sex},{score / 10.0:0.0},{label}\n");
        var deals = from parts in Gen.ListOf(rows.Where(r => r.Count > 0), 4) from machines in Gen.ArrayOf(Gen.Choose(0, 2), 4) select (parts, machines);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(12), Prop.ForAll(deals.ToArbitrary(), deal =>
        {
            foreach (var (i, part) in deal.parts.Index())
                folder.With($"part-{i}.csv", "sex,score,label\n" + string.Concat(part) + $"n{i},0.0,1\n");
            var whole = Count("part-0.csv", "part-1.csv", "part-2.csv", "part-3.csv");
            var dealt = Enumerable.Range(0, 3).Select(m => Enumerable.Range(0, 4).Where(i => deal.machines[i] == m).Select(i => $"part-{i}.csv").ToArray()).Where(f => f.Length > 0).Select(f => CountAs("score >= 0.5", f)).ToList();
            return Same(whole, Merged(dealt)) && Same(whole, Merged([.. dealt.AsEnumerable().Reverse()])) && Same(whole, Merged([dealt[0], .. dealt.Count > 1 ? [Merged(dealt[1..])] : Array.Empty<CellFile>()]));
        }));
    }

    [Fact]
    public void What_is_read_is_what_was_written_and_nothing_else()
    {
        folder.With("a.csv", "sex,score,label\nF,0.5,1\n");
        var cells = Count("a.csv");
        folder.With("cells", cells.ToBytes());
        Assert.True(Same(cells, CellFile.Read(folder.At("cells")).Value));
        var text = System.Text.Encoding.UTF8.GetString(cells.ToBytes());
        foreach (var changed in (string[])[text.Replace("\"rows\":1", "\"rows\":2", StringComparison.Ordinal), text + " ", text[..^3], text.Replace("[\"F\"],true,true,1", "[\"F\"],true,true,2", StringComparison.Ordinal), "{}", "no json"])
        {
            folder.With("cells", changed);
            Assert.Equal(ExitCode.Data, Assert.Single(CellFile.Read(folder.At("cells")).Problems).Exit);
        }

        folder.With("cells", text.Replace(Installation.Version, "0.0.1", StringComparison.Ordinal));
        Assert.Contains("counted by Gnomon 0.0.1", CellFile.Read(folder.At("cells")).Problems[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_counted_twice_other_questions_and_other_types_are_refused()
    {
        folder.With("a.csv", "sex,score,label\nF,0.5,1\n").With("copy.csv", "sex,score,label\nF,0.5,1\n").With("whole.csv", "sex,score,label\nF,1,1\n");
        var problems = new List<string>();
        void Refused(CellFile first, CellFile second) => problems.Add(Shown.Problems(CellFile.Merge([("first.cells", first), ("second.cells", second)]).Problems));
        Refused(Count("a.csv"), Count("a.csv"));
        Refused(Count("a.csv"), Count("copy.csv"));
        Refused(Count("a.csv"), Count("whole.csv"));
        Refused(Count("a.csv"), new CellFile([Count("copy.csv").Entries[0] with { Asked = "other" }]));
        folder.With("a.csv", "sex,score,label\nM,0.5,1\n");
        var older = Count("copy.csv").Entries[0];
        Refused(Count("a.csv"), new CellFile([older with { Files = [older.Files[0] with { Content = older.Files[0].Content with { Name = "a.csv" } }] }]));
        Shown.Matches("cell-file-refused", string.Join("\n", problems) + "\n");
    }

    [Fact]
    public void A_column_that_is_cast_may_be_of_any_type_in_a_part()
    {
        folder.With("a.csv", "sex,score,label\nF,0.5,1\n").With("whole.csv", "sex,score,label\nF,1,1\n");
        const string Cast = "CAST(score AS DOUBLE) >= 0.5 AND TRY_CAST(score AS DECIMAL) < 2";
        Assert.True(Same(CountAs(Cast, "a.csv", "whole.csv"), Merged([CountAs(Cast, "a.csv"), CountAs(Cast, "whole.csv")])));
    }

    private static CellFile Merged(IReadOnlyList<CellFile> parts) => CellFile.Merge([.. parts.Select((p, i) => ($"part {i}", p))]).Value;

    private static bool Same(CellFile x, CellFile y) => x.ToBytes().AsSpan().SequenceEqual(y.ToBytes());

    private CellFile Count(string first, params string[] more) => CountAs("score >= 0.5", [first, .. more]);

    private CellFile CountAs(string prediction, params string[] files)
    {
        var described = DataFiles.Describe(folder.Root, files).Value;
        var request = folder.Request("", prediction, ("sex", "sex")) with { Files = files, Label = "label = 1", Expected = described };
        var counts = CellCounter.CountAll(request).Value;
        return new CellFile([new CellEntry("outcomes", "asked", counts.Columns, described, counts.Cells)]);
    }
}
