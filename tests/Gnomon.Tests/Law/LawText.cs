using System.Globalization;
using System.Text;
using Gnomon.Describe;
using Gnomon.Describe.Yaml;
using Gnomon.Law;
using Gnomon.Law.Format;

namespace Gnomon.Tests.Law;

/// <summary>Small dictionaries and packs from few words, for tests.</summary>
internal static class LawText
{
    public const string Says = "{ en: E, vi: V, fr: F }";

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Reading Reading(string on, string known) => new(Day(on), Day(known));

    /// <summary>A dictionary; each line is <c>id scope type [values or unit]</c>; an id that ends in <c>!</c> is put first.</summary>
    public static FactDictionary Dictionary(string lines, string constraints = "")
    {
        var text = new StringBuilder("facts:\n");
        foreach (var words in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => l.Split(' ')))
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{ id: {words[0].TrimEnd('!')}, scope: {words[1]}, type: {words[2]}, question: {Says}, help: {Says}, cost: 1, who: {Says}");
            if (words[2] is "one-of" or "many-of")
                text.Append(CultureInfo.InvariantCulture, $", values: [{string.Join(", ", words[3..].Select(v => $"{{ id: {v}, en: E, vi: V, fr: F }}"))}]");
            if (words[0].EndsWith('!'))
                text.Append(", first: true");
            if (words[2] is "number")
                text.Append(CultureInfo.InvariantCulture, $", unit: {words[3]}");
            text.Append(" }\n");
        }

        if (constraints.Length > 0)
            text.Append("constraints:\n").Append(constraints);
        return Good(FactDictionaryReader.Read(File("facts.yaml", text.ToString())));
    }

    /// <summary>A pack of acts A (2024-01-01), B (2025-01-01) and C (2026-01-01).</summary>
    public static LawPack Pack(FactDictionary dictionary, string outcomes, string provisions, string obligations = "", string complete = "", string cases = "") =>
        Good(TryPack(dictionary, outcomes, provisions, obligations, complete, cases))[0];

    public static Checked<IReadOnlyList<LawPack>> TryPack(FactDictionary dictionary, string outcomes, string provisions, string obligations = "", string complete = "", string cases = "")
    {
        var files = new List<YamlFile> { File("p/pack.yaml", Head(outcomes, complete)), File("p/provisions.yaml", "provisions:\n" + provisions) };
        if (obligations.Length > 0)
            files.Add(File("p/obligations.yaml", "obligations:\n" + obligations));
        if (cases.Length > 0)
            files.Add(File("p/cases/all.yaml", "cases:\n" + cases));
        return Packs.Read([Source(files)], dictionary, []);
    }

    /// <summary>The pack p of these files; those below <c>cases/</c> are its cases.</summary>
    public static PackSource Source(IEnumerable<YamlFile> files)
    {
        var all = files.OrderBy(f => f.Name, StringComparer.Ordinal).ToLookup(f => f.Name.StartsWith("p/cases/", StringComparison.Ordinal));
        return new PackSource("p", [.. all[false]], [.. all[true].Select(f => new CaseFile(f.Name, f.Bytes))]);
    }

    /// <summary>A provision in flow style.</summary>
    public static string Provision(string id, params string[] versions) => Rule(id, "", versions);

    public static string Rule(string id, string more, params string[] versions) =>
        $"  - {{ id: {id}, cites: {{ act: A, article: Art. {id} }}, confirmed: primary, says: {Says}{more}, versions: [ {string.Join(", ", versions)} ] }}\n";

    public static YamlFile File(string name, string text) => Good(YamlFile.Parse(Encoding.UTF8.GetBytes(text), name, ExitCode.Pack));

    public static T Good<T>(Checked<T> read) => read.TryGet(out var value, out var problems) ? value : throw new InvalidOperationException(string.Join("\n", problems));

    /// <summary>Answers in few words: <c>a=true k=x m=p,q n=5 d=2026-01-01 j=?</c>; a many-of is complete unless it ends with a plus.</summary>
    public static IReadOnlyList<FactAnswer> Answers(FactDictionary dictionary, string words) =>
        [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Split('=')).Select(w => new FactAnswer(w[0], Value(dictionary.Find(w[0])!, w[1]), null, null, null, 1))];

    public static CardFacts Facts(FactDictionary dictionary, string words) => CardFacts.Flat(dictionary, Answers(dictionary, words), "eu");

    public static PackClassification Classify(FactDictionary dictionary, LawPack pack, string words, Reading reading) =>
        Good(LawEngine.Compile(dictionary, [pack]).Classify(Facts(dictionary, words), reading)).Packs[0];

    /// <summary>The pack.yaml of a pack with one outcome, <c>o</c>.</summary>
    public static string PackHead => Head("o", "");

    private static string Head(string outcomes, string complete) =>
        $"pack: p\nversion: \"1\"\ntitle: {Says}\njurisdiction: EU\nreviewed-by: not reviewed by a lawyer\nacts:\n"
        + string.Concat(new[] { ("A", 2024), ("B", 2025), ("C", 2026) }.Select(a => FormattableString.Invariant($"  - {{ id: {a.Item1}, published: {a.Item2}-01-01, title: {Says} }}\n")))
        + "outcomes:\n" + string.Concat(outcomes.Split(' ').Select(o => o.Split(':')).Select(o => $"  - {{ id: {o[0]}, scope: {(o.Length > 1 ? o[1] : "use")}, says: {Says} }}\n"))
        + (complete.Length > 0 ? $"complete: [{complete}]\n" : "");

    private static FactValue Value(FactDefinition fact, string word) => (word, fact.Type) switch
    {
        ("?", _) => new FactValue.DontKnow(),
        (_, FactType.YesNo) => new FactValue.YesNo(word is "true"),
        (_, FactType.Judgement) => new FactValue.Judgement(word is "true"),
        (_, FactType.OneOf) => new FactValue.OneOf(word),
        (_, FactType.Number) => new FactValue.Number(decimal.Parse(word, CultureInfo.InvariantCulture)),
        (_, FactType.Date) => FactValue.Date.Parse(word)!,
        _ => new FactValue.ManyOf([.. word.TrimEnd('+').Split(',', StringSplitOptions.RemoveEmptyEntries)], !word.EndsWith('+')),
    };
}
