using Gnomon.Describe;
using Gnomon.Describe.Yaml;
using Gnomon.Law.Format;

namespace Gnomon.Law.Scores;

/// <summary>Reads <c>scores.yaml</c> of a pack; the format stands in docs/design/scores.md.</summary>
internal sealed class ScoreReader
{
    private readonly FactDictionary dictionary;
    private readonly ConditionReader conditions;

    private ScoreReader(FactDictionary dictionary) => (this.dictionary, conditions) = (dictionary, new ConditionReader(dictionary, outcomes: null));

    /// <summary>The score of a file, null where something in it is wrong.</summary>
    public static ScoreSheet? Read(YamlPlace root, FactDictionary dictionary) => new ScoreReader(dictionary).Sheet(root);

    private ScoreSheet? Sheet(YamlPlace root)
    {
        if (!root.HasOnly("score", "says", "raw", "reduced", "levels", "finished-by"))
            return null;
        var id = root.Required("score")?.Text();
        var says = root.Required("says")?.Localized();
        var raw = root.Required("raw") is { } sum ? Sum(sum) : null;
        var finished = root.Required("finished-by") is { } end ? Fact(end, FactType.YesNo) : null;
        var reduction = root.Optional("reduced") is { } reduced ? Reduced(reduced) : null;
        var levels = (root.Required("levels")?.Items() ?? []).Select(Level).ToList();
        if (id is null || says is null || raw is null || finished is null || levels.Contains(null) || (root.Optional("reduced") is not null && reduction is null))
            return null;
        var sheet = new ScoreSheet(id, says, raw, reduction, [.. levels.OfType<ScoreLevel>()], finished);
        return Ordered(root, sheet) && Apart(root, sheet) && Acyclic(root, sheet) ? sheet : null;
    }

    private WeightedSum? Sum(YamlPlace place)
    {
        if (!place.HasOnly("id", "maximum", "questions"))
            return null;
        var id = place.Required("id")?.Text();
        var maximum = place.Required("maximum") is { } most ? Whole(most, 1_000_000) : null;
        var questions = (place.Required("questions")?.Items() ?? []).Select(Question).ToList();
        if (id is null || maximum is not { } stated || questions.Contains(null))
            return null;
        var counted = questions.Sum(q => Most(q!));
        if (counted != stated)
            place.Report($"the greatest sum is stated as {Text(stated)}, but the points add up to {Text(counted)}", "mend the points, or the maximum");
        return counted == stated ? new WeightedSum(id, [.. questions.OfType<WeightedQuestion>()], stated) : null;
    }

    private WeightedQuestion? Question(YamlPlace place)
    {
        if (!place.HasOnly("fact", "points", "shown"))
            return null;
        var fact = place.Required("fact") is { } named ? Fact(named, FactType.OneOf, FactType.ManyOf) : null;
        var shown = place.Optional("shown") is { } condition ? conditions.Read(condition) : new Condition.Constant(true);
        if (fact is null || shown is null || !CanBeWorkedOut(place, shown))
            return null;
        var points = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (value, count) in place.Required("points")?.Entries() ?? [])
        {
            if (!fact.Options.Any(o => string.Equals(o.Id, value, StringComparison.Ordinal)))
                count.Report($"'{value}' is not a value of {fact.Id}", NearestWord.RemedyOrList(value, [.. fact.Options.Select(o => o.Id)], "name one that exists"));
            else if (Whole(count, 1000) is { } number)
                points[value] = number;
        }

        return new WeightedQuestion(fact, points, shown);
    }

    private static bool CanBeWorkedOut(YamlPlace place, Condition shown)
    {
        if (shown.Whole().All(c => c is Condition.Constant or Condition.All or Condition.Any or Condition.Not or Condition.HasValue { Fact.Type: FactType.OneOf or FactType.YesNo }))
            return true;
        place.Optional("shown")!.Report("whether a question is asked may depend only on one-of and yes-no facts", "write {fact: value}, joined by all, any or not");
        return false;
    }

    private Reduction? Reduced(YamlPlace place)
    {
        if (!place.HasOnly("by", "at-least-percent", "to-percent"))
            return null;
        var sum = place.Required("by") is { } by ? Sum(by) : null;
        var share = place.Required("at-least-percent") is { } least ? Whole(least, 100) : null;
        var rest = place.Required("to-percent") is { } to ? Whole(to, 100) : null;
        return sum is not null && share is { } percent && rest is { } remains ? new Reduction(sum, percent, remains) : null;
    }

    private ScoreLevel? Level(YamlPlace place)
    {
        if (!place.HasOnly("fact", "up-to-percent"))
            return null;
        var fact = place.Required("fact") is { } named ? Fact(named, FactType.YesNo) : null;
        var limit = place.Optional("up-to-percent") is { } share ? Whole(share, 100) : null;
        return fact is null || (limit is null && place.Optional("up-to-percent") is not null) ? null : new ScoreLevel(fact, limit);
    }

    private FactDefinition? Fact(YamlPlace place, params FactType[] types)
    {
        if (place.Text() is not { } id || dictionary.Find(id, place) is not { } fact)
            return null;
        if (fact.Scope != FactScope.System)
            place.Report($"'{id}' is a fact of a {fact.Scope.ToString().ToLowerInvariant()}; a score is about the system", "give it `scope: system`");
        else if (!types.Contains(fact.Type))
            place.Report($"'{id}' is of another type than a score can use here", "use a yes-no fact for levels, a one-of or many-of for points");
        else
            return fact;
        return null;
    }

    private static bool Ordered(YamlPlace root, ScoreSheet sheet)
    {
        var limits = sheet.Levels.Select(l => l.UpToPercent).ToList();
        if (limits.Count >= 2 && limits[^1] is null && limits.SkipLast(1).All(l => l is not null) && limits.SkipLast(1).SequenceEqual(limits.SkipLast(1).Order()))
            return true;
        root.Optional("levels")!.Report("the levels do not rise to one without a limit", "order them by up-to-percent, and leave it out of the last");
        return false;
    }

    /// <summary>An open question may not decide on points of both sums: each is worked out for itself.</summary>
    private static bool Apart(YamlPlace root, ScoreSheet sheet)
    {
        if (sheet.Reduction is not { } reduction)
            return true;
        var shared = Deciding(sheet.Raw).Intersect(Deciding(reduction.By), StringComparer.Ordinal).ToList();
        if (shared.Count > 0)
            root.Report($"the answer to {shared[0]} decides on points of both sums", "split the question");
        return shared.Count == 0;
    }

    /// <summary>Whether a question is asked may not depend, through others, on its own answer.</summary>
    private static bool Acyclic(YamlPlace root, ScoreSheet sheet)
    {
        var left = sheet.Raw.Questions.Concat(sheet.Reduction?.By.Questions ?? []).ToList();
        // What hangs on no question that is left over can be asked; where nothing more can be taken away, each hangs on a circle.
        while (left.RemoveAll(q => !q.Gates.Any(g => left.Exists(l => l.Fact == g))) > 0)
        {
        }

        if (left.Count > 0)
            root.Report($"whether {left[0].Fact.Id} is asked depends on its own answer, through `shown:`", "let one of the questions around it be asked in any case");
        return left.Count == 0;
    }

    private static HashSet<string> Deciding(WeightedSum sum) =>
        [.. sum.Questions.Where(q => Most(q) > 0).SelectMany(q => q.Shown.Whole().OfType<Condition.HasValue>().Select(h => h.Fact.Id).Append(q.Fact.Id))];

    private static int Most(WeightedQuestion question) => question.Points.Count == 0 ? 0 : question.Fact.Type == FactType.ManyOf ? question.Points.Values.Sum() : question.Points.Values.Max();

    private static int? Whole(YamlPlace place, int most)
    {
        if (place.Number() is not { } number)
            return null;
        if (number >= 0 && number <= most && decimal.IsInteger(number))
            return (int)number;
        place.Report("this is not a whole number in range", $"write a whole number from 0 to {Text(most)}");
        return null;
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
