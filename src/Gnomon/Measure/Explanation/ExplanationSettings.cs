using System.Text.Json.Nodes;
using Gnomon.Endpoint;

namespace Gnomon.Measure.Explanation;

/// <summary>What a live model is asked so that its decisions can be explained.</summary>
internal sealed record ExplanationSettings(ModelEndpoint? Endpoint, string? Case, int? MostCases) : ProbeSettings(Endpoint, Case, MostCases)
{
    /// <summary>Which columns are shuffled, how often; null for none.</summary>
    public PermutationPlan? Permutation { get; init; }

    /// <summary>Columns that take each of their other values, by themselves.</summary>
    public IReadOnlyList<string> Counterfactual { get; init; } = [];

    /// <summary>Which columns are set to points along their values; null for none.</summary>
    public DependencePlan? Dependence { get; init; }

    /// <summary>Which groups are held against the others, by how many pairs of people; null for none.</summary>
    public DifferencePlan? Difference { get; init; }

    /// <inheritdoc/>
    internal override Checked<IReadOnlyList<ProbeRow>> Rows(CaseTable cases, ulong seed) => new ExplanationRows(cases, seed).Of(this);

    /// <inheritdoc/>
    public override JsonObject ToJson()
    {
        var json = new JsonObject { ["endpoint"] = Endpoint!.ToJson(), ["case"] = Case };
        if (MostCases is { } most)
            json["mostCases"] = most;
        if (Permutation is not null)
            json["permutation"] = new JsonObject { ["columns"] = Names(Permutation.Columns), ["repeats"] = Permutation.Repeats };
        if (Counterfactual.Count > 0)
            json["counterfactual"] = Names(Counterfactual);
        if (Dependence is not null)
            json["dependence"] = new JsonObject { ["columns"] = Names(Dependence.Columns), ["points"] = Dependence.Points };
        if (Difference is not null)
            json["difference"] = new JsonObject { ["by"] = Names(Difference.By), ["pairs"] = Difference.Pairs };
        return json;
    }

    private static JsonArray Names(IReadOnlyList<string> names) => [.. names.Select(n => JsonValue.Create(n))];
}

/// <summary>Columns that are shuffled.</summary>
/// <param name="Columns">Which; empty for all.</param>
/// <param name="Repeats">How many shuffles of each.</param>
internal sealed record PermutationPlan(IReadOnlyList<string> Columns, int Repeats);

/// <summary>Columns along which the decision is followed.</summary>
/// <param name="Columns">Which.</param>
/// <param name="Points">How many values of each at most.</param>
internal sealed record DependencePlan(IReadOnlyList<string> Columns, int Points);

/// <summary>Groups whose difference is taken apart.</summary>
/// <param name="By">Names of groups of the card.</param>
/// <param name="Pairs">How many pairs of people for each group.</param>
internal sealed record DifferencePlan(IReadOnlyList<string> By, int Pairs);
