namespace Gnomon.Bench;

/// <summary>Runs every bench and writes the one page of this project's numbers: <c>numbers</c>.</summary>
internal static class Numbers
{
    internal static int Run(string[] args)
    {
        var console = Console.Out;
        using var page = new StringWriter { NewLine = "\n" };
        page.WriteLine("# Numbers of this project\n\nWritten by `dotnet run -c Release --project bench/Gnomon.Bench -- numbers`. Machines differ and are noisy: read the ratios.");
        foreach (var (title, bench) in new (string, Func<string[], int>)[] { ("Start", StartUp.Run), ("Counting", Counting.Run), ("The whole command", Assessing.Run), ("Figures of decisions and scores", Figures.Run), ("Searches and classes", Kinds.Run), ("The organisation's log", Logging.Run) })
        {
            console.WriteLine($"{title}...");
            page.WriteLine($"\n## {title}\n");
            Console.SetOut(page);
            var rc = bench([]);
            Console.SetOut(console);
            // A promise that is not kept stands on the page as such.
            if (rc > 1)
                return rc;
        }

        page.WriteLine("\n## Coverage of the intervals\n\nSimulated: [coverage](../measures/coverage.md), by `-- coverage`.");
        File.WriteAllText(Path.Combine(Assessing.Repository(), "docs", "reference", "numbers.md"), page.ToString());
        return 0;
    }
}
