namespace Gnomon.Columns;

/// <summary>
/// A query of a measure beside its cells. The statement is a <c>.sql</c> file that is compiled into this program; the request names it and
/// gives expressions for the gate and whole numbers. See docs/design/measure-kinds.md for what a statement may hold.
/// </summary>
/// <param name="Name">The name of the table that it gives: small letters, digits and hyphens.</param>
/// <param name="Statement">The file without <c>.sql</c>, with its folder below Measure: <c>Privacy.anonymity</c>.</param>
public sealed record TableQuery(string Name, string Statement)
{
    /// <summary>Which people its rows count: decides which rows are sealed closed.</summary>
    public required TablePeople People { get; init; }

    /// <summary>What the rows hold; several inputs of one name are a list.</summary>
    public IReadOnlyList<QueryInput> Inputs { get; init; } = [];

    /// <summary>Whole numbers for the statement.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Numbers { get; init; } = [];

    /// <summary>How many rows at most; more are a problem of the data.</summary>
    public int MaxRows { get; init; } = 250_000;
}

/// <summary>What the rows of a table say of people.</summary>
/// <param name="Counts">Its columns that count rows of the data. A row in which one of them is above 0 and below the publish size is sealed closed.</param>
public sealed record TablePeople(IReadOnlyList<string> Counts)
{
    /// <summary>No row of the table stands for some of the people: it counts over all rows of the data, by column or by size of class.</summary>
    public static TablePeople None { get; } = new([]);

    /// <summary>Which of its columns hold the values of which group columns. A row of a withheld group is sealed closed.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Groups { get; init; } = [];

    /// <summary>Its columns that rows have in common which add up to something known, such as all rows of the data.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];
}

/// <summary>One column of the rows that a query reads.</summary>
/// <param name="Name">How the statement calls it: small letters and digits.</param>
/// <param name="Expression">The card's expression; <see cref="EveryColumn"/> for all columns of plain values, each by itself.</param>
/// <param name="Form">What must come out of it.</param>
/// <param name="Of">The name of the other data that it is of; null for the data of the measure.</param>
public sealed record QueryInput(string Name, string Expression, InputForm Form, string? Of = null)
{
    /// <summary>Stands for all columns of plain values.</summary>
    public const string EveryColumn = "*";

    /// <summary>Where it stands in the entry of the card: <c>columns.age</c>. Null: under its name.</summary>
    public string? Key { get; init; }
}

/// <summary>What an input of a query is turned into.</summary>
public enum InputForm
{
    /// <summary>Whatever type it has.</summary>
    Value,

    /// <summary>Text; of a plain column the text as it stands in the file.</summary>
    Text,

    /// <summary>True or false; another type is a problem of the card.</summary>
    Truth,

    /// <summary>A DOUBLE; what is no number is a problem of the card. Infinite and NaN come through: the statement looks after them.</summary>
    Number,
}

/// <summary>Other data that a measure reads beside its own: a second period, a perturbed copy.</summary>
/// <param name="Name">Small letters and digits.</param>
/// <param name="Files">File names or globs below the folder of the card.</param>
/// <param name="Expected">The files as they were planned; null: there is no plan.</param>
public sealed record OtherFiles(string Name, IReadOnlyList<string> Files, IReadOnlyList<DescribedFile>? Expected = null);

/// <summary>What was counted for one measure.</summary>
/// <param name="Cells">The finest counts.</param>
/// <param name="Tables">What its queries gave, in their order.</param>
/// <param name="OtherInputs">The files of its other data, by name.</param>
public sealed record Counts(CellTable Cells, IReadOnlyList<Table> Tables, IReadOnlyList<KeyValuePair<string, IReadOnlyList<InputFile>>> OtherInputs)
{
    /// <summary>The columns of its data that label, prediction, groups and the like read, with their types, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Columns { get; init; } = [];

    /// <summary>The groups of which nothing may be shown.</summary>
    public Withholding Withheld { get; init; } = Withholding.None;

    /// <summary>The table with a name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public Table Table(string name) =>
        Tables.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.Ordinal)) ?? throw new FormatException($"there is no table {name}");
}
