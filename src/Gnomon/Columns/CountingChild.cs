using Gnomon.Columns.Child;
using Gnomon.Columns.Copies;
using Gnomon.Columns.Duck;

namespace Gnomon.Columns;

/// <summary>The other end of <see cref="CountingProcess"/>: what the hidden verb of the command line runs.</summary>
public static class CountingChild
{
    /// <summary>
    /// Limits this process, reads a request from standard input, counts, writes the answer to standard output and ends the process with 0, be the answer cells or
    /// problems: at once, for the parent waits for the end, and memory that goes back to the system need not be given back to DuckDB first.
    /// </summary>
    /// <returns><see cref="ExitCode.Usage"/>: what came in is no request.</returns>
    public static int Main()
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        var database = MakeReady();
        if (!Asked(input, out var asked))
            return (int)ExitCode.Usage;
        SelfLimits.Apply(asked.Limits, writes: asked.CopyTo is not null ? asked.Limits.CopyBytes : asked.Request.Spill?.Bytes ?? 0);
        ParentWatch.Start(input);
        if (asked.CopyTo is { } folder)
            output.Write(AnswerJson.Write(Conversion.Run(asked.Request, folder)));
        else
            Answer(asked.Request, database, output);
        output.Flush();
        ParentWatch.ExitNow(0);
        return 0;
    }

    private static bool Asked(Stream input, out RequestMessage asked)
    {
        try
        {
            asked = RequestJson.Read(Lines.First(input));
            return true;
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine($"gnomon: {e.Message}; this command is for gnomon itself, which sends it what to count");
            asked = null!;
            return false;
        }
    }

    // Two rows of our own are counted while nobody waits: what the first count costs once - the library, the readers, the gate - is then paid.
    // So is the next database, which only has to be told what it may read. Null where there is no DuckDB; the answer will say so.
    private static DuckDatabase? MakeReady()
    {
        var request = new CountRequest
        {
            Folder = AppContext.BaseDirectory,
            Files = ["ready.csv"],
            Label = "label = 1",
            Prediction = "score >= 0.5",
            Groups = [KeyValuePair.Create("group", "\"group\"")],
        };
        Answer(RequestJson.Read(RequestJson.Write(request, new CountingLimits())).Request, null, Stream.Null);
        return DuckLibrary.Absent() is null ? DuckDatabase.Open() : null;
    }

    /// <summary>Counts and writes the answer; in whatever process this is.</summary>
    internal static void Answer(CountRequest request, DuckDatabase? database, Stream output)
    {
        var answer = AnswerJson.Write(database is null ? CellCounter.CountAll(request) : CellCounter.CountAll(request, database));
        output.Write(answer);
        output.Flush();
    }
}
