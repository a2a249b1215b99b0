using System.Globalization;
using System.Text.Json.Nodes;
using Gnomon.Describe;
using Gnomon.Describe.Shapes;

namespace Gnomon.Measure.Data;

/// <summary>What the card says of the data themselves.</summary>
/// <param name="Columns">The columns looked at: names with expressions; empty for every column.</param>
/// <param name="SecondLabel">Another label of the same rows; null where there is none.</param>
/// <param name="Time">When a row is from; null where the card does not say.</param>
/// <param name="Period">0 days, 1 weeks, 2 months, 3 years.</param>
/// <param name="Reference">By group column the share of each value in the population.</param>
internal sealed record DataSettings(
    IReadOnlyList<KeyValuePair<string, string>> Columns,
    string? SecondLabel,
    string? Time,
    long Period,
    IReadOnlyList<KeyValuePair<string, IReadOnlyList<KeyValuePair<string, decimal>>>> Reference) : MeasureSettings
{
    public const int MostColumns = 100, MostValues = 1000;

    /// <summary>How periods are written, in the order of their numbers.</summary>
    public static readonly IReadOnlyList<string> Periods = ["day", "week", "month", "year"];

    private const string AnExpression = "an expression over the columns";

    /// <summary>The keys of the kind.</summary>
    public static MeasureKeys Keys()
    {
        var columns = new Field<IReadOnlyList<KeyValuePair<string, string>>>("columns", new NamedShape<string>(IdShape.GroupName, new TextShape(AnExpression), MostColumns), "which columns are looked at: names, each with an expression over the columns; without it all");
        var second = new Field<string>("second-label", new TextShape(AnExpression), "the label that somebody else gave to the same rows");
        var time = new Field<string>("time", new TextShape(AnExpression), "when a row is from: a date or time");
        var period = new Field<string>("time-step", new WordShape(Periods), "how time is divided; without it by month");
        var shares = new NamedShape<decimal>(IdShape.Value, new NumberShape(), MostValues);
        var reference = new Field<IReadOnlyList<KeyValuePair<string, IReadOnlyList<KeyValuePair<string, decimal>>>>>(
            "reference", new NamedShape<IReadOnlyList<KeyValuePair<string, decimal>>>(IdShape.GroupName, shares, CommonKeys.MostGroups), "the population that the rows should stand for: by group column, the share of each value");
        return new MeasureKeys
        {
            Optional = [CommonKeys.Label, CommonKeys.Groups, CommonKeys.SamplingWeight],
            Own = [columns, second, time, period, reference],
            Settings = got => new DataSettings(
                got.List(columns), got.Maybe(second), got.Maybe(time), got.Maybe(period) is { } word ? Periods.ToList().IndexOf(word) : 2, got.List(reference)),
            Check = (got, place) =>
            {
                var good = true;
                foreach (var (group, values) in got.List(reference))
                {
                    if (values.Any(v => v.Value <= 0) || Math.Abs(values.Sum(v => v.Value) - 1) > 0.005m)
                        good = place.Refuse(got.Line, $"the shares of {group} in reference are {values.Sum(v => v.Value).ToString(CultureInfo.InvariantCulture)} together; 1 was expected, each above 0", "write shares such as 0.51 and 0.49");
                }

                return good;
            },
        };
    }

    /// <inheritdoc/>
    public override JsonObject? ToJson()
    {
        var json = new JsonObject();
        if (Columns.Count > 0)
            json["columns"] = new JsonObject(Columns.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Key, c.Value)));
        if (SecondLabel is not null)
            json["second-label"] = SecondLabel;
        if (Time is not null)
            (json["time"], json["time-step"]) = (Time, Periods[(int)Period]);
        if (Reference.Count > 0)
            json["reference"] = new JsonObject(Reference.Select(r => KeyValuePair.Create<string, JsonNode?>(r.Key, new JsonObject(r.Value.Select(v => KeyValuePair.Create<string, JsonNode?>(v.Key, JsonValue.Create(v.Value)))))));
        return json.Count > 0 ? json : null;
    }
}
