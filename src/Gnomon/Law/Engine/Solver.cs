using System.Runtime.InteropServices;

namespace Gnomon.Law.Engine;

/// <summary>
/// Decides whether something can be together with what is given, by conflict-driven clause learning (Marques-Silva and Sakallah 1999; a small one of its kind is
/// MiniSat, Eén and Sörensson 2003). What was learned follows from the clauses alone, whatever was given when it was learned, so it is kept: who asks a law of
/// many systems asks it ever faster. Every answer is exact, so what was learned has no part in any; only whether a question is too hard may hang on it.
/// </summary>
internal sealed class Solver
{
    private const int None = -1;
    private const int FirstRestart = 100;

    // For one situation; a law that somebody wrote takes a few.
    private const int MostConflicts = 1 << 16;

    // The levels of the trail: at 0 what the clauses say by themselves, then what is given, what is asked, and the guesses.
    private const int Given = 1;
    private readonly ClauseStore clauses;
    private readonly GuessOrder order;

    // For each literal 1 where it is true, -1 where it is false, and when it was last true in an assignment of everything.
    private readonly sbyte[] values;
    private readonly int[] shown;

    // For each node at which level it got its value, by which clause, whether it takes part in the conflict, and whether it was true before.
    private readonly int[] levels;
    private readonly int[] reasons;
    private readonly bool[] met;
    private readonly bool[] lastTrue;
    private readonly List<int> trail = [];
    private readonly List<int> starts = [];
    private readonly List<int> learned = [];
    private readonly List<int> given = [];
    private int propagated;
    private int conflicts;
    private int round;

    /// <param name="nodes">Of how many nodes the literals are.</param>
    /// <param name="all">The clauses; together they can hold.</param>
    /// <param name="mostLearned">How many clauses are learned before some are forgotten.</param>
    public Solver(int nodes, IReadOnlyList<int[]> all, int mostLearned = 4000)
    {
        (values, shown) = (new sbyte[2 * nodes], new int[2 * nodes]);
        (levels, reasons, met, lastTrue) = (new int[nodes], new int[nodes], new bool[nodes], new bool[nodes]);
        (clauses, order) = (new ClauseStore(2 * nodes, all.Where(c => c.Length > 1), mostLearned), new GuessOrder(nodes));
        foreach (var clause in all.Where(c => c.Length == 1 && values[c[0]] == 0))
            Put(clause[0], None);
    }

    private int Level => starts.Count;

    /// <summary>Begins anew.</summary>
    /// <param name="open">What each variable can be; together with the clauses that must be possible.</param>
    public void Begin(byte[] open)
    {
        BackTo(0);
        clauses.Forget();
        round++;
        conflicts = 0;
        given.Clear();
        for (var v = 0; v < open.Length; v++)
        {
            if (open[v] != Can.BeEither)
                given.Add(Netlist.Variable(v) ^ (open[v] == Can.BeTrue ? 0 : 1));
        }
    }

    /// <summary>Whether a literal can be true together with what is given.</summary>
    public bool CanBe(int literal)
    {
        if (shown[literal] == round)
            return true;
        BackTo(Given);
        var (restart, limit) = (0, FirstRestart);
        while (true)
        {
            if (Propagate() is var conflict && conflict != None)
            {
                if (++conflicts > MostConflicts)
                    throw new TooHardException(MostConflicts);
                restart++;
                Learn(conflict);
            }
            else if (restart > limit)
            {
                (restart, limit) = (0, limit + (limit / 2));
                BackTo(0);
                clauses.Forget();
            }
            else if (Level == 0)
            {
                Give();
            }
            else if (Level == Given)
            {
                if (values[literal] != 0)
                    return values[literal] > 0;
                Guess(literal);
            }
            else if (order.Next(values) is var node && node >= 0)
            {
                Guess((2 * node) + (lastTrue[node] ? 0 : 1));
            }
            else
            {
                Show();
                return true;
            }
        }
    }

    /// <summary>What is true now was shown to be possible.</summary>
    private void Show()
    {
        foreach (var literal in trail)
            shown[literal] = round;
    }

    private void Give()
    {
        starts.Add(trail.Count);
        foreach (var literal in given)
        {
            if (values[literal] < 0)
                throw new InvalidOperationException("what is given contradicts the clauses");
            if (values[literal] == 0)
                Put(literal, None);
        }
    }

    private void Guess(int literal)
    {
        starts.Add(trail.Count);
        Put(literal, None);
    }

    private void Put(int literal, int reason)
    {
        (values[literal], values[literal ^ 1]) = (1, -1);
        (levels[literal >> 1], reasons[literal >> 1]) = (Level, reason);
        trail.Add(literal);
    }

    private void BackTo(int level)
    {
        if (Level <= level)
            return;
        for (var i = trail.Count - 1; i >= starts[level]; i--)
        {
            var literal = trail[i];
            values[literal] = values[literal ^ 1] = 0;
            lastTrue[literal >> 1] = (literal & 1) == 0;
            order.Reopen(literal >> 1);
        }

        trail.RemoveRange(starts[level], trail.Count - starts[level]);
        starts.RemoveRange(level, starts.Count - level);
        propagated = trail.Count;
    }

    /// <summary>Finds what follows by clauses of which one literal is left.</summary>
    /// <returns>A clause of which none is left, <see cref="None"/> where there is no such.</returns>
    private int Propagate()
    {
        while (propagated < trail.Count)
        {
            var isTrue = trail[propagated++];
            foreach (var (clause, literal) in clauses.Implied(isTrue))
            {
                if (values[literal] == 0)
                    Put(literal, clause);
                else if (values[literal] < 0)
                    return clause;
            }

            if (Propagate(isTrue ^ 1) is var conflict && conflict != None)
                return conflict;
        }

        return None;
    }

    private int Propagate(int isFalse)
    {
        var watching = clauses.Watching(isFalse);
        var all = CollectionsMarshal.AsSpan(watching);
        var (at, stay, conflict) = (0, 0, None);
        while (at < all.Length && conflict == None)
        {
            var watch = all[at++];
            if (values[watch.Other] <= 0 && Moves(ref watch, isFalse))
                continue;
            all[stay++] = watch;
            if (values[watch.Other] < 0)
                conflict = watch.Clause;
            else if (values[watch.Other] == 0)
                Put(watch.Other, watch.Clause);
        }

        watching.RemoveRange(stay, at - stay);
        return conflict;
    }

    /// <summary>Whether a clause can watch another literal than the false one; else its other watched literal is put into the watch.</summary>
    private bool Moves(ref Watch watch, int isFalse)
    {
        var literals = clauses[watch.Clause];
        if (literals[0] == isFalse)
            (literals[0], literals[1]) = (literals[1], isFalse);
        watch = watch with { Other = literals[0] };
        if (values[literals[0]] > 0)
            return false;
        for (var i = 2; i < literals.Length; i++)
        {
            if (values[literals[i]] < 0)
                continue;
            (literals[1], literals[i]) = (literals[i], isFalse);
            clauses.Watching(literals[1]).Add(watch);
            return true;
        }

        return false;
    }

    /// <summary>Learns why a conflict came about: a clause of which, one guess or several back, one literal is left.</summary>
    private void Learn(int conflict)
    {
        if (Level <= Given)
            throw new InvalidOperationException("what is given contradicts the clauses");
        learned.Clear();
        learned.Add(None);
        var (here, at) = (0, trail.Count);
        var reason = conflict;
        do
        {
            foreach (var literal in clauses[reason])
            {
                var node = literal >> 1;
                if (values[literal] > 0 || met[node] || levels[node] == 0)
                    continue;
                met[node] = true;
                order.ToFront(node);
                if (levels[node] == Level)
                    here++;
                else
                    learned.Add(literal);
            }

            do
                at--;
            while (!met[trail[at] >> 1]);
            reason = reasons[trail[at] >> 1];
            met[trail[at] >> 1] = --here == 0;
        }
        while (here > 0);

        learned[0] = trail[at] ^ 1;
        Shorten();
        foreach (var literal in learned)
            met[literal >> 1] = false;
        Keep();
    }

    /// <summary>Leaves out of what was learned what the rest of it implies.</summary>
    private void Shorten()
    {
        var needless = learned.FindAll(l => l != learned[0] && reasons[l >> 1] is var reason && reason != None && IsImplied(l, reason));
        foreach (var literal in needless)
            met[literal >> 1] = false;
        learned.RemoveAll(l => !met[l >> 1]);
    }

    private bool IsImplied(int literal, int reason)
    {
        foreach (var other in clauses[reason])
        {
            if (other >> 1 != literal >> 1 && !met[other >> 1] && levels[other >> 1] > 0)
                return false;
        }

        return true;
    }

    /// <summary>Keeps what was learned, and goes back to where one literal of it is left.</summary>
    private void Keep()
    {
        // The literal that falls last after the first is watched too.
        for (var i = 2; i < learned.Count; i++)
        {
            if (levels[learned[i] >> 1] > levels[learned[1] >> 1])
                (learned[1], learned[i]) = (learned[i], learned[1]);
        }

        BackTo(learned.Count == 1 ? 0 : levels[learned[1] >> 1]);
        Put(learned[0], learned.Count == 1 ? None : clauses.Learn(CollectionsMarshal.AsSpan(learned)));
    }
}
