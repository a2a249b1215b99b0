using System.Runtime.InteropServices;

namespace Gnomon.Law.Engine;

/// <summary>
/// What completions show of the functions of a situation. Most functions are seen to be true in one and false in another, or are certain by the rules alone.
/// For each of the rest it is assumed what was not seen yet, all of them at once; what contradicts itself then is impossible, and where the way back
/// from an assumption leaves a choice, its cases are assumed in turn, as far as patience goes. What is found is exact; what stays open says nothing.
/// </summary>
/// <param name="work">Room for completions.</param>
internal sealed class Sightings(Workspace work)
{
    private const int First = 2;
    private const int Patience = 12;
    private readonly List<Case> cases = [];
    private readonly Queue<int> waiting = [];
    private readonly List<int> lanes = [];
    private readonly List<int> branches = [];
    private int draws;

    private Remainder Rest => work.Remainder;

    /// <summary>Forgets everything.</summary>
    public void Begin() => draws = 0;

    /// <summary>Whether a literal of the remainder was true in a completion.</summary>
    public bool IsSeen(int literal)
    {
        for (var i = 0; i < draws; i++)
        {
            if (work.Completions(i).True(literal) != 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether it was true in one and false in another.</summary>
    public bool IsEither(int literal) => IsSeen(literal) && IsSeen(literal ^ 1);

    /// <summary>Decides as many literals of the netlist as it can.</summary>
    public void Seek(int[] literals)
    {
        for (var i = 0; i < First; i++)
            work.Completions(draws++).Draw(work.Open);
        cases.Clear();
        waiting.Clear();
        Rest.Forget();
        // What is made of much first: it mostly shows its parts too.
        for (var i = literals.Length - 1; i >= 0; i--)
        {
            var literal = Rest.Of(literals[i]);
            if (literal <= Remainder.False || !Rest.IsNew(literal))
                continue;
            Wait(literal, literal, -1);
            Wait(literal ^ 1, literal ^ 1, -1);
        }

        while (draws < Patience && Take())
            Assume();
    }

    private void Wait(int goal, int literal, int above)
    {
        waiting.Enqueue(cases.Count);
        cases.Add(new Case(goal, literal, above, 0));
    }

    /// <summary>Takes as many cases as there are lanes, of what is open still.</summary>
    private bool Take()
    {
        lanes.Clear();
        while (lanes.Count < Completions.Width && waiting.TryDequeue(out var next))
        {
            if (Rest.Known(cases[next].Goal) == 0 && !IsSeen(cases[next].Goal))
                lanes.Add(next);
        }

        return lanes.Count > 0;
    }

    private void Assume()
    {
        var now = work.Completions(draws++);
        now.Begin(work.Open);
        for (var lane = 0; lane < lanes.Count; lane++)
        {
            for (var at = lanes[lane]; at >= 0; at = cases[at].Above)
                now.Assume(lane, cases[at].Literal);
        }

        var possible = now.Infer();
        for (var lane = 0; lane < lanes.Count; lane++)
        {
            var at = lanes[lane];
            if ((possible >> lane & 1) == 0)
                Close(at);
            else if (now.Choice(lane, cases[at].Goal) is var choice && choice != Remainder.True)
                Branch(at, choice, now);
        }

        now.Complete(lanes.Count, lane => cases[lanes[lane]].Goal);
    }

    private void Branch(int at, int choice, Completions now)
    {
        branches.Clear();
        now.Cases(choice, branches);
        CollectionsMarshal.AsSpan(cases)[at].Left = branches.Count;
        foreach (var literal in branches)
            Wait(cases[at].Goal, literal, at);
    }

    /// <summary>A case that is impossible; where it was the last of several, so is what they are cases of.</summary>
    private void Close(int at)
    {
        while (true)
        {
            var above = cases[at].Above;
            if (above < 0)
            {
                var goal = cases[at].Goal;
                Rest.Known(goal) = (goal & 1) != 0 ? Can.BeTrue : Can.BeFalse;
                return;
            }

            if (--CollectionsMarshal.AsSpan(cases)[above].Left > 0)
                return;
            at = above;
        }
    }

    /// <summary>What is assumed to make a goal true.</summary>
    /// <param name="Goal">The goal.</param>
    /// <param name="Literal">What is assumed in this case.</param>
    /// <param name="Above">The case that it is one of, -1 for none; that is assumed too.</param>
    /// <param name="Left">How many of its own cases are possible still.</param>
    private record struct Case(int Goal, int Literal, int Above, int Left);
}
