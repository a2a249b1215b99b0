using Gnomon.Describe;

namespace Gnomon.Law;

/// <summary>The dated provisions of one law or standard, read from a folder and checked.</summary>
public sealed record LawPack
{
    /// <summary>The id, for example <c>eu-ai-act</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the folder that it was read from, which is its id: a pack that bears another is refused.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The edition that its authors give it, for example <c>2026.11</c>.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256, lower-case hex, over every YAML file of the folder in ordinal order of name: name, zero byte, length (8 bytes, little-endian), bytes.</summary>
    public required string Digest { get; init; }

    /// <summary>What people call the law.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The place where the law applies, for example <c>EU</c>; what stands behind a hyphen lies inside what stands before it.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>Further markets where this law applies, such as the member states of a union.</summary>
    public IReadOnlyList<string> AlsoIn { get; init; } = [];

    /// <summary>Whether the pack is examined only where the card names it: a voluntary framework, or one that binds states only.</summary>
    public bool OnRequest { get; init; }

    /// <summary>Whether what it says binds nobody by itself, though it is examined in its markets.</summary>
    public bool Voluntary { get; init; }

    /// <summary>The acts whose texts the pack knows.</summary>
    public required IReadOnlyList<Act> Acts { get; init; }

    /// <summary>The lawyer who read it; null where none has.</summary>
    public required string? ReviewedBy { get; init; }

    /// <summary>What its provisions can yield, in the order of the file.</summary>
    public required IReadOnlyList<OutcomeDefinition> Outcomes { get; init; }

    /// <summary>Ids and patterns of outcomes whose list is whole: one that no known provision yields is false, not unknown.</summary>
    public required IReadOnlyList<string> Complete { get; init; }

    /// <summary>Ids and patterns of outcomes that only explain: while one is open no question is asked for its sake.</summary>
    public IReadOnlyList<string> Explains { get; init; } = [];

    /// <summary>Ids and patterns of outcomes, gravest first; empty where the pack ranks none.</summary>
    public IReadOnlyList<string> Gravity { get; init; } = [];

    /// <summary>What people call a rank of <see cref="Gravity"/>; a rank without a name is called by what its outcomes say.</summary>
    public IReadOnlyDictionary<string, LocalizedText> ClassNames { get; init; } = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);

    /// <summary>What people call a class where something else holds beside it.</summary>
    public IReadOnlyList<Nuance> Nuances { get; init; } = [];

    /// <summary>What people call a system in none of the ranked classes: <c>minimal</c>; null where the pack has no word for it.</summary>
    public LocalizedText? Otherwise { get; init; }

    /// <summary>Terms of a public vocabulary for outcomes, by id or pattern, in the order of the pack.</summary>
    public IReadOnlyList<OutcomeTerm> Terms { get; init; } = [];

    /// <summary>Scores of answers, whose levels are facts that provisions ask for; empty for most laws.</summary>
    public IReadOnlyList<Scores.ScoreSheet> Scores { get; init; } = [];

    /// <summary>The rules that yield outcomes.</summary>
    public required IReadOnlyList<Rule> Provisions { get; init; }

    /// <summary>The rules that ask somebody for something.</summary>
    public required IReadOnlyList<Rule> Obligations { get; init; }

    /// <summary>The case files: the pack's tests.</summary>
    public required IReadOnlyList<CaseFile> CaseFiles { get; init; }

    /// <summary>The day of the newest act.</summary>
    public DateOnly Dated => Acts.Max(a => a.Published);

    /// <summary>Whether a market of a card is one where this law applies: US law reaches <c>us-nyc</c>, and a law of US-NYC may reach somebody in <c>us</c>.</summary>
    public bool Reaches(string market) => AlsoIn.Append(Jurisdiction).Any(j => Law.Jurisdiction.Meets(j, market));

    /// <summary>The market of a card whose facts the law reads: the one of its own name, else the first that it reaches; null where it reaches none.</summary>
    internal ScopedFacts? MarketOf(IReadOnlyList<ScopedFacts> markets) =>
        markets.FirstOrDefault(m => string.Equals(m.Id, Jurisdiction, StringComparison.OrdinalIgnoreCase)) ?? markets.FirstOrDefault(m => Reaches(m.Id));

    /// <summary>Whether the pack says that the list behind an outcome or pattern is whole.</summary>
    internal bool IsComplete(string pattern) => Complete.Any(c => Patterns.Covers(c, pattern));

    /// <summary>Whether an outcome only explains.</summary>
    internal bool OnlyExplains(string outcome) => Explains.Any(e => Patterns.Covers(e, outcome));

    /// <summary>The term of an outcome, null where none fits.</summary>
    internal string? TermOf(string outcome) => Terms.FirstOrDefault(t => Patterns.Covers(t.Pattern, outcome))?.Iri;
}

/// <summary>A name for a class where something else holds beside it: high-risk, but supplied before the duties begin.</summary>
/// <param name="Class">The rank.</param>
/// <param name="Holds">The outcome, or a pattern of which one, that holds beside it, for the same use.</param>
/// <param name="Without">An outcome that must not hold, or a pattern of which none may; null for none.</param>
/// <param name="Named">The name.</param>
/// <param name="Dated">Whether the day from which it holds belongs to the name.</param>
/// <param name="OnlySure">Whether it is named only where it surely fits: a particular of another name, or one that speaks of answers which are not there yet.</param>
public sealed record Nuance(string Class, string Holds, string? Without, LocalizedText Named, bool Dated, bool OnlySure)
{
    /// <summary>The first that fits all findings of one class; null where none does.</summary>
    internal static Nuance? Of(PackClassification pack, IReadOnlyList<OutcomeFinding> findings) =>
        pack.Nuances.FirstOrDefault(n => findings.All(f => Patterns.Covers(n.Class, f.Id) && n.Fits(pack, f)));

    /// <summary>Those that may fit all findings of one class and are worth naming before they surely do.</summary>
    internal static IReadOnlyList<Nuance> Possible(PackClassification pack, IReadOnlyList<OutcomeFinding> findings) =>
        [.. pack.Nuances.Where(n => !n.OnlySure && findings.All(f => Patterns.Covers(n.Class, f.Id) && n.MayFit(pack, f)))];

    /// <summary>What is open of that on which the names of the classes that hold hang.</summary>
    internal static IEnumerable<OutcomeFinding> Undecided(PackClassification pack) =>
        from nuance in pack.Nuances
        from finding in pack.Outcomes
        where finding.Truth == Gnomon.Truth.True && Patterns.Covers(nuance.Class, finding.Id)
        from pattern in new[] { nuance.Holds, nuance.Without }.OfType<string>()
        from beside in Matching(pack, finding, pattern)
        where beside.Truth == Gnomon.Truth.Unknown
        select beside;

    /// <summary>What holds beside findings of the class.</summary>
    internal IReadOnlyList<OutcomeFinding> Beside(PackClassification pack, IReadOnlyList<OutcomeFinding> findings) =>
        [.. findings.SelectMany(f => Matching(pack, f, Holds)).Where(o => o.Truth == Gnomon.Truth.True).Distinct()];

    private bool Fits(PackClassification pack, OutcomeFinding finding) =>
        Truth(pack, finding, Holds) == Gnomon.Truth.True && (Without is null || Truth(pack, finding, Without) == Gnomon.Truth.False);

    private bool MayFit(PackClassification pack, OutcomeFinding finding) =>
        Truth(pack, finding, Holds) is Gnomon.Truth.True or Gnomon.Truth.Unknown && (Without is null || Truth(pack, finding, Without) is Gnomon.Truth.False or Gnomon.Truth.Unknown);

    private static IEnumerable<OutcomeFinding> Matching(PackClassification pack, OutcomeFinding finding, string pattern) =>
        pack.Outcomes.Where(o => Patterns.Covers(pattern, o.Id) && (o.Use is null || string.Equals(o.Use, finding.Use, StringComparison.Ordinal)));

    // Of a pattern: true where one of its outcomes holds, false where none does.
    private static Truth? Truth(PackClassification pack, OutcomeFinding finding, string pattern)
    {
        var truths = Matching(pack, finding, pattern).Select(o => o.Truth).ToList();
        return truths.Count == 0 ? null
            : truths.Contains(Gnomon.Truth.True) ? Gnomon.Truth.True
            : truths.Contains(Gnomon.Truth.Unknown) ? Gnomon.Truth.Unknown
            : Gnomon.Truth.False;
    }
}

/// <summary>A term of a public vocabulary, such as the Data Privacy Vocabulary, for the outcomes that a pattern covers.</summary>
/// <param name="Pattern">An outcome's id, or a pattern.</param>
/// <param name="Iri">The term: <c>https://w3id.org/dpv/legal/eu/aiact#AIProvider</c>.</param>
public sealed record OutcomeTerm(string Pattern, string Iri);

/// <summary>An act by its number, the day it was published, and its name.</summary>
public sealed record Act(string Id, DateOnly Published, LocalizedText Title)
{
    /// <summary>The web address of its text, at its publisher where there is one; null where the pack names none.</summary>
    public string? At { get; init; }

    /// <summary>How places begin, such as <c>Annex </c>, and what stands before their number in the text's address: <c>#anx_</c>.</summary>
    public IReadOnlyDictionary<string, string> Places { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The address of a place in the act: of the article or annex with which it begins, else of the act.</summary>
    /// <param name="article">For example <c>Annex III(4)(a)</c>.</param>
    /// <returns>The address, null where the pack names none.</returns>
    internal string? Of(string article)
    {
        foreach (var (begins, anchor) in Places)
        {
            if (article.StartsWith(begins, StringComparison.Ordinal) && string.Concat(article[begins.Length..].TakeWhile(char.IsAsciiLetterOrDigit)) is { Length: > 0 } number)
                return At + anchor + number;
        }

        return At;
    }
}

/// <summary>What an outcome is about.</summary>
public enum OutcomeScope
{
    Use,
    System,
    Market,
}

/// <summary>A class, role or state that provisions can yield.</summary>
public sealed record OutcomeDefinition(string Id, OutcomeScope Scope, LocalizedText Says, int Line);

/// <summary>Ids of outcomes with a star at the end.</summary>
internal static class Patterns
{
    /// <summary>Whether every id that <paramref name="other"/> stands for matches <paramref name="pattern"/>.</summary>
    public static bool Covers(string pattern, string other) => pattern.EndsWith('*')
        ? other.TrimEnd('*').StartsWith(pattern[..^1], StringComparison.Ordinal)
        : string.Equals(pattern, other, StringComparison.Ordinal);
}
