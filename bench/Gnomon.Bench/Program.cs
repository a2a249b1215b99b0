using Gnomon.Bench;
using Gnomon.Columns;

// One bench a file; each prints Markdown to standard output.
var benches = new Dictionary<string, Func<string[], int>>(StringComparer.Ordinal)
{
    ["counting"] = Counting.Run,
    ["counting-raw"] = RawCount.Run,
    [CountingCommand.Verb] = _ => CountingChild.Main(),
    ["coverage"] = Coverage.Run,
    ["kinds"] = Kinds.Run,
    ["figures"] = Figures.Run,
    ["assessing"] = Assessing.Run,
    ["law"] = LawBench.Run,
    ["asking"] = Asking.Run,
    ["start-up"] = StartUp.Run,
    ["numbers"] = Numbers.Run,
    ["log"] = Logging.Run,
    ["faults"] = Faults.Run,
    [Faults.Verb] = Faults.Append,
};

if (args.Length > 0 && benches.TryGetValue(args[0], out var bench))
    return bench(args[1..]);
Console.Error.WriteLine("which bench? " + string.Join(", ", benches.Keys));
return 2;
