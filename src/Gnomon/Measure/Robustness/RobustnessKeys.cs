using Gnomon.Describe;
using Gnomon.Describe.Shapes;
using Gnomon.Endpoint;
using Gnomon.Measure.Robustness.Perturbations;

namespace Gnomon.Measure.Robustness;

/// <summary>The keys of the kind.</summary>
internal static class RobustnessKeys
{
    private const string AnExpression = "an expression over the columns";

    public static MeasureKeys Of(CardFolder? folder)
    {
        var @case = new Field<string>("case", new TextShape(AnExpression), "the column that tells cases apart, in the data once each and in the perturbed file as well");
        var perturbed = new Field<IReadOnlyList<string>>("perturbed", MeasureShape.Files(folder), "files with the same cases after a change; 'prediction' is taken of both");
        var after = new Field<string>("prediction-perturbed", new TextShape(AnExpression), "what the system put out after the change, where it stands in the same row");
        var perturbation = new Field<string>("perturbation", new TextShape(AnExpression), "what was done to a row, where there are several things");
        var strength = new Field<string>("strength", new TextShape(AnExpression), "how strongly");
        var endpoint = new Field<ModelEndpoint>("endpoint", EndpointShape.Of(folder), "a live model that `gnomon probe` asks");
        var perturb = new Field<IReadOnlyList<PerturbationPlan>>("perturb", PerturbationPlan.Shape(), "what the endpoint is asked");
        var most = new Field<int>("most-cases", new CountShape(), "how many cases at most the endpoint is asked about, drawn by lot; without it all");
        return new MeasureKeys
        {
            Required = [CommonKeys.Prediction],
            Optional = [CommonKeys.Label, CommonKeys.Groups],
            Own = [@case, perturbed, after, perturbation, strength, endpoint, perturb, most],
            Settings = got => new RobustnessSettings(got.Maybe(endpoint), got.Maybe(@case), got.Value(most))
            {
                Files = got.List(perturbed),
                After = got.Maybe(after),
                Perturbation = got.Maybe(perturbation),
                Strength = got.Maybe(strength),
                Perturb = got.List(perturb),
            },
            Check = Check,
        };

        bool Check(Got got, Place place)
        {
            Field[] ways = [perturbed, after, endpoint];
            if (ways.Count(w => got.Node(w) is not null) is not 1)
                return place.Refuse(got.Line, "where the pairs are is not said, or said twice: one of perturbed, prediction-perturbed and endpoint was expected", "write perturbed: FILE, prediction-perturbed: EXPRESSION or endpoint: {...}");
            var live = got.Node(endpoint) is not null;
            return (got.Node(after) is not null || got.Node(@case) is not null || place.Key("case").Refuse(got.Line, "rows of the same case are told by 'case', which is not there", "add case: and the column that tells cases apart"))
                & (live == got.Node(perturb) is not null || place.Key("perturb").Refuse(got.Line, live ? "the endpoint is to be asked nothing" : "only an endpoint can be asked, and there is none", live ? "add perturb: { noise: {} }" : "take perturb out, or add endpoint"))
                & (!live || (got.Node(perturbation) is null && got.Node(strength) is null) || place.Refuse(got.Line, "perturbation and strength say what is in files; of an endpoint 'perturb' says it", "take perturbation and strength out"));
        }
    }
}
