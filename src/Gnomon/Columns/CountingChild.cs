using Gnomon.Columns.Child;

namespace Gnomon.Columns;

/// <summary>The other end of <see cref="CountingProcess"/>: what the hidden verb of the command line runs.</summary>
public static class CountingChild
{
    /// <summary>Limits this process, reads a request from standard input, counts, writes the answer to standard output.</summary>
    /// <returns>0: there is an answer, be it cells or problems.</returns>
    public static int Main()
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        var (request, limits) = RequestJson.Read(Lines.First(input));
        SelfLimits.Apply(limits);
        ParentWatch.Start(input);
        Answer(request, output);
        return 0;
    }

    /// <summary>Counts and writes the answer; in whatever process this is.</summary>
    internal static void Answer(CountRequest request, Stream output)
    {
        var answer = AnswerJson.Write(CellCounter.Count(request));
        output.Write(answer);
        output.Flush();
    }
}
