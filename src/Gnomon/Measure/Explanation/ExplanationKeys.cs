using Gnomon.Describe;
using Gnomon.Describe.Shapes;
using Gnomon.Endpoint;

namespace Gnomon.Measure.Explanation;

/// <summary>The keys of the kind.</summary>
internal static class ExplanationKeys
{
    private const int UsualRepeats = 5, UsualPoints = 9, UsualPairs = 200;

    public static MeasureKeys Of(CardFolder? folder)
    {
        var @case = new Field<string>("case", new TextShape("an expression over the columns"), "the column that tells cases apart", required: true);
        var endpoint = new Field<ModelEndpoint>("endpoint", EndpointShape.Of(folder), "a live model that `gnomon probe` asks", required: true);
        var permutation = new Field<PermutationPlan>("permutation", Permutation(), "permutation importance: each column shuffled over the cases");
        var counterfactual = new Field<IReadOnlyList<string>>("counterfactual", Columns(), "columns that take each of their other values while all else stays: the protected attributes");
        var dependence = new Field<DependencePlan>("dependence", Dependence(), "partial dependence: columns set to points along their values");
        var difference = new Field<DifferencePlan>("difference", Difference(), "what drives the difference of groups");
        var most = new Field<int>("most-cases", new CountShape(), "how many cases at most the endpoint is asked about, drawn by lot; without it all");
        return new MeasureKeys
        {
            Required = [CommonKeys.Prediction],
            Optional = [CommonKeys.Label, CommonKeys.Groups],
            Own = [@case, endpoint, permutation, counterfactual, dependence, difference, most],
            Settings = got => new ExplanationSettings(got.Get(endpoint), got.Get(@case), got.Value(most))
            {
                Permutation = got.Maybe(permutation),
                Counterfactual = got.List(counterfactual),
                Dependence = got.Maybe(dependence),
                Difference = got.Maybe(difference),
            },
            Check = (got, place) => new Field[] { permutation, counterfactual, dependence, difference }.Any(f => got.Node(f) is not null)
                || place.Refuse(got.Line, "nothing is asked: permutation, counterfactual, dependence or difference was expected", "add for example permutation: {}"),
        };
    }

    private static ListShape<string> Columns() => new(new TextShape("a column of the endpoint")) { OrOne = true, Least = 1, Unique = c => c };

    private static MapShape<PermutationPlan> Permutation()
    {
        var columns = new Field<IReadOnlyList<string>>("columns", Columns(), "which columns; without it all of the endpoint");
        var repeats = new Field<int>("repeats", new CountShape(), FormattableString.Invariant($"shuffles of each, 1 to 100; without it {UsualRepeats}"));
        return new MapShape<PermutationPlan>("permutation", [columns, repeats], got => new PermutationPlan(got.List(columns), got.Value(repeats) ?? UsualRepeats)) { Check = Between(repeats, 1, 100) };
    }

    private static MapShape<DependencePlan> Dependence()
    {
        var columns = new Field<IReadOnlyList<string>>("columns", Columns(), "which columns", required: true);
        var points = new Field<int>("points", new CountShape(), FormattableString.Invariant($"how many values of each, 2 to 100: quantiles of a number, the most frequent of a text; without it {UsualPoints}"));
        return new MapShape<DependencePlan>("dependence", [columns, points], got => new DependencePlan(got.Get(columns), got.Value(points) ?? UsualPoints)) { Check = Between(points, 2, 100) };
    }

    private static MapShape<DifferencePlan> Difference()
    {
        var by = new Field<IReadOnlyList<string>>("by", new ListShape<string>(new TextShape("the name of a group")) { OrOne = true, Least = 1, Unique = c => c }, "which groups of the card", required: true);
        var pairs = new Field<int>("pairs", new CountShape(), FormattableString.Invariant($"pairs of people for each group, 10 to 100000; without it {UsualPairs}"));
        return new MapShape<DifferencePlan>("difference", [by, pairs], got => new DifferencePlan(got.Get(by), got.Value(pairs) ?? UsualPairs)) { Check = Between(pairs, 10, 100_000) };
    }

    private static Func<Got, Place, bool> Between(Field<int> field, int least, int most) => (got, place) => got.Value(field) is not { } given || (given >= least && given <= most)
        || place.Key(field.Name).Refuse(got.Node(field)!, FormattableString.Invariant($"{field.Name} is {given}; {least} to {most} was expected"), "write a number between them");
}
