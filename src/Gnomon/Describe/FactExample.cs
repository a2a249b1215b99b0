namespace Gnomon.Describe;

/// <summary>How an answer to a question looks in a card.</summary>
public static class FactExample
{
    /// <summary>One answer of the question's type, as YAML: <c>own</c>, <c>{ value: [employment, health], complete: true }</c>, <c>2026-12-02</c>.</summary>
    public static string Of(FactDefinition fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.Type switch
        {
            FactType.YesNo => "true",
            FactType.Judgement => "{ value: true, reason: \"...\" }",
            FactType.OneOf => Telling(fact, 1)[0],
            FactType.ManyOf => $"{{ value: [{string.Join(", ", Telling(fact, 2))}], complete: true }}",
            FactType.Number => fact.Unit is "FLOP" ? "1e25" : "100",
            _ => "2026-12-02",
        };
    }

    // "None" stands alone, and shows least of how a list is written.
    private static string[] Telling(FactDefinition fact, int most) =>
        [.. fact.Options.Select(o => o.Id).Where(id => id is not "none").DefaultIfEmpty("none").Take(most)];
}
