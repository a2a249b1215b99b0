namespace Gnomon.Law.Engine;

/// <summary>
/// The clauses of a <see cref="Solver"/>, those it began with and those it learned, and where each is looked at: of a clause of two literals, one
/// false makes the other true; a longer one watches two, and is looked at when one of these becomes false (Moskewicz et al. 2001).
/// </summary>
internal sealed class ClauseStore
{
    private readonly List<Watch>[] watches;
    private readonly Watch[][] implied;
    private readonly int first;
    private readonly int most;

    // A clause is its length and its literals, of which the first two are watched.
    private int[] memory = new int[1 << 12];
    private int used;
    private int learned;

    /// <param name="literals">How many literals there are.</param>
    /// <param name="clauses">Clauses of two literals or more.</param>
    /// <param name="most">How many are learned before some are forgotten.</param>
    public ClauseStore(int literals, IEnumerable<int[]> clauses, int most)
    {
        this.most = most;
        watches = [.. Enumerable.Range(0, literals).Select(_ => new List<Watch>())];
        var pairs = new List<(int From, Watch To)>();
        foreach (var literalsOfOne in clauses)
        {
            var clause = Add(literalsOfOne);
            if (literalsOfOne is [var a, var b])
                pairs.AddRange([(a ^ 1, new Watch(clause, b)), (b ^ 1, new Watch(clause, a))]);
            else
                WatchTwo(clause);
        }

        var following = pairs.ToLookup(p => p.From, p => p.To);
        implied = [.. Enumerable.Range(0, literals).Select(l => following[l].ToArray())];
        first = used;
    }

    /// <summary>The literals of a clause.</summary>
    public Span<int> this[int clause] => memory.AsSpan(clause + 1, memory[clause]);

    /// <summary>What follows from a literal alone, and by which clause.</summary>
    public Watch[] Implied(int literal) => implied[literal];

    /// <summary>The clauses to look at where a literal is false.</summary>
    public List<Watch> Watching(int literal) => watches[literal];

    /// <summary>Adds what was learned.</summary>
    /// <param name="literals">Two literals or more; the first two are watched.</param>
    public int Learn(ReadOnlySpan<int> literals)
    {
        var clause = Add(literals);
        WatchTwo(clause);
        learned++;
        return clause;
    }

    /// <summary>Forgets the older half of what was learned where it is much. No clause may be a reason.</summary>
    public void Forget()
    {
        if (learned <= most)
            return;
        var from = first;
        for (var i = 0; i < learned / 2; i++)
            from += 1 + memory[from];
        memory.AsSpan(from, used - from).CopyTo(memory.AsSpan(first));
        (used, learned) = (used - from + first, learned - (learned / 2));
        foreach (var watching in watches)
            watching.Clear();
        for (var clause = 0; clause < used; clause += 1 + memory[clause])
        {
            if (memory[clause] > 2 || clause >= first)
                WatchTwo(clause);
        }
    }

    private int Add(ReadOnlySpan<int> literals)
    {
        var clause = used;
        used += 1 + literals.Length;
        if (used > memory.Length)
            Array.Resize(ref memory, 2 * used);
        memory[clause] = literals.Length;
        literals.CopyTo(this[clause]);
        return clause;
    }

    private void WatchTwo(int clause)
    {
        var literals = this[clause];
        watches[literals[0]].Add(new Watch(clause, literals[1]));
        watches[literals[1]].Add(new Watch(clause, literals[0]));
    }
}

/// <summary>A clause to look at, and another of its literals: where that is true, there is nothing to look at.</summary>
internal readonly record struct Watch(int Clause, int Other);
