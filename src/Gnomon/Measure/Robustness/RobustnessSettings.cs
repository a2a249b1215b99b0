using System.Text.Json.Nodes;
using Gnomon.Endpoint;
using Gnomon.Measure.Robustness.Perturbations;

namespace Gnomon.Measure.Robustness;

/// <summary>Where the pairs are: in two columns of one file, in two files, or behind an endpoint.</summary>
internal sealed record RobustnessSettings(ModelEndpoint? Endpoint, string? Case, int? MostCases) : ProbeSettings(Endpoint, Case, MostCases)
{
    /// <summary>The name of the perturbed file among the other data.</summary>
    public const string Perturbed = "perturbed";

    /// <summary>The perturbed files; empty where there are none.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The decision after the change, an expression; null where it is the prediction over other rows.</summary>
    public string? After { get; init; }

    /// <summary>What was done to a row, an expression; null where it is one thing.</summary>
    public string? Perturbation { get; init; }

    /// <summary>How strongly, an expression; null where there is one strength.</summary>
    public string? Strength { get; init; }

    /// <summary>What the endpoint is asked.</summary>
    public IReadOnlyList<PerturbationPlan> Perturb { get; init; } = [];

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> OtherData =>
        Files.Count > 0 ? [KeyValuePair.Create(Perturbed, Files)] : base.OtherData;

    /// <inheritdoc/>
    internal override Checked<IReadOnlyList<ProbeRow>> Rows(CaseTable cases, ulong seed) => new PerturbedRows(cases, seed).Of(Perturb);

    /// <inheritdoc/>
    public override JsonObject ToJson()
    {
        var json = new JsonObject();
        if (Case is not null)
            json["case"] = Case;
        if (Files.Count > 0)
            json["perturbed"] = new JsonArray([.. Files.Select(f => JsonValue.Create(f))]);
        if (After is not null)
            json["predictionPerturbed"] = After;
        if (Perturbation is not null)
            json["perturbation"] = Perturbation;
        if (Strength is not null)
            json["strength"] = Strength;
        if (MostCases is { } most)
            json["mostCases"] = most;
        if (Endpoint is not null)
            (json["endpoint"], json["perturb"]) = (Endpoint.ToJson(), new JsonObject(Perturb.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Perturbation.Name, p.ToJson()))));
        return json;
    }
}
