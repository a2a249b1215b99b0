namespace Gnomon.Law.Engine;

/// <summary>Memory of one situation, used again by later ones: what stands in it counts only under the newest stamp.</summary>
internal sealed class Workspace(CompiledPack pack)
{
    private readonly List<Completions> completions = [];
    private int residual;

    /// <summary>What each variable can be.</summary>
    public byte[] Open { get; } = new byte[pack.Space.Variables];

    /// <summary>For which situation a node was last decided, times four, and what it can be.</summary>
    public int[] Decided { get; } = new int[pack.Flat.Count];

    /// <summary>What is known of open gates, each in both senses.</summary>
    public GateSets GateSets => field ??= new GateSets(pack.Circuit.Gates, Residue.Stride);

    /// <summary>What is left of open diagrams; made anew when it is first asked for.</summary>
    public Residue Residue
    {
        get
        {
            field ??= new Residue(pack);
            if (IsNew(ref residual))
                field.Begin(Open);
            return field;
        }
    }

    /// <summary>What is left of the functions when everything known is put in.</summary>
    public Remainder Remainder { get; } = new(pack);

    /// <summary>Room for completions, drawn several times.</summary>
    public Completions Completions(int draw)
    {
        while (completions.Count <= draw)
            completions.Add(new Completions(pack, Remainder));
        return completions[draw];
    }

    /// <summary>Room for answers that are supposed.</summary>
    public Completions Supposing => field ??= new Completions(pack, Remainder);

    public Spreading Spreading { get; } = new();

    /// <summary>What gates can be under what is supposed.</summary>
    public Glances Glances => field ??= new Glances(pack.Circuit.Gates);

    /// <summary>What completions show.</summary>
    public Sightings Sightings => field ??= new Sightings(this);

    /// <summary>What each variable can be under answers that are supposed.</summary>
    public Lanes[] Supposed { get; } = new Lanes[pack.Space.Variables];

    public List<int> Known { get; } = [];

    /// <summary>How many situations there were.</summary>
    public int Begun { get; private set; }

    /// <summary>Makes what the former situation left void.</summary>
    public void Begin()
    {
        Begun++;
        GateSets.Clear();
    }

    /// <summary>Whether a part of the memory was last made ready for a former situation; from now on it is not.</summary>
    private bool IsNew(ref int begun)
    {
        var isNew = begun != Begun;
        begun = Begun;
        return isNew;
    }
}
