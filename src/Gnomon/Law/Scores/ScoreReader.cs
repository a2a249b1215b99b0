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

    /// <summary>The scores of the files of a pack that have nothing wrong in them; none may share its id or a level with another.</summary>
    public static List<ScoreSheet> ReadAll(IEnumerable<YamlPlace> roots, FactDictionary dictionary)
    {
        var read = new List<(YamlPlace Root, ScoreSheet Sheet)>();
        foreach (var root in roots)
        {
            if (Read(root, dictionary) is not { } sheet)
                continue;
            foreach (var (first, other) in read)
                Beside(root, sheet, first, other);
            read.Add((root, sheet));
        }

        return read.ConvertAll(r => r.Sheet);
    }

    private static void Beside(YamlPlace root, ScoreSheet sheet, YamlPlace first, ScoreSheet other)
    {
        if (string.Equals(sheet.Id, other.Id, StringComparison.Ordinal))
            root.Optional("score")!.Report($"the score '{sheet.Id}' stands here a second time; it is already in {first.File}", "give each its own id");
        foreach (var (i, level) in sheet.Levels.Index().Where(l => other.IsLevel(l.Item.Fact.Id)))
            root.Optional("levels")!.Items()[i].Report($"'{level.Fact.Id}' is already a level of the score '{other.Id}' in {first.File}", "give each score levels of its own");
    }

    private ScoreSheet? Sheet(YamlPlace root)
    {
        if (!root.HasOnly("score", "says", "raw", "reduced", "levels", "finished-by"))
            return null;
        var id = root.Required("score")?.Text();
        var says = root.Required("says")?.Localized();
        var raw = root.Required("raw") is { } sum ? Sum(sum) : null;
        var finished = root.Required("finished-by") is { } end ? Fact(end, FactType.YesNo) : null;
        var reduction = root.Optional("reduced") is { } reduced ? Reduced(reduced) : null;
        var levels = root.Required("levels") is { } listed ? Levels(listed) : null;
        if (id is null || says is null || raw is null || finished is null || levels is null || (root.Optional("reduced") is not null && reduction is null))
            return null;
        var sheet = new ScoreSheet(id, says, raw, reduction, levels, finished);
        return Ordered(root, sheet) && Reached(root, sheet) && Named(root, sheet) && Apart(root, sheet) && Acyclic(root, sheet) && Disentangled(root, sheet) ? sheet : null;
    }

    private List<ScoreLevel>? Levels(YamlPlace place)
    {
        var levels = new List<ScoreLevel>();
        var items = place.Items();
        foreach (var item in items)
        {
            if (Level(item) is not { } level)
                continue;
            if (levels.Exists(l => l.Fact == level.Fact))
                item.Report($"the level '{level.Fact.Id}' stands here a second time", "give each level a fact of its own");
            else
                levels.Add(level);
        }

        return place.IsList && levels.Count == items.Count ? levels : null;
    }

    private WeightedSum? Sum(YamlPlace place)
    {
        if (!place.HasOnly("id", "maximum", "questions"))
            return null;
        var id = place.Required("id")?.Text();
        var maximum = place.Required("maximum") is { } most ? Whole(most, 0, 1_000_000) : null;
        var questions = place.Required("questions") is { } list ? Questions(list) : null;
        if (id is null || maximum is not { } stated || questions is null)
            return null;
        var counted = questions.Sum(q => q.Most);
        if (counted != stated)
            place.Report($"the greatest sum is stated as {Text(stated)}, but the points add up to {Text(counted)}", "mend the points, or the maximum");
        return counted == stated ? new WeightedSum(id, questions, stated) : null;
    }

    private List<WeightedQuestion>? Questions(YamlPlace place)
    {
        var questions = new List<WeightedQuestion>();
        var items = place.Items();
        foreach (var item in items)
        {
            if (Question(item) is not { } question)
                continue;
            if (questions.Exists(q => q.Fact == question.Fact))
                item.Report($"'{question.Fact.Id}' stands here a second time in one sum: its points would count twice", "keep one of the two");
            else
                questions.Add(question);
        }

        return place.IsList && questions.Count == items.Count ? questions : null;
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
            else if (Whole(count, 0, 1000) is { } number)
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
        var share = place.Required("at-least-percent") is { } least ? Whole(least, 1, 100) : null;
        var rest = place.Required("to-percent") is { } to ? Whole(to, 1, 99) : null;
        return sum is not null && share is { } percent && rest is { } remains ? new Reduction(sum, percent, remains) : null;
    }

    private ScoreLevel? Level(YamlPlace place)
    {
        if (!place.HasOnly("fact", "up-to-percent"))
            return null;
        var fact = place.Required("fact") is { } named ? Fact(named, FactType.YesNo) : null;
        var limit = place.Optional("up-to-percent") is { } share ? Whole(share, 1, 99) : null;
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
        if (limits.Count >= 2 && limits[^1] is null && limits.SkipLast(1).All(l => l is not null) && limits.SkipLast(1).SequenceEqual(limits.SkipLast(1).Distinct().Order()))
            return true;
        root.Optional("levels")!.Report("the levels do not rise to one without a limit", "order them by up-to-percent, and leave it out of the last");
        return false;
    }

    /// <summary>Of few points, two shares can be the same number.</summary>
    private static bool Reached(YamlPlace root, ScoreSheet sheet)
    {
        for (var i = 1; i < sheet.Levels.Count; i++)
        {
            var (below, most) = (Scorer.Most(sheet, i - 1), Math.Min(Scorer.Most(sheet, i), sheet.Raw.Maximum));
            if (most > below)
                continue;
            root.Optional("levels")!.Items()[i].Report($"no total lies in this level: the one before it reaches up to {Text(below)} of {Text(sheet.Raw.Maximum)} points, and this one to {Text(most)}", "move up-to-percent, or leave the level out");
            return false;
        }

        return true;
    }

    /// <summary>Each sum has its own id, and what is worked out is not asked.</summary>
    private static bool Named(YamlPlace root, ScoreSheet sheet)
    {
        var by = root.Optional("reduced")?.Optional("by")?.Optional("id");
        var twice = string.Equals(sheet.Reduction?.By.Id, sheet.Raw.Id, StringComparison.Ordinal);
        if (twice)
            by!.Report($"both sums have the id '{sheet.Raw.Id}'", "give each its own id");
        var ends = sheet.IsLevel(sheet.FinishedBy.Id);
        if (ends)
            root.Optional("finished-by")!.Report($"'{sheet.FinishedBy.Id}' is a level of this score, which is worked out and never asked", "name a yes-no fact that says whether the questions are finished");
        var gated = Gated(root, sheet).ToList();
        foreach (var (place, fact) in gated)
            place.Report($"whether a question is asked may not depend on '{fact}': it is a level of this score, or says that it is finished", "name the answer to another question");
        return !twice && !ends && gated.Count == 0;
    }

    private static IEnumerable<(YamlPlace Shown, string Fact)> Gated(YamlPlace root, ScoreSheet sheet) =>
        from question in sheet.Raw.Questions.Concat(sheet.Reduction?.By.Questions ?? [])
        let gate = Array.Find(question.Gates, g => g == sheet.FinishedBy || sheet.IsLevel(g.Id))
        where gate is not null
        select (Shown(root, question), gate.Id);

    /// <summary>Where it stands when a question of a score is asked.</summary>
    private static YamlPlace Shown(YamlPlace root, WeightedQuestion question) =>
        new[] { root.Optional("raw"), root.Optional("reduced")?.Optional("by") }.OfType<YamlPlace>().SelectMany(s => s.Optional("questions")!.Items())
            .Where(q => string.Equals(q.Optional("fact")!.Text(), question.Fact.Id, StringComparison.Ordinal)).Select(q => q.Optional("shown")).OfType<YamlPlace>().First();

    /// <summary>Who asks for the score is not to wait for it.</summary>
    private static bool Disentangled(YamlPlace root, ScoreSheet sheet)
    {
        if (Scorer.Entangled(sheet) is not { } question)
            return true;
        Shown(root, question).Report("so many questions decide through `shown:`, one through the other, which of them are asked, that the possible sums cannot be gone through in good time; this is one of them", "let each question depend on fewer others, or part the questions into groups that do not depend on each other");
        return false;
    }

    /// <summary>An open question may not decide on points of both sums: each is worked out for itself.</summary>
    private static bool Apart(YamlPlace root, ScoreSheet sheet)
    {
        if (sheet.Reduction is not { } reduction)
            return true;
        var shared = Deciding(sheet, sheet.Raw).Intersect(Deciding(sheet, reduction.By), StringComparer.Ordinal).ToList();
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

    private static HashSet<string> Deciding(ScoreSheet sheet, WeightedSum sum) => [.. sheet.Counting(sum).SelectMany(q => q.Gates.Append(q.Fact)).Select(f => f.Id)];

    private static int? Whole(YamlPlace place, int least, int most)
    {
        if (place.Number() is not { } number)
            return null;
        if (number >= least && number <= most && decimal.IsInteger(number))
            return (int)number;
        place.Report("this is not a whole number in range", $"write a whole number from {Text(least)} to {Text(most)}");
        return null;
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
