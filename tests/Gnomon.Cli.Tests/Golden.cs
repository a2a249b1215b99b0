using System.Runtime.CompilerServices;

namespace Gnomon.Cli.Tests;

/// <summary>Holds what a person reads against a file beside the tests; GNOMON_RECORD=1 writes the file anew.</summary>
internal static class Golden
{
    public static void Match(string name, string actual)
    {
        var path = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("GNOMON_RECORD") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"there is no golden file {name}; GNOMON_RECORD=1 writes it");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Goldens");
}
