using Gnomon.Describe.Yaml;

namespace Gnomon.Describe;

/// <summary>What a fact is about; a fact is answered in the section of the card for its scope.</summary>
public enum FactScope
{
    Organisation,
    Model,
    System,
    Use,
    Market,
}

/// <summary>The type of a fact's answer.</summary>
public enum FactType
{
    YesNo,
    OneOf,
    ManyOf,
    Number,
    Date,
    Judgement,
}

/// <summary>The words of the dictionary for the types of answers.</summary>
public static class FactTypes
{
    /// <summary>The words, in the order of <see cref="FactType"/>.</summary>
    internal static readonly string[] Ids = ["yes-no", "one-of", "many-of", "number", "date", "judgement"];

    /// <summary>The word: <c>many-of</c>.</summary>
    public static string Id(this FactType type) => Ids[(int)type];
}

/// <summary>One value that a one-of or many-of fact may take.</summary>
public sealed record FactOption(string Id, LocalizedText Label)
{
    /// <summary>Former ids of the value. A former id that several values bear was split, and stands for none of them alone.</summary>
    public IReadOnlyList<string> Was { get; init; } = [];
}

/// <summary>One question of the dictionary, about a system, its use, its people, its data or its place; never about an outcome of a law.</summary>
/// <param name="Id">For example <c>use.area</c>.</param>
/// <param name="Scope">What it is about.</param>
/// <param name="Type">The type of the answer.</param>
/// <param name="Options">The values of a one-of or many-of fact, else empty.</param>
/// <param name="Unit">The UCUM-like unit of a number, else null.</param>
/// <param name="Question">The question.</param>
/// <param name="Help">What the question means, with an example on each side of the line.</param>
/// <param name="Cost">How hard it is to find out: 1 (known at once) to 3 (needs an inquiry).</param>
/// <param name="Who">Who in the house would know.</param>
public sealed record FactDefinition(
    string Id,
    FactScope Scope,
    FactType Type,
    IReadOnlyList<FactOption> Options,
    string? Unit,
    LocalizedText Question,
    LocalizedText Help,
    int Cost,
    LocalizedText Who)
{
    /// <summary>What it was called before, so that old cards keep working.</summary>
    public IReadOnlyList<FormerFact> Was { get; init; } = [];

    /// <summary>By market, how it is asked there, where a law of that market takes it in its own way; empty for most.</summary>
    public IReadOnlyDictionary<string, FactWords> AskedIn { get; init; } = new Dictionary<string, FactWords>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How it is asked.</summary>
    /// <param name="market">The id of the market it is about; null for none.</param>
    public FactWords Words(string? market) => market is not null && AskedIn.TryGetValue(market, out var own) ? own : new FactWords(Question, Help);

    /// <summary>Whether it is put before facts that are not so: it tells which of them are worth asking at all, as scope, area and supply do.</summary>
    public bool First { get; init; }

    /// <summary>The fact that has to be known before this one is put: who does not know whether a design changed is not asked when. Null for most.</summary>
    public string? Follows { get; init; }

    /// <summary>The fact that is put before this one where both are open, for its answer may spare this one. Null for most.</summary>
    public string? After { get; init; }
}

/// <summary>How a fact is asked.</summary>
/// <param name="Question">The question.</param>
/// <param name="Help">What it means.</param>
public sealed record FactWords(LocalizedText Question, LocalizedText Help);

/// <summary>One file of the dictionary.</summary>
/// <param name="File">The file.</param>
/// <param name="Constraints">What answers exclude or imply each other, in the condition language of the packs; compiled by the law stage. Null: none.</param>
public sealed record FactFile(YamlFile File, YamlList? Constraints)
{
    /// <summary>The ids of its facts, as they stand in it.</summary>
    internal IEnumerable<YamlScalar> Ids => ((File.Root as YamlMap)?["facts"] as YamlList)?.Items.Select(i => (i as YamlMap)?["id"]).OfType<YamlScalar>() ?? [];
}

/// <summary>The one dictionary of facts for all packs, read from <c>packs/facts*.yaml</c> and from <c>facts*.yaml</c> of each pack.</summary>
/// <param name="Facts">The questions, in the order of the files.</param>
/// <param name="Files">The files it was read from: those that all packs share first, then by pack.</param>
public sealed record FactDictionary(IReadOnlyList<FactDefinition> Facts, IReadOnlyList<FactFile> Files)
{
    private readonly Dictionary<string, FactDefinition> byId = Facts.ToDictionary(f => f.Id, StringComparer.Ordinal);

    /// <summary>Ids of facts that stand in the files and could not be read: what is wrong was reported there, and not again where they are named.</summary>
    internal IReadOnlySet<string> Unread { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether a file of the dictionary could not be read at all, so that nobody knows which facts stand in it.</summary>
    internal bool Incomplete { get; init; }

    /// <summary>Whether every fact of every file could be read.</summary>
    internal bool IsWhole => !Incomplete && Unread.Count == 0;

    /// <summary>Whether no fact has this id, nor one of those that could not be read: only then is a word that names it wrong.</summary>
    internal bool Lacks(string id) => !byId.ContainsKey(id) && !Incomplete && !Unread.Contains(id);

    /// <summary>The question with an id, null where there is none.</summary>
    public FactDefinition? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The file and line where a fact stands; null where no file has it.</summary>
    public (string File, int Line)? PlaceOf(string id)
    {
        foreach (var file in Files)
        {
            if (file.Ids.FirstOrDefault(i => string.Equals(i.Text, id, StringComparison.Ordinal)) is { } found)
                return (file.File.Name, found.Line);
        }

        return null;
    }

    /// <summary>The question with an id; null where there is none, which is reported at the place that names it, unless it may be one of those that could not be read.</summary>
    /// <param name="id">The id.</param>
    /// <param name="place">Where it is named.</param>
    /// <param name="others">What else might be meant there.</param>
    internal FactDefinition? Find(string id, YamlPlace place, params IReadOnlyList<string> others)
    {
        if (Lacks(id))
            place.Report($"'{id}' is not a fact of the dictionary", NearestWord.RemedyOrList(id, [.. Facts.Select(f => f.Id), .. others], "add it to facts.yaml"));
        return Find(id);
    }

    /// <summary>The facts that a former id became, each with how; empty where no fact was called so.</summary>
    internal IReadOnlyList<(FactDefinition Fact, FormerFact Former)> Former(string id) =>
        [.. Facts.Where(f => f.Was.Count > 0).SelectMany(f => f.Was.Where(w => string.Equals(w.Fact, id, StringComparison.Ordinal)).Take(1).Select(w => (f, w)))];
}
