namespace Gnomon.Law.Engine;

/// <summary>
/// The clauses of a <see cref="Solver"/>, those it began with and those it learned, and where each is looked at: of a clause of two literals, one
/// false makes the other true; a longer one watches two, and is looked at when one of these becomes false (Moskewicz et al. 2001).
/// </summary>
internal sealed class ClauseStore
{
    private const int Head = 2;
    private const int MostLearned = 4000;

    // What joins no more levels than these is kept for good (glue clauses, Audemard and Simon 2009).
    private const int Glue = 2;
    private readonly List<Watch>[] watches;
    private readonly Watch[][] implied;
    private readonly int first;

    // A clause is its length, how many levels met in it when it was learned (0: it was not), and its literals, of which the first two are watched.
    private int[] memory = new int[1 << 12];
    private int used;
    private int learned;

    /// <param name="literals">How many literals there are.</param>
    /// <param name="clauses">Clauses of two literals or more.</param>
    public ClauseStore(int literals, IEnumerable<int[]> clauses)
    {
        watches = [.. Enumerable.Range(0, literals).Select(_ => new List<Watch>())];
        var pairs = new List<(int From, Watch To)>();
        foreach (var literalsOfOne in clauses)
        {
            var clause = Add(literalsOfOne, 0);
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
    public Span<int> this[int clause] => memory.AsSpan(clause + Head, memory[clause]);

    /// <summary>What follows from a literal alone, and by which clause.</summary>
    public Watch[] Implied(int literal) => implied[literal];

    /// <summary>The clauses to look at where a literal is false.</summary>
    public List<Watch> Watching(int literal) => watches[literal];

    /// <summary>Adds what was learned.</summary>
    /// <param name="literals">Two literals or more; the first two are watched.</param>
    /// <param name="levels">How many levels meet in it.</param>
    public int Learn(ReadOnlySpan<int> literals, int levels)
    {
        var clause = Add(literals, levels);
        WatchTwo(clause);
        learned++;
        return clause;
    }

    /// <summary>Forgets half of what was learned where it is much: the older half, without what joins two levels only. No clause may be a reason.</summary>
    public void Forget()
    {
        if (learned <= MostLearned)
            return;
        var (to, old) = (first, learned / 2);
        learned = 0;
        for (var (clause, next) = (first, first); clause < used; clause = next)
        {
            next = clause + Head + memory[clause];
            if (old-- > 0 && memory[clause + 1] > Glue)
                continue;
            memory.AsSpan(clause, next - clause).CopyTo(memory.AsSpan(to));
            to += next - clause;
            learned++;
        }

        used = to;
        foreach (var watching in watches)
            watching.Clear();
        for (var clause = 0; clause < used; clause += Head + memory[clause])
        {
            if (memory[clause] > 2 || clause >= first)
                WatchTwo(clause);
        }
    }

    private int Add(ReadOnlySpan<int> literals, int levels)
    {
        var clause = used;
        used += Head + literals.Length;
        if (used > memory.Length)
            Array.Resize(ref memory, 2 * used);
        (memory[clause], memory[clause + 1]) = (literals.Length, levels);
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
