using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Gnomon.Columns;
using Gnomon.Describe.Shapes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe;

/// <summary>One entry under <c>measure</c>: its kind says which keys it has, and in the schema it is one of the kinds.</summary>
/// <param name="folder">The folder of the card; null where only a schema is asked for.</param>
internal sealed class MeasureShape(CardFolder? folder) : Shape<MeasureDeclaration>
{
    // The kinds that DESIGN and its issues name for later.
    private static readonly string[] KindsToCome =
        ["robustness", "privacy", "security", "energy", "oversight", "drift", "explanation", "generation", "data", "subgroups"];

    private static readonly WordShape KindWords = new([.. MeasureKinds.All.Select(k => k.Name)], [.. KindsToCome.Except(MeasureKinds.All.Select(k => k.Name), StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, Place place, [MaybeNullWhen(false)] out MeasureDeclaration value)
    {
        // Without a kind that is known the keys are read as those of the first kind, so that whatever else is wrong is said as well.
        var named = (node as YamlMap)?["kind"] is YamlScalar word ? MeasureKinds.Find(word.Text) : null;
        return Of(named ?? MeasureKinds.All[0]).TryRead(node, place, out value);
    }

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        var kinds = MeasureKinds.All.Select(k =>
        {
            var schema = Of(k).Schema();
            schema["title"] = k.Name;
            schema["properties"]!["kind"] = new JsonObject { ["enum"] = new JsonArray(k.Name), ["description"] = "what is measured" };
            return schema;
        });
        return new JsonObject { ["anyOf"] = new JsonArray([.. kinds]) };
    }

    private MapShape<MeasureDeclaration> Of(MeasureKind kind)
    {
        var id = new Field<string>("id", IdShape.Short, "the id of the entry, for example outcomes", required: true);
        var kinds = new Field<string>("kind", KindWords, "what is measured", required: true);
        var use = new Field<string>("use", IdShape.Short, "the id of the use that it is about");
        var data = new Field<IReadOnlyList<string>>("data", Files(folder), "CSV, Parquet or .xlsx files below the card's folder; * and ? may stand for names", required: true);
        var csv = new Field<Csv>("csv", CsvShape(), "how CSV files are written, where it is not found out");
        var sheet = new Field<string>("sheet", new TextShape("the name of a sheet", most: 31), "the sheet of a workbook, where several hold something");
        var role = new Field<string>("role", new WordShape(["train", "validation", "test", "production"]), "what the data were used for");
        var unit = new Field<string>("unit", new TextShape("a column", most: 200), "the column that says which person or case a row is about");
        var single = new Field<bool>("one-row-per-unit", new YesNoShape(), "true where no person or case stands in two rows");
        var keys = kind.Keys(folder);
        var common = new CommonKeys(keys, folder);
        return new MapShape<MeasureDeclaration>(
            "an entry under measure",
            [id, kinds, use, data, csv, sheet, role, unit, single, .. common.Fields, .. keys.Own, .. NotYet()],
            got => common.Fill(got, new MeasureDeclaration
            {
                Id = got.Get(id),
                Kind = got.Get(kinds),
                Use = got.Maybe(use),
                Data = got.Get(data),
                Delimiter = got.Maybe(csv)?.Delimiter,
                DecimalMark = got.Maybe(csv)?.DecimalMark,
                Dates = got.Maybe(csv)?.Dates,
                Sheet = got.Maybe(sheet),
                Role = got.Maybe(role),
                Unit = got.Maybe(unit),
                OneRowPerUnit = got.Value(single) is true,
                Label = null,
                Prediction = null,
                Favourable = null,
                Groups = [],
                Settings = keys.Settings(got),
                Line = got.Line,
            }))
        {
            Check = (got, place) => common.Check(got, place) & keys.Check(got, place),
        };
    }

    /// <summary>One or several file names or globs, for the keys of kinds that read other data.</summary>
    internal static ListShape<string> Files(CardFolder? folder) =>
        new(new PathShape(folder, "a path below the card's folder")) { OrOne = true, Least = 1, Unique = p => p, Example = "[predictions.csv]" };

    private static NotYetField[] NotYet() =>
    [
        new("period", "periods of time are not told apart"),
        new("sample", "every row is counted; samples are not told apart from full counts"),
    ];

    /// <summary>The words of the card for the orders of dates.</summary>
    internal static IReadOnlyDictionary<string, DayOrder> Orders { get; } = new Dictionary<string, DayOrder>(StringComparer.Ordinal)
    {
        ["day-first"] = DayOrder.DayFirst,
        ["month-first"] = DayOrder.MonthFirst,
        ["year-first"] = DayOrder.YearFirst,
    };

    private static MapShape<Csv> CsvShape()
    {
        var delimiter = new Field<char>("delimiter", new MarkShape("one mark that separates fields, such as ';'"), "the mark between fields");
        var @decimal = new Field<string>("decimal", new WordShape([".", ","]), "the decimal mark");
        var dates = new Field<string>("dates", new WordShape([.. Orders.Keys]), "what comes first in dates such as 03/04/2025, where their values leave it open");
        return new MapShape<Csv>("csv", [delimiter, @decimal, dates], got => new Csv(got.Value(delimiter), got.Maybe(@decimal)?[0], got.Maybe(dates) is { } order ? Orders[order] : null))
        {
            Check = (got, place) => got.Value(delimiter) is not { } mark || got.Maybe(@decimal)?[0] != mark
                || place.Refuse(got.Line, $"'{mark}' is given as delimiter and as decimal mark", "give two different marks"),
        };
    }

    private sealed record Csv(char? Delimiter, char? DecimalMark, DayOrder? Dates);

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
