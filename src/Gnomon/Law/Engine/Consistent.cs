using Gnomon.Describe;

namespace Gnomon.Law.Engine;

/// <summary>One condition on consistent answers, as a diagram, with the constraint that it comes from; null for what the type of a fact implies.</summary>
internal readonly record struct Care(int Node, Constraint? Constraint);

/// <summary>What consistent answers fulfil: the types of the facts and the dictionary's constraints.</summary>
internal static class Consistent
{
    public static IReadOnlyList<Care> Compile(Bdd bdd, Space space, IReadOnlyList<Constraint> constraints)
    {
        var care = space.Units.Select(u => new Care(Encoding.Answers(bdd, u), null)).Where(c => c.Node != Bdd.True).ToList();
        foreach (var constraint in constraints)
        {
            // A constraint on facts of a model speaks of one model at a time.
            var ofModels = constraint.Holds.Whole().Any(l => l.AsksFor()?.Scope == FactScope.Model);
            for (var model = 0; model < (ofModels ? space.Models : 1); model++)
                care.Add(new Care(Compile(bdd, space, constraint.Holds, model), constraint));
        }

        return care;
    }

    private static int Compile(Bdd bdd, Space space, Condition condition, int model) => condition switch
    {
        Condition.Constant constant => constant.Value ? Bdd.True : Bdd.False,
        Condition.All all => all.Parts.Aggregate(Bdd.True, (sum, part) => bdd.And(sum, Compile(bdd, space, part, model))),
        Condition.Any any => any.Parts.Aggregate(Bdd.False, (sum, part) => bdd.Or(sum, Compile(bdd, space, part, model))),
        Condition.Not not => bdd.Not(Compile(bdd, space, not.Part, model)),
        Condition.SourceIsRight source => Encoding.Leaf(bdd, space.Of(source.Disagreement), source),
        _ => Encoding.Leaf(bdd, space.Of(condition.AsksFor()!, condition.AsksFor()!.Scope == FactScope.Model ? model : 0), condition),
    };
}
