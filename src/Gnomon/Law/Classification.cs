namespace Gnomon.Law;

/// <summary>What the laws that were examined say of a system, for one reading.</summary>
/// <param name="Reading">The two days.</param>
/// <param name="Packs">One entry for each pack examined, in order of pack id.</param>
public sealed record Classification(Reading Reading, IReadOnlyList<PackClassification> Packs)
{
    /// <summary>Answers that the card gives under former names of facts, and what became of them.</summary>
    public IReadOnlyList<Describe.FactMigration> Migrated { get; init; } = [];
}

/// <summary>What one pack says.</summary>
/// <param name="Pack">The pack's id: <c>eu-ai-act</c>.</param>
/// <param name="Version">The pack's version.</param>
/// <param name="Digest">SHA-256 over the pack's files, lower-case hex.</param>
/// <param name="Title">The law's name.</param>
/// <param name="Jurisdiction">For example <c>EU</c>.</param>
/// <param name="Dated">The day of the newest act the pack knows.</param>
/// <param name="ReviewedBy">The lawyer who read it, null where none has.</param>
/// <param name="Outcomes">Every outcome, for each use where it is about a use.</param>
/// <param name="Obligations">Every obligation of the pack.</param>
/// <param name="Questions">What is still open and can change something, most decisive first.</param>
/// <param name="Contradicted">Answers of the card that cannot hold together; where there are any, what depends on them is unknown.</param>
public sealed record PackClassification(
    string Pack,
    string Version,
    string Digest,
    LocalizedText Title,
    string Jurisdiction,
    DateOnly Dated,
    string? ReviewedBy,
    IReadOnlyList<OutcomeFinding> Outcomes,
    IReadOnlyList<ObligationDue> Obligations,
    IReadOnlyList<OpenQuestion> Questions,
    IReadOnlyList<Contradiction> Contradicted)
{
    /// <summary>The acts that the pack is made from.</summary>
    public IReadOnlyList<Act> Acts { get; init; } = [];

    /// <summary>The scores of a pack that has any, with what the answers leave possible.</summary>
    public IReadOnlyList<Scores.ScoreStanding> Scores { get; init; } = [];

    /// <summary>Whether it was examined only because the card names it: it binds nobody by itself, or only states.</summary>
    public bool OnRequest { get; init; }

    /// <summary>Whether it binds nobody by itself, though it is examined in its markets.</summary>
    public bool Voluntary { get; init; }

    /// <summary>Further markets where this law applies.</summary>
    public IReadOnlyList<string> AlsoIn { get; init; } = [];

    /// <summary>Whether a market of a card is one where this law applies.</summary>
    public bool Reaches(string market) => AlsoIn.Append(Jurisdiction).Any(j => Law.Jurisdiction.Meets(j, market));

    /// <summary>The uses that it was asked of, in the order of the card.</summary>
    internal IReadOnlyList<string> Uses => [.. Outcomes.Select(o => o.Use).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Whether these are several; of one alone everybody knows which it is.</summary>
    internal bool HasSeveralUses => Uses.Count > 1;

    /// <summary>Ids and patterns of outcomes, gravest first, as the pack ranks them.</summary>
    public IReadOnlyList<string> Gravity { get; init; } = [];

    /// <summary>What people call a rank of <see cref="Gravity"/>, where the pack says it.</summary>
    public IReadOnlyDictionary<string, LocalizedText> ClassNames { get; init; } = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);

    /// <summary>What people call a class where something else holds beside it.</summary>
    public IReadOnlyList<Nuance> Nuances { get; init; } = [];

    /// <summary>What people call a system in none of the ranked classes; null where the pack has no word for it.</summary>
    public LocalizedText? Otherwise { get; init; }

    /// <summary>Whether it is as it was shipped; null where nobody looked.</summary>
    public PackOrigin? Origin { get; init; }

    /// <summary>
    /// Whether no act of the pack was published by the day up to which texts are known. Then everything in it is false, and none of it is good news:
    /// the law says nothing of the system yet.
    /// </summary>
    public bool NotYetKnown { get; init; }

    /// <summary>Who signed the bundle that it came in; null for a folder.</summary>
    public PackSigner? Signer { get; init; }

    /// <summary>The classes that are open, each with the duties that it would bring; empty where nothing is open or nobody asked.</summary>
    public IReadOnlyList<PlannedClass> Planning { get; init; } = [];
}

/// <summary>The truth of one outcome, with its dates apart from it: the class is not its date.</summary>
/// <param name="Id">For example <c>eu.high-risk</c>.</param>
/// <param name="Use">The use it is about; null for the system as a whole.</param>
/// <param name="Says">What it means that the outcome holds, in plain words.</param>
/// <param name="Truth">The truth under the version of the text chosen by the reading.</param>
/// <param name="InForce">Whether it is in force on the reading's day.</param>
/// <param name="From">From when it applies, over the completions for which it holds; never where it is false.</param>
/// <param name="Until">The first day on which it no longer applies; never for without end.</param>
/// <param name="Unknowns">Why it is unknown; empty unless <paramref name="Truth"/> or <paramref name="InForce"/> is unknown or a date is a range.</param>
/// <param name="Grounds">What it rests on.</param>
public sealed record OutcomeFinding(
    string Id,
    string? Use,
    LocalizedText Says,
    Truth Truth,
    Truth InForce,
    DateRange From,
    DateRange Until,
    IReadOnlyList<Unknown> Unknowns,
    Grounds Grounds)
{
    /// <summary>Why: the provisions that decide, down to facts and citations.</summary>
    public IReadOnlyList<Reason> Reasons => Grounds.Reasons;

    /// <summary>The articles it rests on.</summary>
    public IReadOnlyList<Citation> Cites => Grounds.Cites;

    /// <summary>The weakest confirmation among the provisions it rests on.</summary>
    public Confirmation Basis => Grounds.Basis;

    /// <summary>The outcome's term in a public vocabulary, null where the pack names none.</summary>
    public string? Term { get; init; }
}

/// <summary>One duty: whether the card's organisation owes it, from when, and what evidence it asks for.</summary>
/// <param name="Id">For example <c>art-10.2.f</c>.</param>
/// <param name="Use">The use it is about; null for the system as a whole.</param>
/// <param name="Role">The outcome that is the role: <c>eu.role.provider</c>.</param>
/// <param name="Says">What has to be done, in plain words.</param>
/// <param name="Truth">Whether the card's organisation owes it.</param>
/// <param name="InForce">Whether it is owed on the reading's day.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when.</param>
/// <param name="Asks">The evidence it asks for; null where the pack names none.</param>
/// <param name="Unknowns">Why it is unknown.</param>
/// <param name="Grounds">What it rests on.</param>
public sealed record ObligationDue(
    string Id,
    string? Use,
    string Role,
    LocalizedText Says,
    Truth Truth,
    Truth InForce,
    DateRange From,
    DateRange Until,
    EvidenceAsked? Asks,
    IReadOnlyList<Unknown> Unknowns,
    Grounds Grounds)
{
    /// <summary>Why it is owed or not.</summary>
    public IReadOnlyList<Reason> Reasons => Grounds.Reasons;

    /// <summary>The articles.</summary>
    public IReadOnlyList<Citation> Cites => Grounds.Cites;

    /// <summary>The weakest confirmation it rests on.</summary>
    public Confirmation Basis => Grounds.Basis;

    /// <summary>What a breach can cost, as the text known on the reading's day has it; null where it sets no band.</summary>
    public Penalty? Penalty { get; init; }

    /// <summary>The time limits that it sets.</summary>
    public IReadOnlyList<Clock> Clocks { get; init; } = [];

    /// <summary>Obligations of other packs that it serves as well.</summary>
    public IReadOnlyList<CrosswalkTarget> Serves { get; init; } = [];
}

/// <summary>A day, a range of days where a fact that decides is missing, or never.</summary>
/// <param name="Earliest">The first day it can be; null for never.</param>
/// <param name="Latest">The last day it can be; null for never.</param>
public readonly record struct DateRange(DateOnly? Earliest, DateOnly? Latest)
{
    /// <summary>No such day: an <c>until</c> without end, a <c>from</c> that never comes.</summary>
    public static DateRange Never { get; }

    /// <summary>Just this day.</summary>
    public static DateRange On(DateOnly day) => new(day, day);

    /// <summary>Whether it is one day, or surely never.</summary>
    public bool IsCertain => Earliest == Latest;
}

/// <summary>
/// One step of an explanation. A provision has the facts and provisions it rests on as its parts; it is explained once, and wherever it counts
/// the same parts stand. Whoever walks down meets them again and again: see <see cref="Explanation"/>.
/// </summary>
/// <param name="Provision">The id of the provision or obligation; null for a fact and for a disagreement of sources.</param>
/// <param name="Fact">The id of the fact; null for a provision and for a disagreement of sources.</param>
/// <param name="Truth">What the step came to.</param>
/// <param name="Says">The provision in plain words, or the fact's question.</param>
/// <param name="Answer">The fact's answer as ids, <c>not-asked</c> where there is none, <c>sources-conflict</c> for a disagreement; null for a provision.</param>
/// <param name="Cites">Where it stands; null for a fact.</param>
/// <param name="Role">How the step counts in the one above: <c>when</c>, <c>unless</c>, <c>given</c>, <c>role</c>, <c>from</c> (it decides the date).</param>
/// <param name="Parts">What it rests on.</param>
public sealed record Reason(
    string? Provision,
    string? Fact,
    Truth Truth,
    LocalizedText Says,
    string? Answer,
    Citation? Cites,
    string Role,
    IReadOnlyList<Reason> Parts)
{
    /// <summary>
    /// Names a provision's explanation within its pack, the same wherever it counts: <c>art-6.2</c>, of one of several uses <c>art-6.2@desk</c>; null
    /// for what is no provision.
    /// </summary>
    public string? Key { get; init; } = Provision;

    /// <summary>What the law compares a day with, for the question alone does not tell; null for what is no day.</summary>
    public Condition.DateIs? Day { get; init; }

    /// <summary>Of a fact that nobody answered and whose truth is certain: answers to other facts that decide it by the constraints; empty where they cannot be named.</summary>
    public IReadOnlyList<SettlingAnswer> SettledBy { get; init; } = [];
}

/// <summary>An answer that decides another question.</summary>
/// <param name="Fact">The id of the fact.</param>
/// <param name="Answer">The answer, in ids.</param>
public sealed record SettlingAnswer(string Fact, string Answer);

/// <summary>A place in a law.</summary>
/// <param name="Act">The act's number: <c>2024/1689</c>.</param>
/// <param name="Article">For example <c>Art. 6(3)</c> or <c>Annex III(4)(a)</c>.</param>
/// <param name="Confirmed">How well the reading of the place is confirmed.</param>
public sealed record Citation(string Act, string Article, Confirmation Confirmed)
{
    /// <summary>The web address where it can be read; null where the pack names none.</summary>
    public string? At { get; init; }
}

/// <summary>How well a provision is confirmed, strongest first.</summary>
public enum Confirmation
{
    /// <summary>The text of the law itself was read.</summary>
    Primary,

    /// <summary>A final guideline of the authority.</summary>
    GuidanceFinal,

    /// <summary>A guideline that the authority still consults on.</summary>
    GuidanceDraft,

    /// <summary>Others report what the law says; its text was not read.</summary>
    Secondary,

    /// <summary>The pack's authors conclude it; no source says so.</summary>
    AuthorInference,

    /// <summary>Sources contradict each other.</summary>
    Conflict,
}

/// <summary>The words of the packs for how something is confirmed.</summary>
internal static class Confirmations
{
    /// <summary>The words, in the order of <see cref="Confirmation"/>.</summary>
    public static readonly string[] Ids = ["primary", "guidance-final", "guidance-draft", "secondary", "author-inference", "conflict"];

    /// <summary>The word.</summary>
    public static string Id(this Confirmation confirmed) => Ids[(int)confirmed];
}

/// <summary>A question that can still change something.</summary>
/// <param name="Fact">The id of the fact to ask.</param>
/// <param name="Scope">The id of the use, market or model to ask it for; null for system and organisation.</param>
/// <param name="Question">The question itself.</param>
/// <param name="Who">Who in the house would know.</param>
/// <param name="Decides">Ids of the outcomes and obligations that some answer alone would settle.</param>
/// <param name="Touches">Ids of the outcomes and obligations that depend on it.</param>
public sealed record OpenQuestion(
    string Fact,
    string? Scope,
    LocalizedText Question,
    LocalizedText Who,
    IReadOnlyList<string> Decides,
    IReadOnlyList<string> Touches)
{
    /// <summary>What each answer would decide by itself; only of the questions that are shown first, else empty.</summary>
    public IReadOnlyList<AnswerEffect> Answers { get; init; } = [];

    /// <summary>Whether a class that may yet speak for the system depends on it. These come first.</summary>
    public bool BearsOnClass { get; init; }
}

/// <summary>What one answer to a question would decide by itself.</summary>
/// <param name="Answer">The answer: <c>true</c>, a value (of a list, that value and no other), or a side of a bound: <c>before 2026-08-02</c>.</param>
/// <param name="BecomeTrue">Ids of the outcomes and obligations that would become true.</param>
/// <param name="BecomeFalse">Ids of those that would become false.</param>
public sealed record AnswerEffect(string Answer, IReadOnlyList<string> BecomeTrue, IReadOnlyList<string> BecomeFalse);

/// <summary>The truth of one outcome, without its reasons.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Id">The outcome.</param>
/// <param name="Use">The use it is about; null for the system as a whole.</param>
/// <param name="Truth">The truth.</param>
public readonly record struct OutcomeTruth(string Pack, string Id, string? Use, Truth Truth);

/// <summary>The evidence a duty asks for: all of it, any of it, or one piece.</summary>
public abstract record EvidenceAsked
{
    private EvidenceAsked()
    {
    }

    /// <summary>All of these.</summary>
    public sealed record All(IReadOnlyList<EvidenceAsked> Parts) : EvidenceAsked;

    /// <summary>Any one of these.</summary>
    public sealed record Any(IReadOnlyList<EvidenceAsked> Parts) : EvidenceAsked;

    /// <summary>A criterion of the profile, by its id.</summary>
    public sealed record Criterion(string Id) : EvidenceAsked;

    /// <summary>A document of a kind, no older than <paramref name="WithinMonths"/> months, by an independent hand where asked.</summary>
    public sealed record Document(string Kind, int? WithinMonths, bool Independent) : EvidenceAsked
    {
        /// <summary>The sections that the document has; empty where the pack names none.</summary>
        public IReadOnlyList<DocumentSection> Sections { get; init; } = [];
    }

    /// <summary>A statement of the organisation, in the card, by fact.</summary>
    public sealed record Declaration(string Fact) : EvidenceAsked;
}

/// <summary>A section of a document that a duty asks for.</summary>
/// <param name="Id">For example <c>annex-iv.2</c>.</param>
/// <param name="Says">What belongs into it.</param>
/// <param name="From">What already tells something of it: a fact's id, <c>documents.KIND</c>, or <c>system</c>, <c>uses</c>, <c>roles</c>, <c>class</c>, <c>data</c>, <c>figures</c>.</param>
public sealed record DocumentSection(string Id, LocalizedText Says, IReadOnlyList<string> From)
{
    /// <summary>What stands before the kind of a document of the card.</summary>
    public const string DocumentPrefix = "documents.";

    /// <summary>The words that <see cref="From"/> may name beside ids of facts and documents.</summary>
    public static IReadOnlyList<string> Words { get; } = ["system", "uses", "roles", "class", "data", "figures"];

    /// <summary>Whether a source is one of the words, or a document of the card.</summary>
    public static bool IsSource(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Words.Contains(source, StringComparer.Ordinal) || source.StartsWith(DocumentPrefix, StringComparison.Ordinal) && source.Length > DocumentPrefix.Length;
    }
}
