using Gnomon.Describe;
using Gnomon.Describe.Yaml;
using Gnomon.Law.Engine;
using Gnomon.Law.Format;

namespace Gnomon.Law;

/// <summary>What answers cannot hold together: a condition over facts that every consistent set of answers fulfils.</summary>
internal sealed record Constraint(string Id, Condition Holds, LocalizedText Says)
{
    private YamlPlace? Place { get; init; }

    /// <summary>Says what is wrong with the constraints of a dictionary, also with one that no answers fulfil.</summary>
    public static void Check(FactDictionary dictionary, List<Problem> problems)
    {
        foreach (var (constraint, _) in ConstantConstraints.Of(dictionary, ReadAll(dictionary, problems)).Where(c => !c.Always))
            constraint.Place!.Report($"no answers fulfil the constraint '{constraint.Id}': what it excludes always holds", "exclude only what cannot hold together");
    }

    /// <summary>The constraints that all answers fulfil: they can be used, and are probably slips.</summary>
    public static IEnumerable<Problem> Idle(FactDictionary dictionary) =>
        ConstantConstraints.Of(dictionary, ReadAll(dictionary, [])).Where(c => c.Always).Select(c => new Problem(
            ExitCode.Doubtful, $"all answers fulfil the constraint '{c.Constraint.Id}', so it excludes nothing", "exclude what cannot hold together, or take the constraint away")
        {
            File = c.Constraint.Place!.File,
            Line = c.Constraint.Place.Line,
            Key = c.Constraint.Id,
        });

    /// <summary>The constraints of a dictionary; what is wrong with them goes to the list.</summary>
    public static IReadOnlyList<Constraint> ReadAll(FactDictionary dictionary, List<Problem> problems)
    {
        var reader = new ConditionReader(dictionary, outcomes: null);
        var constraints = new List<Constraint>();
        foreach (var place in dictionary.Files.SelectMany(f => Places(f, problems)))
        {
            if (!place.HasOnly("id", "if", "then", "never", "says"))
                continue;
            var id = PackIds.Read(place.Required("id"));
            var says = place.Required("says")?.Localized();
            var holds = ReadHolds(place, reader);
            if (id is not null && constraints.Exists(c => string.Equals(c.Id, id, StringComparison.Ordinal)))
                place.Report($"the constraint '{id}' stands here a second time", "keep one of the two");
            if (id is not null && says is not null && holds is not null)
                constraints.Add(new Constraint(id, holds, says) { Place = place });
        }

        return constraints;
    }

    private static IReadOnlyList<YamlPlace> Places(FactFile file, List<Problem> problems) =>
        file.Constraints is { } list ? YamlPlace.At(list, "constraints", file.File, ExitCode.Pack, problems).Items() : [];

    private static Condition? ReadHolds(YamlPlace place, ConditionReader reader)
    {
        if (place.Optional("never") is { } never)
        {
            if ((place.Optional("if") ?? place.Optional("then")) is { } extra)
                extra.Report("a constraint has either `never`, or `if` and `then`", "keep one form");
            return reader.Read(never) is { } excluded ? new Condition.Not(excluded) : null;
        }

        var premise = place.Required("if") is { } first ? reader.Read(first) : null;
        var conclusion = place.Required("then") is { } second ? reader.Read(second) : null;
        return premise is null || conclusion is null ? null : new Condition.Any([new Condition.Not(premise), conclusion]);
    }
}
