using Gnomon.Describe;

namespace Gnomon.Law.Scores;

/// <summary>Works out a score from the answers of a card: exactly, over every completion of the open ones.</summary>
public static class Scorer
{
    // Canada's two sums take fewer than 1,000; this many, well under a second.
    private const long MostLooks = 1_000_000;

    /// <summary>What the answers leave of a score.</summary>
    /// <param name="sheet">The score.</param>
    /// <param name="answers">The answers of scope system.</param>
    public static ScoreStanding Stand(ScoreSheet sheet, IReadOnlyList<FactAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(answers);
        var survey = new SurveyAnswers(sheet, answers);
        var sums = new PossibleSums(survey, sheet);
        var raw = sums.Of(sheet.Raw);
        var (total, reducing) = (raw, default(PointRange?));
        if (sheet.Reduction is { } reduction)
        {
            // The two sums are free of each other (the reader sees to that), so every raw sum meets every state of the other.
            var other = sums.Of(reduction.By);
            reducing = new PointRange(other.Low, other.High);
            total = Reduced(raw, other, reduction);
        }

        var possible = sheet.Levels.Where((_, i) => total.Meets(i == 0 ? 0 : Most(sheet, i - 1) + 1, Most(sheet, i))).ToList();
        return new ScoreStanding(sheet, new PointRange(raw.Low, raw.High), reducing, new PointRange(total.Low, total.High), possible, possible.Count == 1 ? [] : Open(sheet, survey))
        {
            AsksForEnd = possible.Count > 1 && !survey.IsSaid(sheet.FinishedBy),
        };
    }

    /// <summary>
    /// A question around which so many decide on each other that nobody would wait for the sums; null where there is none. It is looked for without
    /// any answer: each answer leaves less to be gone through.
    /// </summary>
    internal static WeightedQuestion? Entangled(ScoreSheet sheet)
    {
        var sums = new PossibleSums(new SurveyAnswers(sheet, []), sheet) { MostLooks = MostLooks };
        sums.Of(sheet.Raw);
        if (sheet.Reduction is { } reduction)
            sums.Of(reduction.By);
        return sums.Entangled;
    }

    /// <summary>A share of a number in whole percent, halves rounded up.</summary>
    public static int Percent(int percent, int number) => ((percent * number) + 50) / 100;

    private static SumSet Reduced(SumSet raw, SumSet other, Reduction reduction)
    {
        // The least whole number that is not below the share.
        var bar = ((reduction.AtLeastPercent * reduction.By.Maximum) + 99) / 100;
        var totals = other.Meets(0, bar - 1) ? raw : SumSet.Empty;
        if (!other.Meets(bar, int.MaxValue))
            return totals;
        foreach (var sum in raw.Values())
            totals = totals.Or(SumSet.Zero, Percent(reduction.ToPercent, sum));
        return totals;
    }

    /// <summary>The greatest total of a level.</summary>
    internal static int Most(ScoreSheet sheet, int level) => sheet.Levels[level].UpToPercent is { } share ? share * sheet.Raw.Maximum / 100 : int.MaxValue;

    /// <summary>What is open: first what decides whether other open questions are asked at all, for one answer to it may spare half of a questionnaire.</summary>
    private static IReadOnlyList<FactDefinition> Open(ScoreSheet sheet, SurveyAnswers survey)
    {
        var open = sheet.Widest.Where(q => IsOpen(q, survey)).ToList();
        var gates = open.SelectMany(survey.Undecided)
            .Where(g => !survey.IsSaid(g) && !(sheet.ByFact.TryGetValue(g.Id, out var question) && survey.Holds(question.Shown) is not true))
            .CountBy<FactDefinition, FactDefinition>(g => g, ReferenceEqualityComparer.Instance).OrderByDescending(g => g.Value).Select(g => g.Key);
        return [.. gates.Concat(open.Select(q => q.Fact)).Distinct<FactDefinition>(ReferenceEqualityComparer.Instance)];
    }

    // Nobody is asked twice what the card says not to know.
    private static bool IsOpen(WeightedQuestion question, SurveyAnswers survey) =>
        survey.IsOpen(question.Fact) && survey.Holds(question.Shown) is not false && !(survey.IsSaid(question.Fact) && survey.Of(question.Fact) is null);
}
