using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Gnomon.Columns;

namespace Gnomon.Tests.Columns;

/// <summary>Small cells sealed as salted commitments: nothing of them is in the file, and their owner can open each.</summary>
public sealed class ClosedCellsTests
{
    private const int Below = 5;

    private static readonly Gen<CellTable> Table =
        from cells in Gen.ListOf(
            from a in Gen.Elements<string?>(null, "", "F", "Nữ", "007")
            from y in Gen.Elements<bool?>(null, false, true)
            from p in Gen.Elements<bool?>(null, false, true)
            from n in Gen.Choose(1, 20)
            select new Cell([a], y, p, n))
        select new CellTable(["a"], cells, [], null);

    [Fact]
    public void Open_and_opened_cells_together_are_the_table() => Holds(table =>
    {
        var closed = ClosedCells.Of(table, Withholding.Of(table, ["a"], Below), "m", [File("salt")]);
        using var json = JsonDocument.Parse(closed.ToBytes());
        var open = json.RootElement.GetProperty("cells").EnumerateArray().Select(c => c.GetRawText());
        var all = open.Concat(closed.Openings.Select(o => Encoding.UTF8.GetString(o.Cell.Span))).Order(StringComparer.Ordinal);
        using var whole = JsonDocument.Parse(CellTableJson.Write(table));
        return all.SequenceEqual(whole.RootElement.GetProperty("cells").EnumerateArray().Select(c => c.GetRawText()).Order(StringComparer.Ordinal), StringComparer.Ordinal)
            && json.RootElement.GetProperty("rows").GetInt64() == table.Rows
            && Commitments(json).SequenceEqual(closed.Openings.Select(o => o.Commitment), StringComparer.Ordinal);
    });

    [Fact]
    public void No_small_count_is_open_and_what_is_closed_is_not_one_cell_alone_or_few_rows() => Holds(table =>
    {
        var closed = ClosedCells.Of(table, Withholding.Of(table, ["a"], Below), "m", [File("salt")]);
        using var json = JsonDocument.Parse(closed.ToBytes());
        var open = json.RootElement.GetProperty("cells").EnumerateArray().Select(c => c[3].GetInt64()).ToList();
        var hidden = table.Rows - open.Sum();
        return open.TrueForAll(n => n >= Below) && (closed.Openings.Count == 0 || open.Count == 0 || (closed.Openings.Count >= 2 && hidden >= Below));
    });

    [Fact]
    public void Commitments_are_sorted_and_another_salt_measure_or_order_of_files_is_told_apart()
    {
        var table = new CellTable(["a"], [new(["F"], true, true, 1), new(["M"], true, false, 2), new(["X"], null, null, 40)], [], null);
        var one = ClosedCells.Of(table, Withholding.Of(table, ["a"], Below), "m", [File("a", "1"), File("b", "2")]);
        Assert.Equal(one.ToBytes(), ClosedCells.Of(table, Withholding.Of(table, ["a"], Below), "m", [File("b", "2"), File("a", "1")]).ToBytes());
        Assert.Equal(one.Openings.Select(o => o.Commitment).Order(StringComparer.Ordinal), one.Openings.Select(o => o.Commitment));
        foreach (var other in new[] { ClosedCells.Of(table, Withholding.Of(table, ["a"], Below), "n", [File("a", "1"), File("b", "2")]), ClosedCells.Of(table, Withholding.Of(table, ["a"], Below), "m", [File("a", "1"), File("b", "3")]) })
            Assert.Empty(one.Openings.Select(o => o.Commitment).Intersect(other.Openings.Select(o => o.Commitment), StringComparer.Ordinal));
    }

    [Fact]
    public void The_salt_of_a_file_is_that_of_the_documented_bytes_and_not_its_digest()
    {
        using var folder = new DataFolder().With("a.csv", "x\n1\n");
        var file = Assert.Single(DataFiles.Describe(folder.Root, ["a.csv"]).Value);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData("x\n1\nGnomon cell salt 1\n"u8), file.Salt.ToArray());
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("x\n1\n"u8)), file.Content.Sha256);
    }

    [Fact]
    public void The_documented_example_of_bytes()
    {
        var table = new CellTable(["sex"], [new(["F"], true, null, 3), new(["M"], true, null, 3)], [], null);
        var closed = ClosedCells.Of(table, Withholding.Of(table, ["sex"], Below), "m", [new DescribedFile(new InputFile("a.csv", 1, new string('0', 64)), null) { Salt = new byte[32] }]);
        var key = System.Security.Cryptography.SHA256.HashData([.. "Gnomon cell key 1\nm\n"u8, .. new byte[32]]);
        var cell = """[["F"],true,null,3]"""u8.ToArray();
        var salt = System.Security.Cryptography.HMACSHA256.HashData(key, cell);
        var expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([.. salt, .. cell]));
        Assert.Contains(expected, closed.Openings.Select(o => o.Commitment));
    }

    [Fact]
    public void A_profile_that_publishes_every_size_closes_nothing()
    {
        var table = new CellTable(["a"], [new(["F"], true, true, 1)], [], null);
        Assert.Equal(CellTableJson.Write(table), ClosedCells.Of(table, Withholding.None, "m", [File("salt")]).ToBytes());
    }

    private static IEnumerable<string> Commitments(JsonDocument json) =>
        json.RootElement.GetProperty("closed").GetProperty("commitments").EnumerateArray().Select(c => c.GetString()!);

    private static DescribedFile File(string name, string salt = "salt") =>
        new(new InputFile(name, 1, new string('0', 64)), null) { Salt = Encoding.UTF8.GetBytes(salt.PadRight(32)) };

    private static void Holds(Func<CellTable, bool> law) => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Table.ToArbitrary(), law));
}
