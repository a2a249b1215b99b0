using System.Text.Json.Nodes;
using Gnomon.Describe;
using Gnomon.Describe.Shapes;

namespace Gnomon.Measure.Subgroups;

/// <summary>What the card says of a search.</summary>
/// <param name="Columns">Names with their expressions.</param>
/// <param name="Depth">How many of them at most make a subgroup.</param>
/// <param name="Rates">The rates to search; empty where the card does not say.</param>
/// <param name="LeastRows">Fewer are not tested.</param>
/// <param name="Apart">An expression that is true of the rows to try the finds on; null where the card does not say.</param>
/// <param name="Split">Whether halves are drawn where there is neither <paramref name="Apart"/> nor <paramref name="Confirm"/>.</param>
/// <param name="Confirm">Files whose rows the finds are tried on, while all rows of the data are searched; empty where the card names none.</param>
internal sealed record SubgroupSettings(
    IReadOnlyList<KeyValuePair<string, string>> Columns, int Depth, IReadOnlyList<string> Rates, int LeastRows, string? Apart, bool Split, IReadOnlyList<string> Confirm) : MeasureSettings
{
    public const int MostColumns = 12, MostDepth = 4, UsualDepth = 3, UsualLeastRows = 30;

    /// <summary>The keys of the kind.</summary>
    public static MeasureKeys Keys(CardFolder? folder)
    {
        var columns = new Field<IReadOnlyList<KeyValuePair<string, string>>>(
            "columns", new NamedShape<string>(IdShape.GroupName, new TextShape("an expression over the columns"), MostColumns), "what subgroups are made of: names, each with an expression over the columns", required: true);
        var depth = new Field<int>("depth", new CountShape(), "how many columns at most make a subgroup: 1 to 4, without it 3");
        var rates = new Field<IReadOnlyList<string>>(
            "rates", new ListShape<string>(new WordShape([.. SubgroupFigures.Searchable.Select(m => m.Name)])) { OrOne = true, Least = 1, Unique = r => r }, "which rates are searched; without it accuracy, or the selection rate where there is no label");
        var least = new Field<int>("least-rows", new CountShape(), "the least denominator, of the subgroup and of the rest, that is tested; without it 30");
        var apart = new Field<string>("apart", new TextShape("an expression over the columns"), "true of the rows that the finds are tried on and that nothing is searched in");
        var split = new Field<bool>("split", new YesNoShape(), "whether half of the rows, drawn by lot, are kept apart where 'apart' does not say which; without it true");
        var confirm = new Field<IReadOnlyList<string>>("confirm", MeasureShape.Files(folder), "a second file, of other people or of a later time: everything in 'data' is searched, and the finds are decided on its rows");
        return new MeasureKeys
        {
            Required = [CommonKeys.Prediction],
            Optional = [CommonKeys.Label, CommonKeys.SamplingWeight],
            Own = [columns, depth, rates, least, apart, split, confirm],
            Settings = got => new SubgroupSettings(
                got.Get(columns), got.Value(depth) ?? UsualDepth, got.List(rates), got.Value(least) ?? UsualLeastRows, got.Maybe(apart), got.Value(split) ?? got.List(confirm).Count == 0, got.List(confirm)),
            Check = (got, place) => (got.Value(depth) is not { } given || given is >= 1 and <= MostDepth
                    || place.Refuse(got.Line, $"depth is {given}; 1 to {MostDepth} was expected", "write depth: 3"))
                & (got.List(confirm).Count == 0 || (got.Maybe(apart) is null && got.Value(split) is not true)
                    || place.Refuse(got.Line, "'confirm' names a second file, and 'apart' or 'split' keeps rows of the first apart as well", "keep one of them: with a second file all rows of the first are searched")),
        };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> OtherData => Confirm.Count == 0 ? [] : [KeyValuePair.Create(SubgroupsKind.Second, Confirm)];

    /// <inheritdoc/>
    public override JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["columns"] = new JsonObject(Columns.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Key, c.Value))),
            ["depth"] = Depth,
            ["least-rows"] = LeastRows,
            ["split"] = Split,
        };
        if (Rates.Count > 0)
            json["rates"] = new JsonArray([.. Rates.Select(r => JsonValue.Create(r))]);
        if (Confirm.Count > 0)
            json["confirm"] = new JsonArray([.. Confirm.Select(c => JsonValue.Create(c))]);
        if (Apart is not null)
            json["apart"] = Apart;
        return json;
    }
}
