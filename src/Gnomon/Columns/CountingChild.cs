using Gnomon.Columns.Child;
using Gnomon.Columns.Duck;

namespace Gnomon.Columns;

/// <summary>The other end of <see cref="CountingProcess"/>: what the hidden verb of the command line runs.</summary>
public static class CountingChild
{
    /// <summary>Limits this process, reads a request from standard input, counts, writes the answer to standard output.</summary>
    /// <returns>0: there is an answer, be it cells or problems. <see cref="ExitCode.Usage"/>: what came in is no request.</returns>
    public static int Main()
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        MakeReady();
        if (!Asked(input, out var request, out var limits))
            return (int)ExitCode.Usage;
        SelfLimits.Apply(limits);
        ParentWatch.Start(input);
        Answer(request, output);
        return 0;
    }

    private static bool Asked(Stream input, out CountRequest request, out CountingLimits limits)
    {
        try
        {
            (request, limits) = RequestJson.Read(Lines.First(input));
            return true;
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine($"gnomon: {e.Message}; this command is for gnomon itself, which sends it what to count");
            (request, limits) = (null!, null!);
            return false;
        }
    }

    // What the first count would have to do anyhow is done while nobody waits for it: the library is loaded and a statement has run.
    private static void MakeReady()
    {
        if (DuckLibrary.Absent() is not null)
            return;
        using var database = DuckDatabase.Open([], Environment.ProcessorCount, 256L << 20);
        using var connection = database.Connect();
        using var statement = connection.Prepare("SELECT json_serialize_sql('SELECT 1')");
        using var rows = statement.Execute();
        rows.Next();
    }

    /// <summary>Counts and writes the answer; in whatever process this is.</summary>
    internal static void Answer(CountRequest request, Stream output)
    {
        var answer = AnswerJson.Write(CellCounter.Count(request));
        output.Write(answer);
        output.Flush();
    }
}
