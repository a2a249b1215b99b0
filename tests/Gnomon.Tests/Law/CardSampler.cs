using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Law.Engine;

namespace Gnomon.Tests.Law;

/// <summary>Consistent complete cards over a whole dictionary, by seed, and the same with answers left out. The bench uses it too.</summary>
internal sealed class CardSampler
{
    private readonly FactDictionary dictionary;
    private readonly IReadOnlyList<LawPack> packs;
    private readonly Space space;
    private readonly CareNetwork network;

    public CardSampler(FactDictionary dictionary, IReadOnlyList<LawPack> packs)
    {
        (this.dictionary, this.packs) = (dictionary, packs);
        var constraints = Constraint.ReadAll(dictionary, []);
        var asked = dictionary.Facts.Where(f => f.Options.Count > 0 || f.Type is FactType.YesNo or FactType.Judgement).Select(f => new Condition.HasValue(f, [f.Options.Count > 0 ? f.Options[0].Id : "true"]));
        var said = packs.SelectMany(p => p.Provisions.Concat(p.Obligations)).SelectMany(r => r.Versions).SelectMany(v => v.From.Select(b => b.When).Append(v.When));
        space = new Space(dictionary, [.. said, .. constraints.Select(c => c.Holds), .. asked], [], 1);
        var bdd = new Bdd(LawEngine.MaximumNodes);
        network = new CareNetwork(bdd, space, [.. Consistent.Compile(bdd, space, constraints).Select(c => c.Node).Where(n => n != Bdd.True).Distinct()]);
    }

    /// <summary>An answer to every fact; together they are consistent.</summary>
    public IReadOnlyList<FactAnswer> Complete(ulong seed) => Complete(seed, []);

    /// <summary>The same, where some answers are given already.</summary>
    public IReadOnlyList<FactAnswer> Complete(ulong seed, IReadOnlyList<FactAnswer> given)
    {
        var random = new SplitMix(seed);
        var open = network.Start.ToArray();
        var work = new Spreading();
        foreach (var unit in space.Units.Where(u => u.Fact is not null))
        {
            if (given.FirstOrDefault(a => string.Equals(a.Fact, unit.Fact!.Id, StringComparison.Ordinal)) is not { } answer)
                continue;
            for (var i = 0; i < unit.Count; i++)
            {
                if (Encoding.Value(unit, i, answer.Value) is { } value)
                    open[unit.Bits[i]] &= value ? Can.BeTrue : Can.BeFalse;
            }

            if (!network.Spread(open, unit.Bits, work))
                throw new InvalidOperationException("the given answers contradict each other");
        }

        var answers = new List<FactAnswer>();
        foreach (var unit in space.Units.Where(u => u.Fact is not null))
        {
            var first = unit.Fact!.Type == FactType.OneOf ? random.Below(unit.Count) : 0;
            for (var i = 0; i < unit.Count; i++)
            {
                var bit = unit.Bits[(first + i) % unit.Count];
                if (open[bit] == Can.BeEither)
                    open[bit] = unit.Fact.Type == FactType.OneOf || random.Below(unit.Fact.Type == FactType.ManyOf ? 5 : 2) == 0 ? Can.BeTrue : Can.BeFalse;
                network.Spread(open, [bit], work);
            }

            answers.Add(given.FirstOrDefault(a => string.Equals(a.Fact, unit.Fact!.Id, StringComparison.Ordinal) && a.Value is not FactValue.ManyOf and not FactValue.DontKnow)
                ?? new FactAnswer(unit.Fact.Id, Value(unit, [.. unit.Bits.Select(b => open[b] == Can.BeTrue)]), null, null, null, 1));
        }

        return answers;
    }

    /// <summary>Leaves out about this part of the answers.</summary>
    public static IReadOnlyList<FactAnswer> Without(IReadOnlyList<FactAnswer> answers, ulong seed, int percent)
    {
        var random = new SplitMix(seed ^ 0x5DEECE66DUL);
        return [.. answers.Where(_ => random.Below(100) >= percent)];
    }

    /// <summary>A card with one use, one model, and a market for each pack.</summary>
    public CardFacts Card(IReadOnlyList<FactAnswer> answers)
    {
        var flat = CardFacts.Flat(dictionary, answers, "eu");
        return flat with { Markets = [.. packs.Select(p => p.Jurisdiction.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Select(m => flat.Markets[0] with { Id = m })] };
    }

    private static FactValue Value(Unit unit, bool[] bits)
    {
        var holds = bits.Count(b => b);
        return unit.Fact!.Type switch
        {
            FactType.YesNo => new FactValue.YesNo(bits[0]),
            FactType.Judgement => new FactValue.Judgement(bits[0]),
            FactType.OneOf => new FactValue.OneOf(unit.Fact.Options[Array.IndexOf(bits, true)].Id),
            FactType.ManyOf => new FactValue.ManyOf([.. unit.Fact.Options.Where((_, i) => bits[i]).Select(o => o.Id)], Complete: true),
            FactType.Number => new FactValue.Number(holds == 0 ? unit.Cuts[0].Bound - (unit.Cuts[0].OrEqual ? 1 : 0) : unit.Cuts[holds - 1].Bound + (unit.Cuts[holds - 1].OrEqual ? 0 : 1)),
            _ => new FactValue.Date(holds == 0 ? unit.Days[0].AddDays(-30) : unit.Days[holds - 1]),
        };
    }

    /// <summary>SplitMix64: the stream is the same on every platform.</summary>
    internal sealed class SplitMix(ulong seed)
    {
        private ulong state = (seed * 0x9E3779B97F4A7C15UL) + 1;

        public int Below(int below)
        {
            var z = state += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (int)((z ^ (z >> 31)) % (ulong)below);
        }
    }
}
