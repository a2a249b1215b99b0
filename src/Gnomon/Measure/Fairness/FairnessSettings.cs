using System.Text.Json.Nodes;
using Gnomon.Describe;

namespace Gnomon.Measure.Fairness;

/// <summary>What only fairness asks for.</summary>
/// <param name="Control">An expression in which people are to be alike before groups are compared; null where the card names none.</param>
internal sealed record FairnessSettings(string? Control) : MeasureSettings
{
    /// <inheritdoc/>
    public override JsonObject? ToJson() => Control is null ? null : new JsonObject { ["control"] = Control };
}
