using Gnomon.Describe;

namespace Gnomon.Law.Scores;

/// <summary>A total of points given to answers, cut into levels; see docs/design/scores.md. All arithmetic is of integers.</summary>
/// <param name="Id">For example <c>aia</c>.</param>
/// <param name="Says">What the total measures.</param>
/// <param name="Raw">The sum that the total starts from.</param>
/// <param name="Reduction">What lowers it; null where nothing does.</param>
/// <param name="Levels">The levels from the lowest, each up to a share of the greatest possible raw sum; the last without a limit.</param>
/// <param name="FinishedBy">A yes-no fact: where it is true, questions without an answer count nothing, and nothing is open.</param>
public sealed record ScoreSheet(string Id, LocalizedText Says, WeightedSum Raw, Reduction? Reduction, IReadOnlyList<ScoreLevel> Levels, FactDefinition FinishedBy)
{
    /// <summary>All questions, by the id of their fact.</summary>
    internal IReadOnlyDictionary<string, WeightedQuestion> ByFact => field ??= Questions.DistinctBy(q => q.Fact.Id, StringComparer.Ordinal).ToDictionary(q => q.Fact.Id, StringComparer.Ordinal);

    /// <summary>The facts whose answers count for the score, numbered, by their id.</summary>
    internal Dictionary<string, int> Numbers => field ??= Facts.Select((f, i) => (f.Id, i)).ToDictionary(StringComparer.Ordinal);

    /// <summary>The number of a fact of the score.</summary>
    internal int Number(FactDefinition fact) => ByReference[fact];

    /// <summary>Whether a fact is one of the levels: computed, never asked.</summary>
    internal bool IsLevel(string? fact)
    {
        for (var i = 0; i < Levels.Count; i++)
        {
            if (string.Equals(Levels[i].Fact.Id, fact, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>The questions that can move the sums, themselves or by what is asked because of them, the widest first.</summary>
    internal IReadOnlyList<WeightedQuestion> Widest => field ??=
    [
        .. Questions.OrderByDescending(q => q.Most)
            .Where(q => q.Most > 0 || Questions.Any(o => o.Shown.Whole().Any(c => c.AsksFor() == q.Fact))),
    ];

    /// <summary>The questions of a sum that give points, and those that decide, one through the other, whether these are asked; the latter may stand in the other sum, and then give none.</summary>
    internal IReadOnlyList<WeightedQuestion> Counting(WeightedSum sum) => ReferenceEquals(sum, Raw) ? CountingRaw : CountingOther;

    private IReadOnlyList<WeightedQuestion> CountingRaw => field ??= WithGates(Raw);

    private IReadOnlyList<WeightedQuestion> CountingOther => field ??= Reduction is { } reduction ? WithGates(reduction.By) : [];

    private Dictionary<FactDefinition, int> ByReference => field ??= Facts.Select((f, i) => (f, i)).ToDictionary<FactDefinition, int>(ReferenceEqualityComparer.Instance);

    private IReadOnlyList<FactDefinition> Facts => field ??=
    [
        .. Questions.SelectMany(q => q.Gates.Append(q.Fact)).Append(FinishedBy).Distinct<FactDefinition>(ReferenceEqualityComparer.Instance),
    ];

    private List<WeightedQuestion> WithGates(WeightedSum sum)
    {
        var all = sum.Questions.Where(q => q.Most > 0).ToList();
        var facts = all.Select(q => q.Fact).ToHashSet<FactDefinition>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < all.Count; i++)
            all.AddRange(all[i].Gates.Where(facts.Add).Select(g => ByFact.GetValueOrDefault(g.Id)).OfType<WeightedQuestion>());
        return all;
    }

    private IEnumerable<WeightedQuestion> Questions => Reduction is { } reduction ? Raw.Questions.Concat(reduction.By.Questions) : Raw.Questions;
}

/// <summary>A sum of points over questions.</summary>
/// <param name="Id">For example <c>aia.raw</c>.</param>
/// <param name="Questions">The questions that give points.</param>
/// <param name="Maximum">The greatest sum if every question could be answered at once: the largest choice of a one-of, all choices of a many-of.</param>
public sealed record WeightedSum(string Id, IReadOnlyList<WeightedQuestion> Questions, int Maximum);

/// <summary>A question that gives points.</summary>
/// <param name="Fact">The question: a one-of, or a many-of whose ticked values add up.</param>
/// <param name="Points">Points by value; a value that is not here gives none. Never negative.</param>
/// <param name="Shown">When it is asked at all; without an answer and not asked, it counts nothing. An answer given counts also when it is not asked any more.</param>
public sealed record WeightedQuestion(FactDefinition Fact, IReadOnlyDictionary<string, int> Points, Condition Shown)
{
    /// <summary>The points that one answer can give: of a one-of each number once.</summary>
    internal int[] Choices => field ??= [.. Fact.Options.Select(o => Points.GetValueOrDefault(o.Id)).Distinct()];

    /// <summary>The most points that answers can give.</summary>
    internal int Most { get; } = Points.Count == 0 ? 0 : Fact.Type == FactType.ManyOf ? Points.Values.Sum() : Points.Values.Max();

    /// <summary>The facts that decide whether it is asked.</summary>
    internal FactDefinition[] Gates => field ??= [.. Shown.Whole().Select(c => c.AsksFor()).OfType<FactDefinition>().Distinct<FactDefinition>(ReferenceEqualityComparer.Instance)];
}

/// <summary>Lowers the total to a percentage of the raw sum, halves rounded up, where another sum reaches a share of its own maximum.</summary>
/// <param name="By">The other sum.</param>
/// <param name="AtLeastPercent">The share of its maximum, in percent.</param>
/// <param name="ToPercent">What remains of the raw sum, in percent.</param>
public sealed record Reduction(WeightedSum By, int AtLeastPercent, int ToPercent);

/// <summary>A level of a total.</summary>
/// <param name="Fact">The yes-no fact that says whether the total lies in this level; computed, never asked.</param>
/// <param name="UpToPercent">The greatest share of the raw maximum, in percent, that still belongs to it; null for the last.</param>
public sealed record ScoreLevel(FactDefinition Fact, int? UpToPercent);
