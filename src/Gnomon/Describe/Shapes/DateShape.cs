using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>A day of the calendar; or the month or year that it lies in, or a day that it is not later than.</summary>
internal sealed class DateShape : ScalarShape<FactValue>
{
    /// <inheritdoc/>
    public override string Expected => "a day as YYYY-MM-DD, or only its month as YYYY-MM or its year as YYYY, or ../YYYY-MM-DD for that day or earlier,";

    /// <inheritdoc/>
    public override JsonObject Schema() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "string", ["pattern"] = @"^(\.\./)?[0-9]{4}(-[0-9]{2}){0,2}$" },
            new JsonObject { ["type"] = "integer", ["minimum"] = 1000, ["maximum"] = 9999 }),
    };

    /// <inheritdoc/>
    protected override bool TryParse(YamlScalar scalar, Place place, [MaybeNullWhen(false)] out FactValue value) =>
        (value = FactValue.Date.Parse(scalar.Text)) is not null
        || Refuse(scalar, place, "write a day that exists, for example 2026-08-02; or its month, 2026-08, or its year, 2026, or ../2026-08-02 for that day or earlier, where the day is not known");
}
