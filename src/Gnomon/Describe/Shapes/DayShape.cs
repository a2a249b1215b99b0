using System.Globalization;
using System.Text.Json.Nodes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Describe.Shapes;

/// <summary>A day that exists, written as <c>2026-08-02</c>.</summary>
internal sealed class DayShape : ScalarShape<DateOnly>
{
    /// <inheritdoc/>
    public override string Expected => "a day as YYYY-MM-DD";

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "string", ["format"] = "date", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };

    /// <inheritdoc/>
    protected override bool TryParse(YamlScalar scalar, Place place, out DateOnly value) =>
        DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value)
        || Refuse(scalar, place, "write a day that exists, for example 2026-08-02");
}
