using Gnomon.Columns.Child;
using Gnomon.Columns.Copies;

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
        if (!Asked(input, out var asked))
            return (int)ExitCode.Usage;
        SelfLimits.Apply(asked.Limits, writes: asked.CopyTo is not null ? asked.Limits.CopyBytes : asked.Request.Spill?.Bytes ?? 0);
        ParentWatch.Start(input);
        if (asked.CopyTo is { } folder)
            output.Write(AnswerJson.Write(Conversion.Run(asked.Request, folder)));
        else
            Answer(asked.Request, output);
        output.Flush();
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
    private static void MakeReady()
    {
        var request = new CountRequest
        {
            Folder = AppContext.BaseDirectory,
            Files = ["ready.csv"],
            Label = "label = 1",
            Prediction = "score >= 0.5",
            Groups = [KeyValuePair.Create("group", "\"group\"")],
        };
        Answer(request, Stream.Null);
    }

    /// <summary>Counts and writes the answer; in whatever process this is.</summary>
    internal static void Answer(CountRequest request, Stream output)
    {
        var answer = AnswerJson.Write(CellCounter.CountAll(request));
        output.Write(answer);
        output.Flush();
    }
}
