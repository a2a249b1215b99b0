using System.Runtime.CompilerServices;

namespace Gnomon.Tests;

/// <summary>
/// Compares what people read with the file that a person reviewed. GNOMON_RECORD=1 records anew; the diff is then reviewed.
/// </summary>
internal static class Golden
{
    public static void Match(string relativePath, string actual)
    {
        var path = Path.Combine(Folder(), relativePath);
        if (Environment.GetEnvironmentVariable("GNOMON_RECORD") is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"there is no golden {relativePath}; GNOMON_RECORD=1 records it");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Goldens");
}
