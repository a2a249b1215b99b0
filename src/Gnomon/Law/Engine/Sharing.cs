namespace Gnomon.Law.Engine;

/// <summary>What the answers for one use imply for the facts that all uses share is carried over to the others; nothing else is.</summary>
internal sealed class Sharing(CompiledPack pack)
{
    private readonly int[] shared = [.. pack.Space.Units.Where(u => !u.IsOfUse).SelectMany(u => u.Bits)];

    /// <summary>Carries over.</summary>
    /// <param name="uses">The uses.</param>
    /// <param name="whole">The system as a whole.</param>
    /// <returns>False where the uses imply opposite things of what they share: then nothing is carried over.</returns>
    public bool Carry(IReadOnlyList<Situation> uses, Situation whole)
    {
        var all = uses.Prepend(whole).ToList();
        var own = all.ConvertAll(s => s.Open.AsSpan().ToArray());
        if (Spread(all) && Link(uses, all))
            return true;
        for (var i = 0; i < all.Count; i++)
        {
            own[i].CopyTo(all[i].Open, 0);
            all[i].Links = null;
        }

        return false;
    }

    private bool Spread(List<Situation> all)
    {
        var known = new List<int>();
        for (var isNew = true; isNew;)
        {
            isNew = false;
            foreach (var situation in all)
            {
                known.Clear();
                foreach (var v in shared)
                {
                    var agreed = all.Aggregate(Can.BeEither, (sum, s) => (byte)(sum & s.Open[v]));
                    if (agreed == 0)
                        return false;
                    if (agreed == situation.Open[v])
                        continue;
                    situation.Open[v] = agreed;
                    known.Add(v);
                }

                isNew |= known.Count > 0;
                if (!pack.Network.Spread(situation.Open, known, situation.Work.Spreading))
                    return false;
            }
        }

        return true;
    }

    /// <summary>Finds what is implied jointly for several shared facts that are all still open.</summary>
    private bool Link(IReadOnlyList<Situation> uses, List<Situation> all)
    {
        // What every use implies without answers of its own is in the conditions already: what fulfils them for one use does for another.
        var common = Shared(all[0]);
        var joint = uses.Select(u => Shared(u).Where(s => pack.Bdd.Support(s).Count > 1 && !common.Any(c => pack.Bdd.And(c, pack.Bdd.Not(s)) == Bdd.False)).ToList()).ToList();
        if (joint.TrueForAll(j => j.Count == 0))
            return true;
        var projection = new Projection(pack.Bdd, pack.Space.Variables);
        foreach (var situation in all)
        {
            var others = uses.SelectMany((u, i) => u == situation ? [] : joint[i]).Distinct().ToList();
            if (others.Count == 0)
                continue;
            if (!projection.Possible(pack.Network.Blocks.Select(b => pack.Bdd.Restrict(b.Node, situation.Open)).Concat(others)))
                return false;
            situation.Links = new CrossLinks(pack, others);
        }

        return true;
    }

    /// <summary>What the conditions on facts of the use leave of the shared facts, under its answers.</summary>
    private IReadOnlyList<int> Shared(Situation use)
    {
        var keep = new bool[pack.Space.Variables];
        foreach (var v in shared)
            keep[v] = true;
        var mixed = pack.Network.Blocks.Where(b => b.Variables.Any(v => !keep[v])).Select(b => pack.Bdd.Restrict(b.Node, use.Open)).Where(p => p > Bdd.Outside);
        return new Projection(pack.Bdd, pack.Space.Variables).Onto(mixed, keep) ?? [];
    }
}
