using Gnomon.Columns;
using Gnomon.Columns.Duck;
using Gnomon.Describe;

namespace Gnomon.Bench;

/// <summary>
/// Many runs through the whole way from a card to its figures: the runs are the groups, or the columns, of one drawn file. What is true is what four million other rows of the same
/// population give: their error is a sixtieth of that of 1,000 rows.
/// </summary>
internal sealed class CardRuns : IDisposable
{
    public const long Population = 4_000_000;

    private readonly string folder = Directory.CreateTempSubdirectory("gnomon-bench-").FullName;

    /// <summary>The path of a file in the folder of the cards.</summary>
    public string At(string name) => Path.Combine(folder, name);

    /// <summary>A number in [0, 1) of row <c>i</c>: hashes are a generator that any number of threads may run in any order.</summary>
    public static string Uniform(int stream) => FormattableString.Invariant($"((hash(i * 32 + {stream}) >> 11)::DOUBLE / 9007199254740992.0)");

    /// <summary>A standard normal number of row <c>i</c>, after Box and Muller; it takes two streams.</summary>
    public static string NormalNumber(int stream) => $"(sqrt(-2 * ln(1 - {Uniform(stream)})) * cos(2 * pi() * {Uniform(stream + 1)}))";

    /// <summary>Draws a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="columns">What is selected, of <c>i</c>.</param>
    /// <param name="from">The first <c>i</c>.</param>
    /// <param name="rows">How many.</param>
    public void Draw(string name, string columns, long from, long rows)
    {
        using var duck = Scratch.Open();
        duck.Run($"COPY (SELECT {columns} FROM range({from}, {from + rows}) t(i)) TO {Sql.Text(At(name))} (FORMAT parquet)");
    }

    /// <summary>Draws a file of units of 1 to 9 rows; with a chance of 0.3 all rows of a unit are copies of one, so that any two correlate by 0.3 in whatever is selected.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="columns">What is selected, of the unit <c>u</c> and of <c>i</c>, which is one number in all rows that are copies.</param>
    /// <param name="from">The first <c>u</c>.</param>
    /// <param name="units">How many.</param>
    public void DrawUnits(string name, string columns, long from, long units)
    {
        using var duck = Scratch.Open();
        duck.Run($"""
            COPY (SELECT {columns} FROM (
              SELECT u, CASE WHEN hash(u * 32 + 30) % 10 < 3 THEN u * 9 ELSE u * 9 + j END AS i
              FROM range({from}, {from + units}) t(u), range(9) r(j) WHERE j <= hash(u * 32 + 31) % 9
            )) TO {Sql.Text(At(name))} (FORMAT parquet)
            """);
    }

    /// <summary>The figures of one entry.</summary>
    /// <param name="keys">Its keys in the card.</param>
    public IReadOnlyList<Measurement> Figures(string keys)
    {
        var entry = Entry(keys);
        var data = MeasureData.Describe(folder, entry).Value;
        var request = PlanCounting.Request(folder, data, data.Plan(entry));
        var counted = CellCounter.CountAll(request);
        if (!counted.TryGet(out var counts, out var problems))
            throw new InvalidOperationException(problems[0].ToString());
        return MeasureCounts.Of(entry, counts, request.Tables.ToDictionary(t => t.Name, t => t.People, StringComparer.Ordinal), data.Files).With(0, Coverage.Seed).Figures();
    }

    public MeasureDeclaration Entry(string keys)
    {
        var card = Path.Combine(folder, "card.yaml");
        File.WriteAllText(card, $$"""
            gnomon: 1
            system: { id: org.example.bench, name: { en: Bench }, version: "1" }
            uses: [ { id: desk } ]
            measure: [ { id: m, use: desk, {{keys}} } ]
            """);
        var root = Assessing.Repository();
        var facts = LawShelf.ReadFacts(new Installation(Path.Combine(root, "packs"), Path.Combine(root, "profiles"))).Value;
        return CardReader.Read(card, facts).TryGet(out var read, out var problems) ? read.Measures[0] : throw new InvalidOperationException(problems[0].ToString());
    }

    /// <summary>The points of the figures of all rows, by id.</summary>
    public static IReadOnlyDictionary<string, double> Truth(IEnumerable<Measurement> figures) => figures
        .Where(f => f.At is null && f.By is null && f.Value is MeasuredValue.Known).GroupBy(f => f.Id, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => ((MeasuredValue.Known)g.First().Value).Estimate.Point, StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
