using System.Text.Json.Nodes;
using Gnomon.Describe;
using Gnomon.Describe.Shapes;

namespace Gnomon.Measure.Drift;

/// <summary>What the card says of two periods.</summary>
/// <param name="Then">The files of the first period.</param>
/// <param name="Columns">The columns compared: names with expressions.</param>
/// <param name="Before">Where both periods stand in the same files: true of the rows of the first; null where files tell them apart.</param>
internal sealed record DriftSettings(IReadOnlyList<string> Then, IReadOnlyList<KeyValuePair<string, string>> Columns, string? Before) : MeasureSettings
{
    public const int MostColumns = 100;

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> OtherData => [KeyValuePair.Create("then", Then)];

    /// <summary>The keys of the kind.</summary>
    public static MeasureKeys Keys(CardFolder? folder)
    {
        var then = new Field<IReadOnlyList<string>>("then", MeasureShape.Files(folder), "the files of the first period; 'data' are those of the second", required: true);
        var columns = new Field<IReadOnlyList<KeyValuePair<string, string>>>(
            "columns", new NamedShape<string>(IdShape.GroupName, new TextShape("an expression over the columns"), MostColumns), "what is compared: names, each with an expression over the columns", required: true);
        var before = new Field<string>("before", new TextShape("an expression over the columns"), "where both periods stand in the same files: true of the rows of the first period, and then 'then' names these files again");
        return new MeasureKeys
        {
            Optional = [CommonKeys.Label, CommonKeys.Prediction, CommonKeys.Groups, CommonKeys.SamplingWeight],
            Own = [then, columns, before],
            Settings = got => new DriftSettings(got.Get(then), got.Get(columns), got.Maybe(before)),
        };
    }

    /// <inheritdoc/>
    public override JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["then"] = new JsonArray([.. Then.Select(t => JsonValue.Create(t))]),
            ["columns"] = new JsonObject(Columns.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Key, c.Value))),
        };
        if (Before is not null)
            json["before"] = Before;
        return json;
    }
}
