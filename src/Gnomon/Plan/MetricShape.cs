using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Gnomon.Describe.Shapes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Plan;

/// <summary>A metric of the catalogue that can be held against a bar: a comparison of groups, or what else its kind allows.</summary>
internal sealed class MetricShape : ScalarShape<MetricDefinition>
{
    private static readonly string[] Known = [.. MetricCatalogue.All.Where(m => m.CanBeCriterion).Select(m => m.Id)];

    /// <inheritdoc/>
    public override string Expected => "a metric that can be held against a bar";

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. Known.Select(id => JsonValue.Create(id))]) };

    /// <inheritdoc/>
    protected override bool TryParse(YamlScalar scalar, Place place, [MaybeNullWhen(false)] out MetricDefinition value)
    {
        value = MetricCatalogue.Find(scalar.Text);
        if (value is null)
            return place.Refuse(scalar, $"there is no metric {Found.Say(scalar)}; {Expected} was expected", NearestWord.Remedy(scalar.Text, Known, "all metrics stand in docs/measures, for example fairness.selection_rate.ratio"));
        return value.CanBeCriterion
            || place.Refuse(scalar, $"{value.Id} is a figure of one group; {Expected} was expected", $"write {NearestWord.To(value.Id + ".min", Known) ?? Known[0]} or another comparison");
    }
}
