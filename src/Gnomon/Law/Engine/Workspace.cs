namespace Gnomon.Law.Engine;

/// <summary>Memory of one situation, used again by later ones: what stands in it counts only under the newest stamp.</summary>
internal sealed class Workspace(CompiledPack pack)
{
    private readonly List<Samples> samples = [];
    private int begun;

    /// <summary>What each variable can be.</summary>
    public byte[] Open { get; } = new byte[pack.Space.Variables];

    /// <summary>Under which stamp a node was last decided, times four, and what it can be.</summary>
    public int[] Decided { get; } = new int[pack.Flat.Count];

    /// <summary>The explanation of each rule.</summary>
    public Explained?[] Explained { get; } = new Explained?[pack.Rules];

    /// <summary>The number of each unit's answer as text, from 1.</summary>
    public int[] AnswerTexts { get; } = new int[pack.Space.Units.Count];

    /// <summary>What a diagram can be, exactly; 0 where nobody asked yet.</summary>
    public byte[] Atoms { get; } = new byte[pack.Within.Length];

    /// <summary>The same of a gate.</summary>
    public byte[] Gates { get; } = new byte[pack.Circuit.Gates];

    /// <summary>What is known of open gates, each in both senses.</summary>
    public ulong[]?[] GateSets { get; } = new ulong[]?[2 * pack.Circuit.Gates];

    /// <summary>What is left of open diagrams.</summary>
    public Residue Residue => field ??= new Residue(pack);

    /// <summary>What is left of open diagrams without consistency, where several must be looked at together.</summary>
    public Joint Joint
    {
        get
        {
            field ??= new Joint(pack);
            if (begun != Begun)
                field.Begin(Open);
            begun = Begun;
            return field;
        }
    }

    /// <summary>Room for completions, drawn several times.</summary>
    public Samples Samples(int draw)
    {
        while (samples.Count <= draw)
            samples.Add(new Samples(pack));
        return samples[draw];
    }

    public Spreading Spreading { get; } = new();

    public List<int> Known { get; } = [];

    public int Stamp { get; private set; }

    /// <summary>How many situations there were.</summary>
    public int Begun { get; private set; }

    /// <summary>Makes what was decided void.</summary>
    public int Next() => ++Stamp;

    /// <summary>Makes what the former situation left void.</summary>
    public void Begin()
    {
        Stamp++;
        Begun++;
        Array.Clear(Explained);
        Array.Clear(AnswerTexts);
        Array.Clear(Atoms);
        Array.Clear(Gates);
        Array.Clear(GateSets);
        Residue.Begin(Open);
    }
}
