namespace Gnomon.Law.Engine;

/// <summary>Which node to guess next: the open one that took part in a conflict last (variable move to front, Biere and Fröhlich 2015); before any conflict, the lowest.</summary>
internal sealed class GuessOrder
{
    private const int End = -1;
    private readonly int[] older;
    private readonly int[] newer;
    private readonly long[] moved;
    private int newest;
    private int next;
    private long moves;

    /// <param name="nodes">How many nodes there are.</param>
    public GuessOrder(int nodes)
    {
        (older, newer, moved) = (new int[nodes], new int[nodes], new long[nodes]);
        for (var node = 0; node < nodes; node++)
            (older[node], newer[node], moved[node]) = (node + 1 < nodes ? node + 1 : End, node - 1, -node);
    }

    /// <summary>Puts a node before all others.</summary>
    public void ToFront(int node)
    {
        if (node == newest)
            return;
        var (before, after) = (newer[node], older[node]);
        older[before] = after;
        if (after != End)
            newer[after] = before;
        if (next == node)
            next = before;
        (older[node], newer[node], newer[newest]) = (newest, End, node);
        (newest, moved[node]) = (node, ++moves);
    }

    /// <summary>Says that a node is open again.</summary>
    public void Reopen(int node)
    {
        if (moved[node] > moved[next])
            next = node;
    }

    /// <summary>The first open node, -1 for none. All before it must stay assigned until they are reopened.</summary>
    public int Next(sbyte[] values)
    {
        while (next != End && values[2 * next] != 0)
        {
            if (older[next] == End)
                return End;
            next = older[next];
        }

        return next;
    }
}
