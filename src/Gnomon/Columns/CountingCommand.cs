namespace Gnomon.Columns;

/// <summary>The program that counts, and its arguments.</summary>
/// <param name="File">The path of an executable.</param>
/// <param name="Arguments">What comes after it; the last is the hidden verb.</param>
public sealed record CountingCommand(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>The hidden verb of the command line that calls <see cref="CountingChild.Main"/>.</summary>
    public const string Verb = "count-cells";

    /// <summary>This same program with the hidden verb; also where it runs as <c>dotnet program.dll</c>.</summary>
    /// <exception cref="InvalidOperationException">The system does not say which program this is.</exception>
    public static CountingCommand ThisProgram()
    {
        var path = Environment.ProcessPath ?? throw new InvalidOperationException("this process has no path");
        var isHost = string.Equals(Path.GetFileNameWithoutExtension(path), "dotnet", StringComparison.Ordinal);
        return new CountingCommand(path, isHost ? [Path.GetFullPath(Environment.GetCommandLineArgs()[0]), Verb] : [Verb]);
    }
}
