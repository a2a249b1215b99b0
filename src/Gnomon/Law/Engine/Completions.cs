namespace Gnomon.Law.Engine;

/// <summary>
/// Sixty-four consistent completions of what is known, one a bit, and what every function is in each, by one pass over the <see cref="Remainder"/>. What is
/// true (false) in one of them can be true (false): mostly that decides. How they are drawn has no part in any answer.
/// </summary>
internal sealed class Completions(CompiledPack pack, Remainder rest)
{
    /// <summary>How many there are.</summary>
    public const int Width = 64;

    private const int Rounds = 2;
    private const int MostSteps = 200;
    private readonly ulong[] can = new ulong[2 * pack.Netlist.Count];
    private readonly CareNetwork network = pack.Network;
    private readonly List<(CareBlock Block, int Above)> blocks = [];
    private readonly int[] met = new int[pack.Netlist.Count];
    private ulong state = 0x9E3779B97F4A7C15UL;
    private ulong drawn;
    private int round;
    private int steps;

    /// <summary>Draws completions.</summary>
    /// <param name="open">What each variable can be, spread already: then every value left is in some completion.</param>
    public void Draw(byte[] open)
    {
        BeginVariables(open);
        drawn = ulong.MaxValue;
        Draw();
    }

    /// <summary>In which completions a literal is true.</summary>
    public ulong True(int literal) => can[literal] & drawn;

    /// <summary>Begins without any; what is assumed then comes first.</summary>
    /// <param name="open">What each variable can be, spread already.</param>
    public void Begin(byte[] open)
    {
        BeginVariables(open);
        Evaluate();
        drawn = ulong.MaxValue;
    }

    /// <summary>Assumes a literal in one of the completions.</summary>
    public void Assume(int lane, int literal) => can[literal ^ 1] &= ~(1UL << lane);

    /// <summary>Finds what follows from what was assumed: from a conjunction to its parts and back, and by what consistent answers fulfil, a few times over.</summary>
    /// <returns>In which completions nothing contradicts itself. What does is impossible; of the others nothing is said.</returns>
    public ulong Infer()
    {
        for (var i = 0; i < Rounds && drawn != 0; i++)
        {
            Back();
            Lift();
            Narrow();
            Forth();
        }

        return drawn;
    }

    /// <summary>The first choice on the way back from a literal: the contrary of a conjunction of which either part could be false.</summary>
    /// <param name="lane">The completion.</param>
    /// <param name="literal">The literal, which is true there.</param>
    /// <returns>The contrary; <see cref="Remainder.True"/> where there is no choice.</returns>
    public int Choice(int lane, int literal)
    {
        round++;
        return Choice(1UL << lane, literal);
    }

    /// <summary>The cases of a choice: the contraries of its parts, and of those that are choices theirs.</summary>
    public void Cases(int choice, List<int> into)
    {
        var (a, b) = rest.Ands[(choice >> 1) - rest.First];
        foreach (var literal in (ReadOnlySpan<int>)[a ^ 1, b ^ 1])
        {
            if ((literal & 1) != 0 && literal >> 1 >= rest.First && into.Count < Width)
                Cases(literal, into);
            else
                into.Add(literal);
        }
    }

    /// <summary>Draws completions in which the goals are true, each in its lane, as far as guesses lead there.</summary>
    public void Complete(int lanes, Func<int, int> goal)
    {
        for (var lane = 0; lane < lanes; lane++)
        {
            steps = 0;
            round++;
            if ((drawn >> lane & 1) != 0)
                Justify(goal(lane), 1UL << lane);
        }

        Lift();
        // A variable that was left no value need not lie on the way of the block above it.
        for (var node = 2; node < 2 * rest.First; node += 2)
            drawn &= can[node] | can[node + 1];
        Draw();
    }

    /// <summary>Supposes answers, each in a lane of its own, and finds what each variable can be then.</summary>
    /// <param name="open">What each variable can be, spread already.</param>
    /// <param name="answers">The answers, <see cref="Width"/> at most.</param>
    /// <param name="into">Gets what each variable can be.</param>
    /// <returns>The answers that do not contradict what is known.</returns>
    public ulong Suppose(byte[] open, List<(Unit Unit, AnswerOption Answer)> answers, Lanes[] into)
    {
        BeginVariables(open);
        for (var i = 0; i < answers.Count; i++)
        {
            var (unit, answer) = answers[i];
            for (var j = 0; j < unit.Bits.Length; j++)
            {
                // Of a list that is known in part, what it holds stays in it.
                if (open[unit.Bits[j]] == Can.BeEither)
                    can[Netlist.Variable(unit.Bits[j]) + (answer.Values[j] ? 1 : 0)] &= ~(1UL << i);
            }
        }

        Lift();
        Narrow();
        var possible = ulong.MaxValue;
        for (var v = 0; v < into.Length; v++)
        {
            into[v] = new Lanes(can[Netlist.Variable(v) + 1], can[Netlist.Variable(v)]);
            possible &= into[v].False | into[v].True;
        }

        return possible;
    }

    private int Choice(ulong bit, int literal)
    {
        var node = literal >> 1;
        if (node < rest.First || met[node] == round)
            return Remainder.True;
        met[node] = round;
        var (a, b) = rest.Ands[node - rest.First];
        if ((literal & 1) == 0)
            return Choice(bit, a) is var first && first != Remainder.True ? first : Choice(bit, b);
        return (can[a] & bit) == 0 ? Choice(bit, a ^ 1) : (can[b] & bit) == 0 ? Choice(bit, b ^ 1) : literal;
    }

    private void BeginVariables(byte[] open)
    {
        (can[0], can[1]) = (ulong.MaxValue, 0);
        for (var v = 0; v < open.Length; v++)
        {
            can[Netlist.Variable(v)] = (open[v] & Can.BeTrue) != 0 ? ulong.MaxValue : 0;
            can[Netlist.Variable(v) + 1] = (open[v] & Can.BeFalse) != 0 ? ulong.MaxValue : 0;
        }

        blocks.Clear();
        foreach (var (block, above) in network.FromTheTop)
        {
            if (block.IsOpen(open))
                blocks.Add((block, above));
        }
    }

    private void Draw()
    {
        foreach (var v in network.Roots)
        {
            var isTrue = can[Netlist.Variable(v)] & (~can[Netlist.Variable(v) + 1] | Xorshift.Next(ref state));
            (can[Netlist.Variable(v)], can[Netlist.Variable(v) + 1]) = (isTrue, ~isTrue);
        }

        foreach (var (block, above) in blocks)
            block.Draw(above, can, ref state);
        Evaluate();
    }

    private void Evaluate()
    {
        var ands = rest.Ands;
        var node = 2 * rest.First;
        for (var i = 0; i < ands.Length; i++, node += 2)
        {
            var (a, b) = ands[i];
            can[node] = can[a] & can[b];
            can[node + 1] = can[a ^ 1] | can[b ^ 1];
        }
    }

    /// <summary>From a conjunction to its parts: both are true where it is; where it is false and one is true, the other is not.</summary>
    private void Back()
    {
        var ands = rest.Ands;
        var node = 2 * (rest.First + ands.Length - 1);
        for (var i = ands.Length - 1; i >= 0; i--, node -= 2)
        {
            var (a, b) = ands[i];
            var (isTrue, isFalse) = (can[node], can[node + 1]);
            can[a ^ 1] &= isFalse;
            can[b ^ 1] &= isFalse;
            can[b] &= isTrue | can[a ^ 1];
            can[a] &= isTrue | can[b ^ 1];
        }
    }

    /// <summary>From parts to their conjunctions; what contradicts itself is no completion.</summary>
    private void Forth()
    {
        for (var node = 2; node < 2 * rest.First; node += 2)
            drawn &= can[node] | can[node + 1];
        var ands = rest.Ands;
        var at = 2 * rest.First;
        for (var i = 0; i < ands.Length; i++, at += 2)
        {
            var (a, b) = ands[i];
            var isTrue = can[at] &= can[a] & can[b];
            var isFalse = can[at + 1] &= can[a ^ 1] | can[b ^ 1];
            drawn &= isTrue | isFalse;
        }
    }

    private void Narrow()
    {
        foreach (var (block, _) in blocks)
            block.Narrow(can);
    }

    private void Lift()
    {
        for (var i = blocks.Count - 1; i >= 0; i--)
            blocks[i].Block.Lift(blocks[i].Above, can);
    }

    /// <summary>
    /// Goes from a literal back to variables that would make it true, as test patterns of circuits are made: a conjunction needs both parts, its contrary one
    /// of them. No more than a guess; what contradicts itself is left as it is.
    /// </summary>
    private bool Justify(int literal, ulong bit)
    {
        if ((can[literal] & bit) == 0)
            return false;
        var node = literal >> 1;
        if (node < rest.First)
        {
            can[literal ^ 1] &= ~bit;
            return true;
        }

        ref var before = ref met[node];
        if (before == round || ++steps > MostSteps)
            return true;
        before = round;
        var (a, b) = rest.Ands[node - rest.First];
        if ((literal & 1) == 0)
            return Justify(a, bit) && Justify(b, bit);
        // What is false already decides; else a guess.
        if ((can[b] & bit) == 0 || ((can[a] & bit) != 0 && (Xorshift.Next(ref state) & 1) != 0))
            (a, b) = (b, a);
        return Justify(a ^ 1, bit) || Justify(b ^ 1, bit);
    }
}
