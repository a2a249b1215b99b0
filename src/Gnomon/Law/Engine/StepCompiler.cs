namespace Gnomon.Law.Engine;

/// <summary>Makes the skeletons of explanations, so that nothing is looked up while a system is explained.</summary>
/// <param name="compiler">What conditions become.</param>
/// <param name="space">The variables.</param>
/// <param name="market">The market of the law: a question may be put in its own way there.</param>
internal sealed class StepCompiler(RuleCompiler compiler, Space space, string market)
{
    private readonly Dictionary<Condition, Step> steps = new(ReferenceEqualityComparer.Instance);
    private int asked;

    public VersionSteps Of(RuleVersion version, CompiledRule[] unless)
    {
        var (role, given) = version is { Role: not null, When: Condition.All { Parts: [var first, var second] } } ? (Of(first), Of(second)) : (null, null);
        return new VersionSteps(Of(version.When), role, given, unless);
    }

    public Step Of(Condition condition) => steps.TryGetValue(condition, out var known) ? known : steps[condition] = Make(condition, compiler.Condition(condition));

    private Step Make(Condition condition, int truth) => condition switch
    {
        Condition.Constant => new Step.Fixed(truth),
        Condition.All all => new Step.Group(truth, Any: false, [.. all.Parts.Select(Of)]),
        Condition.Any any => new Step.Group(truth, Any: true, [.. any.Parts.Select(Of)]),
        Condition.Not { Part: Condition.Outcome or Condition.All or Condition.Any or Condition.Not } not => new Step.Contrary(truth, Of(not.Part)),
        Condition.Not { Part: Condition.DateIs day } => Make(day with { Before = !day.Before }, truth),
        Condition.Not not => Make(not.Part, truth),
        Condition.Outcome outcome => new Step.Outcomes(truth, [.. compiler.Matching(outcome.Pattern).Select(o => compiler.Outcome(o.Id)).Where(f => !f.Gap)]),
        Condition.SourceIsRight source => new Step.Asked(truth, asked++, null, Says(source.Disagreement), [space.Of(source.Disagreement)]),
        _ => new Step.Asked(truth, asked++, condition.AsksFor()!, condition.AsksFor()!.Words(market).Question, space.Of(condition.AsksFor()!.Id)!) { Day = condition as Condition.DateIs },
    };

    private static LocalizedText Says(Disagreement disagreement)
    {
        string Who(Language language) => string.Join(" / ", disagreement.Sources.Select(s => s.In(language)));
        return new LocalizedText($"The sources disagree: {Who(Language.En)}", $"Các nguồn không thống nhất: {Who(Language.Vi)}", $"Les sources divergent\u00A0: {Who(Language.Fr)}");
    }
}
