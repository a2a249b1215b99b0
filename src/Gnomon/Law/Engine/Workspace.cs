namespace Gnomon.Law.Engine;

/// <summary>Memory of one situation, used again by later ones: what stands in it counts only under the newest stamp.</summary>
internal sealed class Workspace(int variables, int nodes, int rules, int gates)
{
    /// <summary>What each variable can be.</summary>
    public byte[] Open { get; } = new byte[variables];

    /// <summary>Under which stamp a node was last decided.</summary>
    public int[] Decided { get; } = new int[nodes];

    /// <summary>What a node can be.</summary>
    public byte[] Can { get; } = new byte[nodes];

    /// <summary>Under which stamp a node was last restricted.</summary>
    public int[] Restricted { get; } = new int[nodes];

    /// <summary>What is left of a node.</summary>
    public int[] Left { get; } = new int[nodes];

    /// <summary>The explanation of each rule, by the role in which it counts.</summary>
    public Reason?[] Reasons { get; } = new Reason?[rules * Explainer.Ways];

    /// <summary>Under which stamp a gate was last decided, exactly.</summary>
    public int[] GateDecided { get; } = new int[gates];

    /// <summary>What a gate can be.</summary>
    public byte[] GateCan { get; } = new byte[gates];

    public Spreading Spreading { get; } = new();

    public List<int> Known { get; } = [];

    public int Stamp { get; private set; }

    /// <summary>Makes what was decided void.</summary>
    public int Next() => ++Stamp;

    /// <summary>Makes what the former situation left void.</summary>
    public void Begin()
    {
        Stamp++;
        Array.Clear(Reasons);
    }
}
