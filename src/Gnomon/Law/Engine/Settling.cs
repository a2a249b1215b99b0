namespace Gnomon.Law.Engine;

/// <summary>
/// Which answers decide a question that nobody answered. The answers are let bear on all else once more, and it is noted which block of conditions
/// fixed which variable, and when; the way back from a variable to the answers, with what a block does not need left out, is the reason.
/// </summary>
/// <remarks>Nothing of the pack is changed: an explanation may be read while other cards are classified.</remarks>
internal sealed class Settling
{
    private readonly CompiledPack pack;
    private readonly Evidence evidence;
    private readonly byte[] open;
    private readonly CareBlock?[] by;
    private readonly int[] when;
    private readonly List<int> changed = [];

    public Settling(CompiledPack pack, Evidence evidence)
    {
        (this.pack, this.evidence, open) = (pack, evidence, pack.Network.Start.AsSpan().ToArray());
        (by, when) = (new CareBlock?[open.Length], new int[open.Length]);
        var given = new List<int>();
        evidence.Fix(open, given);
        var time = 0;
        pack.Network.Spread(open, given, new Spreading { Told = (v, block) => (by[v], when[v]) = (block, ++time) });
    }

    /// <summary>The answers that decide a condition; none where it takes more than the answers for this use, or more conditions than one variable between them tells.</summary>
    /// <param name="f">The condition, on one fact.</param>
    public IReadOnlyList<SettlingAnswer> Of(int f)
    {
        var literal = pack.Netlist[f];
        if (Value(literal, open) == Can.BeEither)
            return [];
        var way = new Queue<int>(Needed(Variables(literal).Where(IsKnown).ToList(), left => Value(literal, left) != Can.BeEither));
        var units = new SortedSet<int>();
        var seen = new HashSet<int>(way);
        while (way.TryDequeue(out var v))
        {
            if (by[v] is not { } block)
            {
                units.Add(pack.Space.At(v).Index);
                continue;
            }

            foreach (var cause in Causes(v, block))
            {
                if (seen.Add(cause))
                    way.Enqueue(cause);
            }
        }

        return [.. units.Select(u => pack.Space.Units[u]).Where(u => u.Fact is not null).Select(u => new SettlingAnswer(u.Fact!.Id, AnswerText.Of(evidence, [u])))];
    }

    /// <summary>What a block needed to fix a variable; answers themselves rather than what follows from them.</summary>
    private List<int> Causes(int v, CareBlock block)
    {
        var before = block.Variables.Where(w => w != v && IsKnown(w) && when[w] < when[v]).OrderByDescending(w => when[w]).ToList();
        return Needed(before, left =>
        {
            changed.Clear();
            return block.Revise(left, changed) && left[v] == open[v];
        });
    }

    /// <summary>Variables that still decide after one after the other was left out, and of which none can be: not always the fewest.</summary>
    private List<int> Needed(List<int> variables, Func<byte[], bool> decide)
    {
        var needed = variables.ToList();
        foreach (var v in variables)
        {
            needed.Remove(v);
            if (!decide(With(needed)))
                needed.Add(v);
        }

        return needed;
    }

    /// <summary>What each variable can be where of all that is known only this counts.</summary>
    private byte[] With(List<int> variables)
    {
        var left = pack.Network.Start.AsSpan().ToArray();
        foreach (var v in variables)
            left[v] = open[v];
        return left;
    }

    // What no answers could change is no reason.
    private bool IsKnown(int v) => open[v] != Can.BeEither && pack.Network.Start[v] == Can.BeEither;

    private IEnumerable<int> Variables(int literal)
    {
        var node = literal >> 1;
        if (node == 0)
            return [];
        if (node < pack.Netlist.First)
            return [node - 1];
        var (a, b) = pack.Netlist.Ands[node - pack.Netlist.First];
        return Variables(a).Concat(Variables(b)).Distinct();
    }

    /// <summary>What a literal of the netlist can be, as far as its parts tell: enough for a condition on one fact.</summary>
    private byte Value(int literal, byte[] now)
    {
        var node = literal >> 1;
        var turn = (literal & 1) != 0;
        if (node == 0)
            return Can.Turned(Can.BeTrue, turn);
        if (node < pack.Netlist.First)
            return Can.Turned(now[node - 1], turn);
        var (a, b) = pack.Netlist.Ands[node - pack.Netlist.First];
        var (first, second) = (Value(a, now), Value(b, now));
        return Can.Turned(first == Can.BeFalse || second == Can.BeFalse ? Can.BeFalse : (byte)(first | second), turn);
    }
}
