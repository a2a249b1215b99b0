namespace Gnomon.Law.Engine;

/// <summary>Reads one pack against the answers of a card.</summary>
internal sealed class Classifier : IDisposable
{
    /// <summary>How many questions carry what each answer would decide: those that are shown at once.</summary>
    private const int Shown = 3;

    private readonly CompiledPack pack;
    private readonly List<Workspace> rented = [];
    private readonly Situation[] uses;
    private readonly Situation whole;
    private readonly bool contradictsAcross;

    public Classifier(CompiledPack pack, CardFacts facts)
    {
        this.pack = pack;
        var sheet = new AnswerSheet(facts, pack);
        uses = new Situation[facts.Uses.Count];
        for (var i = 0; i < uses.Length; i++)
            uses[i] = Read(sheet, facts.Uses[i]);
        // All that one use says is true of the system too; only where its answers contradict each other, or there are several, they differ.
        if (uses.Length == 1 && uses[0].Evidence.Contradicted.Count == 0)
        {
            whole = uses[0];
            return;
        }

        whole = Read(sheet, use: null);
        contradictsAcross = uses.Length > 0 && !new Sharing(pack).Carry(uses, whole);
    }

    private IEnumerable<Situation> Situations => uses.Contains(whole) ? uses : uses.Append(whole);

    /// <summary>Everything that the pack says.</summary>
    public PackClassification Classify()
    {
        foreach (var situation in Situations)
            situation.DecideAll();
        var system = new FindingBuilder(pack, whole);
        var builders = Array.ConvertAll(uses, u => u == whole ? system : new FindingBuilder(pack, u, u.Evidence.Use!.Id));
        var outcomes = new List<OutcomeFinding>(pack.Outcomes.Count);
        for (var i = 0; i < pack.Outcomes.Count; i++)
        {
            var outcome = pack.Outcomes[i];
            if (outcome.Definition.Scope != OutcomeScope.Use)
            {
                outcomes.Add(system.Outcome(outcome, i, null));
                continue;
            }

            foreach (var builder in builders)
                outcomes.Add(builder.Outcome(outcome, i, builder.Situation.Evidence.Use!.Id));
        }

        var obligations = new List<ObligationDue>(pack.Obligations.Count);
        for (var i = 0; i < pack.Obligations.Count; i++)
        {
            var obligation = pack.Obligations[i];
            if (!obligation.PerUse)
            {
                obligations.Add(system.Obligation(obligation, pack.Outcomes.Count + i, null));
                continue;
            }

            foreach (var builder in builders)
                obligations.Add(builder.Obligation(obligation, pack.Outcomes.Count + i, builder.Situation.Evidence.Use!.Id));
        }

        var asked = new Questions(pack, OpenRanks(outcomes)).Of(builders.Contains(system) ? system.Inquiries : system.Inquiries.Concat(builders.SelectMany(b => b.Inquiries)));
        var law = pack.Pack;
        return new PackClassification(
            law.Id, law.Version, law.Digest, law.Title, law.Jurisdiction, law.Dated, law.ReviewedBy,
            outcomes, obligations, Finished(asked), Contradicted())
        {
            Acts = law.Acts,
            Gravity = law.Gravity,
        };
    }

    /// <summary>How many ranks of classes, gravest first, may yet speak for the system: all before the first that holds.</summary>
    private int OpenRanks(List<OutcomeFinding> outcomes) =>
        pack.Pack.Gravity.TakeWhile(g => !outcomes.Exists(o => o.Truth == Truth.True && Patterns.Covers(g, o.Id))).Count();

    /// <summary>The truth of every outcome, and nothing else.</summary>
    public void Truths(List<OutcomeTruth> into)
    {
        if (pack.Classes.Length > 0)
        {
            foreach (var situation in Situations)
                situation.Seek(pack.Classes);
        }

        for (var i = 0; i < pack.Outcomes.Count; i++)
        {
            var (definition, finding) = (pack.Outcomes[i].Definition, pack.Outcomes[i].Finding);
            if (definition.Scope != OutcomeScope.Use)
            {
                into.Add(new OutcomeTruth(pack.Pack.Id, definition.Id, null, whole.Of(finding.Truth)));
                continue;
            }

            foreach (var use in uses)
                into.Add(new OutcomeTruth(pack.Pack.Id, definition.Id, use.Evidence.Use!.Id, use.Of(finding.Truth)));
        }
    }

    /// <summary>The truth and beginning of one outcome or obligation for the only use, or for the system; null where the reading knows none.</summary>
    public (Truth Truth, Truth InForce, DateRange From)? Single(string id, bool obligation)
    {
        if (obligation)
        {
            var due = pack.Obligations.FirstOrDefault(o => string.Equals(o.Rule.Id, id, StringComparison.Ordinal));
            return due is null ? null : Single(due.Finding, due.PerUse);
        }

        var outcome = pack.Outcomes.First(o => string.Equals(o.Definition.Id, id, StringComparison.Ordinal));
        return Single(outcome.Finding, outcome.Definition.Scope == OutcomeScope.Use);
    }

    public void Dispose()
    {
        foreach (var workspace in rented)
            pack.Return(workspace);
        rented.Clear();
    }

    private Situation Read(AnswerSheet sheet, Describe.ScopedFacts? use)
    {
        var workspace = pack.Rent();
        rented.Add(workspace);
        return new Situation(pack, new Evidence(pack, sheet, use, workspace), workspace);
    }

    private (Truth Truth, Truth InForce, DateRange From) Single(CompiledFinding finding, bool perUse)
    {
        var situation = perUse ? uses[0] : whole;
        return (situation.Of(finding.Truth), situation.Of(finding.InForce), new FindingBuilder(pack, situation).Dates(finding).From);
    }

    /// <summary>The questions; those that are shown first with what each answer would decide.</summary>
    private OpenQuestion[] Finished(List<QuestionDraft> asked)
    {
        var effects = new Dictionary<QuestionDraft, List<AnswerEffect>>(ReferenceEqualityComparer.Instance);
        foreach (var alike in asked.Take(Shown).GroupBy(q => (q.Situation, IsWhole: q.Situation == whole || !q.Unit.IsOfUse)))
        {
            var questions = alike.ToList();
            foreach (var (question, answers) in questions.Zip(new AnswerTrial(pack, alike.Key.Situation, alike.Key.IsWhole).Effects(questions)))
                effects[question] = answers;
        }

        var all = new OpenQuestion[asked.Count];
        for (var i = 0; i < all.Length; i++)
            all[i] = asked[i].Finish(i < Shown ? effects[asked[i]] : []);
        return all;
    }

    private List<Contradiction> Contradicted()
    {
        var said = uses.Where(u => u != whole).Prepend(whole).SelectMany(s => s.Evidence.Contradicted).ToList();
        if (contradictsAcross)
            said.Add(new Contradiction(null, [], [], []));
        // What already contradicts without any use is said once.
        return [.. said.Where(s => s.Use is null || !whole.Evidence.Contradicted.Any(w => string.Equals(w.Plain, s.Plain, StringComparison.Ordinal))).DistinctBy(s => s.Text, StringComparer.Ordinal)];
    }
}
