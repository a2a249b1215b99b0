using System.Globalization;
using System.Text.Json.Nodes;
using Gnomon.Describe.Shapes;

namespace Gnomon.Measure.Robustness.Perturbations;

/// <summary>One perturbation as the card asks for it.</summary>
/// <param name="Perturbation">What is done.</param>
/// <param name="Columns">To which columns together; empty for every column that it fits.</param>
/// <param name="Strengths">How strongly, each by itself.</param>
/// <param name="Repeats">How many draws of each case.</param>
internal sealed record PerturbationPlan(Perturbation Perturbation, IReadOnlyList<string> Columns, IReadOnlyList<decimal> Strengths, int Repeats)
{
    private const int MostRepeats = 20;

    /// <summary>A map from the names of perturbations to how they are wanted.</summary>
    public static Shape<IReadOnlyList<PerturbationPlan>> Shape()
    {
        Field<PerturbationPlan>[] fields = [.. Perturbation.All.Select(p => new Field<PerturbationPlan>(p.Name, One(p), p.Says))];
        return new MapShape<IReadOnlyList<PerturbationPlan>>("perturb", fields, got => [.. fields.Select(got.Maybe).OfType<PerturbationPlan>()])
        {
            Check = (got, place) => fields.Any(f => got.Node(f) is not null) || place.Refuse(got.Line, "no perturbation is named", $"name at least one of {Found.Choice([.. Perturbation.All.Select(p => p.Name)])}"),
        };
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["strengths"] = new JsonArray([.. Strengths.Select(s => JsonValue.Create(s))]), ["repeats"] = Repeats };
        if (Columns.Count > 0)
            json["columns"] = new JsonArray([.. Columns.Select(c => JsonValue.Create(c))]);
        return json;
    }

    /// <summary>A strength as it stands in the answers.</summary>
    public static string Text(decimal strength) => (strength / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private static MapShape<PerturbationPlan> One(Perturbation perturbation)
    {
        var columns = new Field<IReadOnlyList<string>>("columns", new ListShape<string>(new TextShape("a column of the endpoint")) { OrOne = true, Least = 1, Unique = c => c }, "which columns are changed, together; without it every one that it fits");
        var strengths = new Field<IReadOnlyList<decimal>>("strengths", new ListShape<decimal>(new NumberShape()) { OrOne = true, Least = 1, Most = 20, Unique = s => s.ToString(CultureInfo.InvariantCulture) }, $"{perturbation.Says}; without it {string.Join(", ", perturbation.Strengths.Select(s => s.ToString(CultureInfo.InvariantCulture)))}");
        var repeats = new Field<int>("repeats", new CountShape(), $"how many draws of each case, 1 to {MostRepeats}; without it 1");
        return new MapShape<PerturbationPlan>("a perturbation", [columns, strengths, repeats], got => new PerturbationPlan(
            perturbation, got.List(columns), got.TryGet(strengths, out var given) ? given : perturbation.Strengths, got.Value(repeats) ?? 1))
        {
            Check = (got, place) => (got.List(strengths).All(s => s > 0) || place.Key("strengths").Refuse(got.Line, "a strength is not above 0", "write numbers above 0, for example [0.05, 0.1]"))
                & (got.Value(repeats) is null or (>= 1 and <= MostRepeats) || place.Key("repeats").Refuse(got.Line, $"repeats is {got.Value(repeats)}; 1 to {MostRepeats} was expected", "write repeats: 3")),
        };
    }
}
