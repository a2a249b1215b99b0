using System.Collections.Concurrent;
using Gnomon.Describe;
using Gnomon.Law.Engine;
using Gnomon.Law.Scores;

namespace Gnomon.Law;

/// <summary>
/// The law as a pure function of packs, facts and reading. Exact under missing facts: true (false) just where every consistent completion
/// of the missing facts says so. How: docs/design/law-engine.md.
/// </summary>
public sealed class LawEngine
{
    /// <summary>The most nodes of decision diagrams for one pack and reading.</summary>
    public const int MaximumNodes = 2_000_000;

    private readonly FactDictionary dictionary;
    private readonly IReadOnlyList<LawPack> packs;
    private readonly IReadOnlyList<Constraint> constraints;
    private readonly int cap;
    private readonly ConcurrentDictionary<(string Pack, Reading Reading, int Models), Lazy<CompiledPack>> compiled = [];

    private LawEngine(FactDictionary dictionary, IReadOnlyList<LawPack> packs, IReadOnlyList<Constraint> constraints, int cap) =>
        (this.dictionary, this.packs, this.constraints, this.cap) = (dictionary, packs, constraints, cap);

    /// <summary>An engine for packs that <see cref="Packs.Load"/> read with the same dictionary. Diagrams are made for each reading when it is first asked for, and kept.</summary>
    /// <exception cref="ArgumentException">The dictionary's constraints are wrong; <see cref="Packs.Load"/> would have said how.</exception>
    public static LawEngine Compile(FactDictionary dictionary, IReadOnlyList<LawPack> packs) => Compile(dictionary, packs, MaximumNodes);

    internal static LawEngine Compile(FactDictionary dictionary, IReadOnlyList<LawPack> packs, int cap)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        ArgumentNullException.ThrowIfNull(packs);
        var problems = new List<Problem>();
        var rules = Constraint.ReadAll(dictionary, problems);
        return problems.Count == 0
            ? new LawEngine(dictionary, packs, rules, cap)
            : throw new ArgumentException($"the dictionary was not checked: {problems[0]}", nameof(dictionary));
    }

    /// <summary>What the packs say of a system on the two days of a reading.</summary>
    /// <returns>The classification; or, with exit code <see cref="ExitCode.Pack"/>, a pack that is too large to be decided exactly, or constraints that nothing fulfils.</returns>
    public Checked<Classification> Classify(CardFacts facts, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(reading);
        var results = packs.Select(p => Classify(p, facts, reading)).ToList();
        var problems = results.SelectMany(r => r.Problems).ToList();
        return problems.Count > 0
            ? Checked.Bad<Classification>(problems)
            : Checked.Good(new Classification(reading, [.. results.Select(r => r.Value)]));
    }

    private Checked<PackClassification> Classify(LawPack pack, CardFacts facts, Reading reading)
    {
        var standings = pack.Scores.Select(s => Scorer.Stand(s, facts.Facts)).ToList();
        return With(pack, ScoredFacts.In(facts, standings), reading, classifier => ScoredFacts.Ask(classifier.Classify() with { AlsoIn = pack.AlsoIn, Scores = standings }, dictionary));
    }

    /// <summary>Asks one pack something, with its diagrams to itself; what the question adds to them is given back.</summary>
    internal Checked<T> With<T>(LawPack pack, CardFacts facts, Reading reading, Func<Classifier, T> ask)
    {
        try
        {
            // A card that names no model may still contain one: then everything about it is open.
            var kept = compiled.GetOrAdd(
                (pack.Id, reading, Math.Max(1, facts.Models.Count)),
                key => new Lazy<CompiledPack>(() => new CompiledPack(pack, dictionary, constraints, reading, key.Models, cap))).Value;
            lock (kept)
            {
                try
                {
                    return Checked.Good(ask(new Classifier(kept, facts)));
                }
                finally
                {
                    kept.Bdd.Release(kept.Mark);
                }
            }
        }
        catch (Bdd.TooLargeException e)
        {
            return Checked.Bad<T>(new Problem(ExitCode.Pack, $"the pack '{pack.Id}' cannot be decided exactly: {e.Message}", "split conditions that join many facts into outcomes of their own"));
        }
        catch (UnfulfillableException)
        {
            return Checked.Bad<T>(new Problem(ExitCode.Pack, "no answers at all fulfil the constraints of the fact dictionary", "loosen the constraints") { File = dictionary.Files[0].File.Name });
        }
    }
}
