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

    // Above this a function is joined from parts: small enough that all of a pack is read at once, large enough that most outcomes are one diagram.
    private const int DiagramNodes = 400;

    private readonly FactDictionary dictionary;
    private readonly IReadOnlyList<(LawPack Pack, Epochs Epochs)> packs;
    private readonly IReadOnlyList<Constraint> constraints;
    private readonly Limits limits;
    private readonly ConcurrentDictionary<(string Pack, Epoch Epoch, int Models), Lazy<CompiledPack>> compiled = [];

    private LawEngine(FactDictionary dictionary, IReadOnlyList<LawPack> packs, IReadOnlyList<Constraint> constraints, Limits limits) =>
        (this.dictionary, this.packs, this.constraints, this.limits) = (dictionary, [.. packs.Select(p => (p, new Epochs(p)))], constraints, limits);

    /// <summary>An engine for packs that <see cref="Packs.Load"/> read with the same dictionary. Diagrams are made for each stretch of days when it is first asked for, and kept.</summary>
    /// <exception cref="ArgumentException">The dictionary's constraints are wrong; <see cref="Packs.Load"/> would have said how.</exception>
    public static LawEngine Compile(FactDictionary dictionary, IReadOnlyList<LawPack> packs) => Compile(dictionary, packs, MaximumNodes);

    internal static LawEngine Compile(FactDictionary dictionary, IReadOnlyList<LawPack> packs, int cap, int diagram = DiagramNodes)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        ArgumentNullException.ThrowIfNull(packs);
        var problems = new List<Problem>();
        var rules = Constraint.ReadAll(dictionary, problems);
        return problems.Count == 0
            ? new LawEngine(dictionary, packs, rules, new Limits(cap, diagram))
            : throw new ArgumentException($"the dictionary was not checked: {problems[0]}", nameof(dictionary));
    }

    /// <summary>What the packs say of a system on the two days of a reading.</summary>
    /// <returns>The classification; or, with exit code <see cref="ExitCode.Pack"/>, a pack that is too large to be decided exactly, or constraints that nothing fulfils.</returns>
    public Checked<Classification> Classify(CardFacts facts, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(reading);
        var results = packs.All(p => compiled.ContainsKey(Key(p, facts, reading))) ? packs.Select(p => Read(p.Pack, facts, reading)).ToList() : SideBySide(facts, reading);
        var problems = results.SelectMany(r => r.Problems).ToList();
        return problems.Count > 0
            ? Checked.Bad<Classification>(problems)
            : Checked.Good(new Classification(reading, [.. results.Select(r => r.Value)]));
    }

    // Making the diagrams takes a thousand times as long as reading them. The greatest pack, which decides when all are done, has this thread to itself.
    private List<Checked<PackClassification>> SideBySide(CardFacts facts, Reading reading)
    {
        var tasks = packs.Select(p => new Task<Checked<PackClassification>>(() => Read(p.Pack, facts, reading))).ToList();
        var (greatest, _) = packs.Index().MaxBy(p => p.Item.Pack.Provisions.Count + p.Item.Pack.Obligations.Count);
        foreach (var other in tasks.Where((_, i) => i != greatest))
            other.Start(TaskScheduler.Default);
        tasks[greatest].RunSynchronously(TaskScheduler.Default);
        return tasks.ConvertAll(t => t.GetAwaiter().GetResult());
    }

    private Checked<PackClassification> Read(LawPack pack, CardFacts facts, Reading reading)
    {
        var standings = pack.Scores.Select(s => Scorer.Stand(s, facts.Facts)).ToList();
        return With(pack, ScoredFacts.In(facts, standings), reading, classifier => ScoredFacts.Ask(classifier.Classify() with { AlsoIn = pack.AlsoIn, ClassNames = pack.ClassNames, Nuances = pack.Nuances, Otherwise = pack.Otherwise, OnRequest = pack.OnRequest, Voluntary = pack.Voluntary, Scores = standings }, dictionary));
    }

    /// <summary>Only the truth of every outcome, in the order of packs and outcomes: for whoever classifies many systems.</summary>
    /// <returns>The truths, or the problems of <see cref="Classify(CardFacts, Reading)"/>.</returns>
    public Checked<IReadOnlyList<OutcomeTruth>> Truths(CardFacts facts, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(reading);
        var truths = new List<OutcomeTruth>();
        foreach (var (pack, _) in packs)
        {
            var result = With(pack, ScoredFacts.In(facts, [.. pack.Scores.Select(s => Scorer.Stand(s, facts.Facts))]), reading, classifier =>
            {
                classifier.Truths(truths);
                return true;
            });
            if (!result.IsGood)
                return Checked.Bad<IReadOnlyList<OutcomeTruth>>(result.Problems);
        }

        return Checked.Good<IReadOnlyList<OutcomeTruth>>(truths);
    }

    /// <summary>Makes the diagrams of all packs for a reading now, and not when they are first asked for.</summary>
    /// <returns>True, or the problems of <see cref="Classify(CardFacts, Reading)"/>.</returns>
    public Checked<bool> Prepare(Reading reading)
    {
        var nothing = new CardFacts { Facts = [], Markets = [], Models = [], Uses = [] };
        return Truths(nothing, reading).TryGet(out _, out var problems) ? Checked.Good(true) : Checked.Bad<bool>(problems);
    }

    /// <summary>Asks one pack something, with its diagrams to itself; what the question adds to them is given back from time to time.</summary>
    internal Checked<T> With<T>(LawPack pack, CardFacts facts, Reading reading, Func<Classifier, T> ask)
    {
        try
        {
            var kept = Compiled(pack, facts, reading);
            lock (kept)
            {
                try
                {
                    kept.Tidy();
                    return Ask(kept, facts, ask);
                }
                catch (Exception e) when (e is Bdd.TooLargeException or TooHardException)
                {
                    // Only what stays so without anything that was asked before is refused.
                    kept.Tidy(all: true);
                    return Ask(kept, facts, ask);
                }
            }
        }
        catch (PackTooLargeException e)
        {
            return Checked.Bad<T>(TooLarge(pack, e.Message) with { File = e.Rule?.File, Line = e.Rule?.Line, Key = e.Rule?.Id });
        }
        catch (Bdd.TooLargeException e)
        {
            return Checked.Bad<T>(TooLarge(pack, e.Message));
        }
        catch (TooHardException e)
        {
            return Checked.Bad<T>(TooLarge(pack, e.Message) with { Remedy = "say the same with fewer facts, or with one fact of several values in place of several yes-no ones" });
        }
        catch (UnfulfillableException)
        {
            return Checked.Bad<T>(new Problem(ExitCode.Pack, "no answers at all fulfil the constraints of the fact dictionary", "loosen the constraints") { File = dictionary.Files[0].File.Name });
        }
    }

    private static Checked<T> Ask<T>(CompiledPack kept, CardFacts facts, Func<Classifier, T> ask)
    {
        using var classifier = new Classifier(kept, facts);
        return Checked.Good(ask(classifier));
    }

    private CompiledPack Compiled(LawPack pack, CardFacts facts, Reading reading)
    {
        Epochs? epochs = null;
        foreach (var (one, its) in packs)
            epochs = ReferenceEquals(one, pack) ? its : epochs;
        var key = Key((pack, epochs ?? new Epochs(pack)), facts, reading);
        return compiled.TryGetValue(key, out var known)
            ? known.Value
            : compiled.GetOrAdd(key, new Lazy<CompiledPack>(() => new CompiledPack(pack, dictionary, constraints, reading, key.Models, limits))).Value;
    }

    // A card that names no model may still contain one: then everything about it is open.
    private static (string Pack, Epoch Epoch, int Models) Key((LawPack Pack, Epochs Epochs) its, CardFacts facts, Reading reading) =>
        (its.Pack.Id, its.Epochs.Of(reading), Math.Max(1, facts.Models.Count));

    private static Problem TooLarge(LawPack pack, string why) =>
        new(ExitCode.Pack, $"the pack '{pack.Id}' cannot be decided exactly: {why}", "split conditions that join many facts into outcomes of their own");
}
