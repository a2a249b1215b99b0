using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gnomon.Describe;
using Gnomon.Describe.Yaml;
using Gnomon.Law;
using Gnomon.Law.Format;
using Gnomon.Tests.Law;

namespace Gnomon.Bench;

/// <summary>
/// Classifications per second on one thread, over 200 different cards in turn, medians of seven; loading and compiling. Drawn cards answer half of all
/// questions, whatever system that may be; described ones half of what is known of a system in the packs' cases, which is a tenth of all questions. The
/// bars: small pack 200,000 for the class, 50,000 with everything; all packs 3,000 with everything; loading under 100 ms. <c>law [folder of packs]</c>.
/// </summary>
internal static class LawBench
{
    private const int Turns = 7;
    private const int Cards = 200;
    private static readonly string[] Classes = ["prohibited", "high-risk", "limited", "exempt"];
    private static readonly Reading Reading = new(new DateOnly(2027, 12, 3), new DateOnly(2026, 11, 21));

    internal static int Run(string[] args)
    {
        var folder = args.Length > 0 ? args[0] : Path.Combine(Assessing.Repository(), "packs");
        Console.WriteLine("One thread; medians of 7 runs over 200 cards with half of the answers left out.\n");
        Console.WriteLine("| law | what | per second | against the class alone |");
        Console.WriteLine("|---|---|---|---|");
        var (facts, packs) = Small();
        Rates("11 facts, 4 classes", facts, packs);
        var (parse, load) = Loading(folder);
        facts = FactDictionaryReader.ReadFolder(folder, "packs").Value;
        packs = Packs.Load(folder, facts).Value;
        var clock = Stopwatch.StartNew();
        LawEngine.Compile(facts, packs).Prepare(Reading);
        var compiled = clock.Elapsed.TotalMilliseconds;
        var rules = packs.Sum(p => p.Provisions.Count + p.Obligations.Count);
        Rates(string.Create(CultureInfo.InvariantCulture, $"all packs ({packs.Count}; {facts.Facts.Count} facts, {rules} rules)"), facts, packs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nLoading all packs, medians of 7: {load:0} ms from the artefact, {parse:0} ms from YAML; the first compiling of their diagrams for a reading {compiled:0} ms."));
        return 0;
    }

    /// <summary>Dictionary, heads and rules of all packs, with and without what their files parsed to before.</summary>
    private static (double Parse, double Load) Loading(string folder)
    {
        var cache = Directory.CreateTempSubdirectory("gnomon-bench-").FullName;
        Read(ParsedFiles.Open(cache, folder));
        var times = (Median(() => Read(ParsedFiles.None)), Median(() => Read(ParsedFiles.Open(cache, folder))));
        Directory.Delete(cache, recursive: true);
        return times;

        double Read(ParsedFiles parsed)
        {
            var clock = Stopwatch.StartNew();
            var dictionary = FactDictionaryReader.ReadFolder(folder, "packs", parsed).Value;
            var shelf = PackShelf.Open(folder, parsed).Value;
            var all = shelf.Read(shelf.Heads, dictionary).Value;
            var time = clock.Elapsed.TotalMilliseconds;
            parsed.Save();
            return all.Count > 0 ? time : 0;
        }
    }

    private static void Rates(string law, FactDictionary facts, IReadOnlyList<LawPack> packs)
    {
        var sampler = new CardSampler(facts, packs);
        var engine = LawEngine.Compile(facts, packs);
        var cards = Sample(sampler, 0);
        var alone = PerSecond(cards, c => engine.Truths(c, Reading));
        Print(law, "the class alone", alone, alone);
        Print(law, "with everything", PerSecond(cards, c => engine.Classify(c, Reading)), alone);
        Print(law, "with everything, all explanations in words", PerSecond(cards, c => Whole(engine.Classify(c, Reading))), alone);
        var next = Cards;
        Print(law, "with everything, cards never seen", Median(() => Rate(Sample(sampler, next += Cards), c => engine.Classify(c, Reading))), alone);
        if (Described(sampler, facts, packs) is not { Length: > 0 } described)
            return;
        Print(law, "described systems, the class alone", PerSecond(described, c => engine.Truths(c, Reading)), alone);
        Print(law, "described systems, with everything", PerSecond(described, c => engine.Classify(c, Reading)), alone);
    }

    /// <summary>Systems of the packs' cases with half of their answers left out, in a market for each pack.</summary>
    private static CardFacts[] Described(CardSampler sampler, FactDictionary facts, IReadOnlyList<LawPack> packs)
    {
        var cases = packs.SelectMany(p => PackCases.Read(p, facts).Value).Where(c => c.File.Contains("described-uses", StringComparison.Ordinal)).ToList();
        return [.. cases.Where((_, i) => i * Cards / cases.Count != (i + 1) * Cards / cases.Count).Select((c, i) => sampler.Card(CardSampler.Without(c.Facts, (ulong)i, 50)))];
    }

    /// <summary>Has every explanation put into words, down to facts and citations.</summary>
    private static Checked<int> Whole(Checked<Classification> classified) => !classified.TryGet(out var all, out var problems)
        ? Checked.Bad<int>(problems)
        : Checked.Good(all.Packs.Sum(p => p.Outcomes.Sum(o => o.Reasons.Count) + p.Obligations.Sum(o => o.Reasons.Count)));

    private static CardFacts[] Sample(CardSampler sampler, int from) =>
        [.. Enumerable.Range(from, Cards).Select(i => sampler.Card(CardSampler.Without(sampler.Complete((ulong)i), (ulong)i, 50)))];

    private static double PerSecond<T>(CardFacts[] cards, Func<CardFacts, Checked<T>> ask)
    {
        // What runs often is translated anew while it runs; until then nothing is measured.
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < 2;)
            Rate(cards, ask);
        var rounds = Math.Max(1, (int)(0.3 * Rate(cards, ask) / Cards));
        return Median(() => Enumerable.Range(0, rounds).Select(_ => Rate(cards, ask)).Order().ElementAt(rounds / 2));
    }

    private static double Rate<T>(CardFacts[] cards, Func<CardFacts, Checked<T>> ask)
    {
        var clock = Stopwatch.StartNew();
        foreach (var card in cards)
        {
            if (ask(card) is { IsGood: false } bad)
                throw new InvalidOperationException(bad.Problems[0].ToString());
        }

        return cards.Length / clock.Elapsed.TotalSeconds;
    }

    private static double Median(Func<double> measure) => Enumerable.Range(0, Turns).Select(_ => measure()).Order().ElementAt(Turns / 2);

    private static void Print(string law, string what, double rate, double alone) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {law} | {what} | {rate:0} | 1/{alone / rate:0.0} |"));

    /// <summary>A small law with an exemption, an exception to it, and areas.</summary>
    private static (FactDictionary Facts, IReadOnlyList<LawPack> Packs) Small()
    {
        const string says = "{ en: E, vi: V, fr: F }";
        var facts = new StringBuilder("facts:\n");
        foreach (var (id, more) in new[] { ("area", "many-of, values: [ { id: work, en: E, vi: V, fr: F }, { id: school, en: E, vi: V, fr: F }, { id: health, en: E, vi: V, fr: F }, { id: none, en: E, vi: V, fr: F } ]"), ("kind", "one-of, values: [ { id: rank, en: E, vi: V, fr: F }, { id: draft, en: E, vi: V, fr: F }, { id: match, en: E, vi: V, fr: F } ]") })
            facts.Append(CultureInfo.InvariantCulture, $"  - {{ id: {id}, scope: use, type: {more}, question: {says}, help: {says}, cost: 1, who: {says} }}\n");
        foreach (var id in new[] { "recruits", "promotes", "admits", "triages", "profiles", "narrow", "own-name", "deceives", "talks" })
            facts.Append(CultureInfo.InvariantCulture, $"  - {{ id: {id}, scope: use, type: yes-no, question: {says}, help: {says}, cost: 1, who: {says} }}\n");
        facts.Append(CultureInfo.InvariantCulture, $"constraints:\n  - {{ id: w, if: {{ not: {{ area: work }} }}, then: {{ all: [ {{ recruits: false }}, {{ promotes: false }} ] }}, says: {says} }}\n  - {{ id: s, if: {{ not: {{ area: school }} }}, then: {{ admits: false }}, says: {says} }}\n  - {{ id: h, if: {{ not: {{ area: health }} }}, then: {{ triages: false }}, says: {says} }}\n");
        var head = $"pack: p\nversion: \"1\"\ntitle: {says}\njurisdiction: EU\nreviewed-by: not reviewed by a lawyer\nacts: [ {{ id: A, published: 2024-01-01, title: {says} }} ]\ncomplete: [ \"*\" ]\noutcomes: [ {string.Join(", ", Classes.Select(o => $"{{ id: {o}, scope: use, says: {says} }}"))} ]\n";
        var rules = "provisions:\n"
            + Provision("p1", "{ deceives: true }", "prohibited", "")
            + Provision("p2", "{ any: [ { all: [ { area: work }, { any: [ { recruits: true }, { promotes: true } ] } ] }, { admits: true }, { all: [ { triages: true }, { kind: [ rank, match ] } ] } ] }", "high-risk", "p3")
            + Provision("p3", "{ all: [ { narrow: true }, { own-name: false } ] }", "exempt", "p5")
            + Provision("p4", "{ any: [ { talks: true }, { kind: draft } ] }", "limited", "")
            + Provision("p5", "{ profiles: true }", "exempt", "");
        var dictionary = FactDictionaryReader.Read(File("facts.yaml", facts.ToString())).Value;
        return (dictionary, Packs.Read([new PackSource("p", [File("p/pack.yaml", head), File("p/provisions.yaml", rules)], [])], dictionary, []).Value);

        static string Provision(string id, string when, string then, string unless) =>
            $"  - {{ id: {id}, cites: {{ act: A, article: Art. {id} }}, confirmed: primary, says: {says}, versions: [ {{ by: A, from: 2024-01-01, when: {when}, {(unless.Length > 0 ? $"unless: [ {unless} ], " : "")}then: [ {then} ] }} ] }}\n";

        static YamlFile File(string name, string text) => YamlFile.Parse(Encoding.UTF8.GetBytes(text), name, ExitCode.Pack).Value;
    }
}
