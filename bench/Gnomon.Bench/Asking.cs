using System.Globalization;
using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Tests.Law.Ask;

namespace Gnomon.Bench;

/// <summary>
/// How many questions an interview needs, over seeded complete cards of which answers were taken away. The bars: 12 for the EU, 8 for Vietnam.
/// <c>asking</c> writes docs/reference/asking.md; <c>asking PACK SEED [inside]</c> shows the questions of one card.
/// </summary>
internal static class Asking
{
    private const int Cards = 30;

    internal static int Run(string[] args)
    {
        var folder = Path.Combine(Assessing.Repository(), "packs");
        var facts = FactDictionaryReader.ReadFolder(folder, "packs").Value;
        var packs = Packs.Load(folder, facts).Value;
        AskedCards Of(string id) => new(facts, packs.Single(p => string.Equals(p.Id, id, StringComparison.Ordinal)));
        if (args.Length > 1)
            return One(Of(args[0]), int.Parse(args[1], CultureInfo.InvariantCulture), args.Length > 2);
        using var page = new StringWriter { NewLine = "\n" };
        page.WriteLine("""
            # How many questions an interview needs

            Written by `dotnet run -c Release --project bench/Gnomon.Bench -- asking`. Complete cards are drawn by seed, answers are taken away, and each
            question that Gnomon puts is answered from the complete card. Medians (worst) of the questions asked until the gravest class that holds is
            certain, with all that is graver ruled out; until every outcome is as on the complete card; until nothing can change any more. A card drawn
            at random is mostly outside of the law (research, defence, no such market), which takes few questions; so the last rows of each law fix
            that the system is supplied or used, and nothing takes it out. Drawn cards are harder than real ones: each touches many areas at once.

            | law | cards | answers taken away | until the class | until every outcome | until nothing can change |
            |---|---|---|---|---|---|
            """.ReplaceLineEndings("\n"));
        foreach (var id in new[] { "eu-ai-act", "vn-ai-law" })
        {
            var cards = Of(id);
            Row(page, cards, 0, 50, inside: false);
            foreach (var from in new[] { 0, 100, 200 })
                Row(page, cards, from, 100, inside: false);
            foreach (var from in new[] { 0, 100 })
                Row(page, cards, from, 100, inside: true);
        }

        File.WriteAllText(Path.Combine(Assessing.Repository(), "docs", "reference", "asking.md"), page.ToString());
        return 0;
    }

    private static void Row(StringWriter page, AskedCards cards, int from, int percent, bool inside)
    {
        var runs = Enumerable.Range(from, Cards).Select(seed => cards.Card(seed, percent, inside ? Inside(seed) : null).Run()).ToList();
        var row = $"| {cards.Pack.Id} | seeds {from} to {from + Cards - 1}{(inside ? ", within the law" : "")} | {percent} % | {Middle(runs.Select(r => r.Gravest))} | {Middle(runs.Select(r => r.Outcomes))} | {Middle(runs.Select(r => r.All))} |";
        Console.WriteLine(row);
        page.WriteLine(row);
    }

    private static int One(AskedCards cards, int seed, bool inside)
    {
        var asked = new List<string>();
        var run = cards.Card(seed, 100, inside ? Inside(seed) : null).Run((_, question) => asked.Add(question.Fact.Id));
        Console.WriteLine(string.Join('\n', asked.Take(run.Gravest).Append("-- the class").Concat(asked[run.Gravest..run.Outcomes]).Append("-- every outcome").Concat(asked[run.Outcomes..])));
        return 0;
    }

    private static IReadOnlyList<FactAnswer> Inside(int seed) =>
    [
        new("scope.only", new FactValue.ManyOf(["none"], Complete: true), null, null, null, 1),
        new("market.mode", new FactValue.OneOf(seed % 2 == 0 ? "placed" : "own-use"), null, null, null, 1),
    ];

    private static string Middle(IEnumerable<int> numbers)
    {
        var order = numbers.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{order[order.Count / 2]} ({order[^1]})");
    }
}
