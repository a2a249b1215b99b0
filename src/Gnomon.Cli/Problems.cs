namespace Gnomon.Cli;

/// <summary>Prints what is wrong, all of it, and gives the exit code of the first problem.</summary>
internal static class Problems
{
    public static async Task<int> Report(IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
            await Console.Error.WriteLineAsync(problem.ToString());
        return (int)problems[0].Exit;
    }
}
