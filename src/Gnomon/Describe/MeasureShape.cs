using System.Text.Json.Nodes;
using Gnomon.Describe.Shapes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe;

/// <summary>One entry under <c>measure</c>.</summary>
internal static class MeasureShape
{
    /// <summary>The greatest number of group columns: every pair of them is counted.</summary>
    public const int MostGroups = 8;

    private const string AnExpression = "an expression over the columns";

    // The kinds that DESIGN and its issues name for later.
    private static readonly string[] KindsToCome =
        ["performance", "calibration", "robustness", "privacy", "security", "energy", "oversight", "drift", "explanation", "generation"];

    /// <summary>The shape, for cards in a folder (null where only a schema is asked for).</summary>
    public static MapShape<MeasureDeclaration> In(CardFolder? folder)
    {
        var id = new Field<string>("id", IdShape.Short, "the id of the entry, for example outcomes", required: true);
        var kind = new Field<string>("kind", new WordShape(["fairness"], KindsToCome), "what is measured", required: true);
        var use = new Field<string>("use", IdShape.Short, "the id of the use that it is about");
        var data = new Field<IReadOnlyList<string>>("data", Files(folder), "CSV or Parquet files below the card's folder; * and ? may stand for names", required: true);
        var csv = new Field<Csv>("csv", CsvShape(), "how CSV files are written, where it is not found out");
        var role = new Field<string>("role", new WordShape(["train", "validation", "test", "production"]), "what the data were used for");
        var unit = new Field<string>("unit", new TextShape("a column", most: 200), "the column that says which person or case a row is about");
        var single = new Field<bool>("one-row-per-unit", new YesNoShape(), "true where no person or case stands in two rows");
        var label = Expression("label", "what really happened: true or false for each row", required: false);
        var prediction = Expression("prediction", "what the system put out: true or false for each row", required: true);
        var score = Expression("score", "the system's score; kept, not measured yet", required: false);
        var favourable = new Field<bool>("favourable", new YesNoShape(), "which prediction helps the person; without it there is no impact ratio");
        var groups = new Field<IReadOnlyList<KeyValuePair<string, string>>>("groups", Groups(), "names of groupings, each with an expression over the columns", required: true);
        return new MapShape<MeasureDeclaration>(
            "an entry under measure",
            [id, kind, use, data, csv, role, unit, single, label, prediction, score, favourable, groups, .. NotYet()],
            got => new MeasureDeclaration
            {
                Id = got.Get(id),
                Kind = got.Get(kind),
                Use = got.Maybe(use),
                Data = got.Get(data),
                Delimiter = got.Maybe(csv)?.Delimiter,
                DecimalMark = got.Maybe(csv)?.DecimalMark,
                Role = got.Maybe(role),
                Unit = got.Maybe(unit),
                OneRowPerUnit = got.Value(single) is true,
                Label = got.Maybe(label),
                Prediction = got.Get(prediction),
                Score = got.Maybe(score),
                Favourable = got.Value(favourable),
                Groups = got.Get(groups),
                Line = got.Line,
            });
    }

    private static ListShape<string> Files(CardFolder? folder) =>
        new(new PathShape(folder, "a path below the card's folder")) { OrOne = true, Least = 1, Unique = p => p, Example = "[predictions.csv]" };

    private static NamedShape<string> Groups() => new(IdShape.GroupName, new TextShape(AnExpression), MostGroups);

    private static Field<string> Expression(string name, string says, bool required) => new(name, new TextShape(AnExpression), says, required);

    private static NotYetField[] NotYet() =>
    [
        new("weight", "weighted rows are not counted"),
        new("join", "files are not joined"),
        new("period", "periods of time are not told apart"),
        new("sample", "every row is counted; samples are not told apart from full counts"),
    ];

    private static MapShape<Csv> CsvShape()
    {
        var delimiter = new Field<char>("delimiter", new MarkShape("one mark that separates fields, such as ';'"), "the mark between fields");
        var @decimal = new Field<string>("decimal", new WordShape([".", ","]), "the decimal mark");
        return new MapShape<Csv>("csv", [delimiter, @decimal], got => new Csv(got.Value(delimiter), got.Maybe(@decimal)?[0]))
        {
            Check = (got, place) => got.Value(delimiter) is not { } mark || got.Maybe(@decimal)?[0] != mark
                || place.Refuse(got.Line, $"'{mark}' is given as delimiter and as decimal mark", "give two different marks"),
        };
    }

    private sealed record Csv(char? Delimiter, char? DecimalMark);

    /// <summary>One mark: no letter, digit or quote, which could stand in a value.</summary>
    private sealed class MarkShape(string expected) : ScalarShape<char>
    {
        public override string Expected => expected;

        public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = @"^[^A-Za-z0-9""'\n]$" };

        protected override bool TryParse(YamlScalar scalar, Place place, out char value)
        {
            value = scalar.Text.FirstOrDefault();
            return (scalar.Text.Length == 1 && char.IsAscii(value) && !char.IsAsciiLetterOrDigit(value) && value is not ('"' or '\'' or '\n'))
                || Refuse(scalar, place, "write one of \",\" \";\" \"|\" \"\\t\"");
        }
    }
}
