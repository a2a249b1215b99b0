using System.Globalization;
using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Tests.Law.Ask;

namespace Gnomon.Bench;

/// <summary>How many questions an interview needs, over seeded complete cards of which answers were taken away. The bars: 12 for the EU, 8 for Vietnam.</summary>
internal static class Asking
{
    private const int Cards = 30;

    internal static int Run(string[] args)
    {
        var folder = args.Length > 0 ? args[0] : Path.Combine(Assessing.Repository(), "packs");
        var facts = FactDictionaryReader.ReadFolder(folder, "packs").Value;
        var packs = Packs.Load(folder, facts).Value;
        Console.WriteLine($"{Cards} seeded complete cards each; medians (worst) of questions asked.\n");
        Console.WriteLine("| law | answers taken away | until the outcome | until every outcome | until nothing can change |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var id in new[] { "eu-ai-act", "vn-ai-law" })
        {
            foreach (var percent in new[] { 50, 100 })
            {
                var runs = Enumerable.Range(0, Cards).Select(seed => new AskedCard(facts, packs.Single(p => string.Equals(p.Id, id, StringComparison.Ordinal)), (ulong)seed, percent).Run()).ToList();
                Console.WriteLine($"| {id} | {percent} % | {Middle(runs.Select(r => r.Gravest))} | {Middle(runs.Select(r => r.Outcomes))} | {Middle(runs.Select(r => r.All))} |");
            }
        }

        return 0;
    }

    private static string Middle(IEnumerable<int> numbers)
    {
        var order = numbers.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{order[order.Count / 2]} ({order[^1]})");
    }
}
