using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>Finds constraints that say the same of all answers, each looked at for itself.</summary>
internal static class ConstantConstraints
{
    /// <summary>The constraints that all answers fulfil (true) or none do (false).</summary>
    public static IReadOnlyList<(Constraint Constraint, bool Always)> Of(FactDictionary dictionary, IReadOnlyList<Constraint> constraints)
    {
        var bdd = new Bdd(LawEngine.MaximumNodes);
        var space = new Space(dictionary, [.. constraints.Select(c => c.Holds)], [], models: 1);
        try
        {
            return [.. Consistent.Compile(bdd, space, constraints).Where(c => c.Constraint is not null).Select(c => (c.Constraint!, Holds: Always(bdd, space, c.Node)))
                .Where(c => c.Holds is not null).Select(c => (c.Item1, c.Holds!.Value))];
        }
        catch (Bdd.TooLargeException)
        {
            // Whoever asks a pack that comes near them is told so by the engine.
            return [];
        }
    }

    private static bool? Always(Bdd bdd, Space space, int node)
    {
        var answers = bdd.Support(node).Select(space.At).Distinct().Aggregate(Bdd.True, (sum, unit) => bdd.And(sum, Encoding.Answers(bdd, unit)));
        return bdd.And(answers, node) == Bdd.False ? false : bdd.And(answers, bdd.Not(node)) == Bdd.False ? true : null;
    }
}
