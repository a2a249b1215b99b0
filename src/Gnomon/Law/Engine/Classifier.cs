namespace Gnomon.Law.Engine;

/// <summary>Reads one pack against the answers of a card.</summary>
internal sealed class Classifier
{
    private readonly CompiledPack pack;
    private readonly List<Situation> uses;
    private readonly Situation whole;

    public Classifier(CompiledPack pack, CardFacts facts)
    {
        this.pack = pack;
        var sheet = new AnswerSheet(facts, pack.Pack);
        var evidence = facts.Uses.Select(u => new Evidence(pack, sheet, u)).ToList();
        var shared = evidence.Select(Shared).ToList();
        whole = new Situation(pack, new Evidence(pack, sheet, use: null), shared.SelectMany(s => s));
        uses = [.. evidence.Select((e, i) => new Situation(pack, e, shared.Where((_, j) => j != i).SelectMany(s => s)))];
    }

    /// <summary>Everything that the pack says.</summary>
    public PackClassification Classify()
    {
        var builders = uses.ToDictionary(u => u, u => new FindingBuilder(pack, u));
        var system = new FindingBuilder(pack, whole);
        var outcomes = pack.Outcomes
            .SelectMany(o => o.Definition.Scope == OutcomeScope.Use
                ? builders.Select(b => b.Value.Outcome(o.Definition, o.Finding, b.Key.Evidence.Use!.Id))
                : [system.Outcome(o.Definition, o.Finding, null)])
            .ToList();
        var obligations = pack.Obligations
            .SelectMany(o => o.PerUse
                ? builders.Select(b => b.Value.Obligation(o.Rule, o.Finding, b.Key.Evidence.Use!.Id))
                : [system.Obligation(o.Rule, o.Finding, null)])
            .ToList();
        var questions = Questions.Of(pack.Space, [.. system.Inquiries, .. uses.SelectMany(u => builders[u].Inquiries)]);
        var law = pack.Pack;
        return new PackClassification(
            law.Id, law.Version, law.Digest, law.Title, law.Jurisdiction, law.Dated, law.ReviewedBy,
            outcomes, obligations, questions, Contradicted())
        {
            Gravity = law.Gravity,
        };
    }

    /// <summary>The truth and beginning of one outcome or obligation for the only use, or for the system; null where the reading knows none.</summary>
    public (Truth Truth, Truth InForce, DateRange From)? Single(string id, bool obligation)
    {
        if (obligation)
        {
            var due = pack.Obligations.Where(o => string.Equals(o.Rule.Id, id, StringComparison.Ordinal)).ToList();
            return due.Count == 0 ? null : Single(due[0].Finding, due[0].PerUse);
        }

        var outcome = pack.Outcomes.First(o => string.Equals(o.Definition.Id, id, StringComparison.Ordinal));
        return Single(outcome.Finding, outcome.Definition.Scope == OutcomeScope.Use);
    }

    private (Truth Truth, Truth InForce, DateRange From) Single(CompiledFinding finding, bool perUse)
    {
        var situation = perUse ? uses[0] : whole;
        return (situation.Of(finding.Truth), situation.Of(finding.InForce), new FindingBuilder(pack, situation).Dates(finding).From);
    }

    /// <summary>What the answers for a use imply for the facts that all uses share.</summary>
    private IReadOnlyList<int> Shared(Evidence evidence)
    {
        var keep = new bool[pack.Space.Variables];
        foreach (var unit in pack.Space.Units.Where(u => !u.IsOfUse))
            Array.Fill(keep, true, unit.First, unit.Count);
        var projected = new Projection(pack.Bdd, pack.Space.Variables).Onto(evidence.Parts, keep)!;
        var settled = Enumerable.Range(0, keep.Length).Where(v => keep[v] && evidence.Values[v] >= 0)
            .Select(v => evidence.Values[v] == 1 ? pack.Bdd.Variable(v) : pack.Bdd.Not(pack.Bdd.Variable(v)));
        return [.. projected, .. settled];
    }

    private List<string> Contradicted()
    {
        var said = uses.Prepend(whole).SelectMany(s => s.Evidence.Contradicted).ToList();
        if (uses.Prepend(whole).Any(s => s.CrossContradiction))
            said.Add("the answers for different uses imply opposite things of the system or organisation");
        // What already contradicts without any use is said once.
        return [.. said.Where(s => !whole.Evidence.Contradicted.Any(w => s.EndsWith($": {w}", StringComparison.Ordinal))).Distinct(StringComparer.Ordinal)];
    }
}
