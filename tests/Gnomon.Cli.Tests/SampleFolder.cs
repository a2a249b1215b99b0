namespace Gnomon.Cli.Tests;

/// <summary>A sample in a folder of the test's own, so that something in it can be changed.</summary>
internal static class SampleFolder
{
    /// <summary>Copies a sample; the card uses a profile beside it, whose bars can be moved.</summary>
    public static void Copy(string sample, string target)
    {
        var source = Path.Combine(Cli.Repository, "samples", sample);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.Copy(Path.Combine(Cli.Repository, "profiles", "four-fifths.yaml"), Path.Combine(target, "bars.yaml"));
        Replace(Path.Combine(target, "system.yaml"), "profile: default", "profile: ./bars.yaml");
    }

    /// <summary>Changes one text in a file.</summary>
    public static void Replace(string file, string old, string fresh)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(file, text[..at] + fresh + text[(at + old.Length)..]);
    }

    /// <summary>Changes the last figure of a data file: one byte, and still data.</summary>
    public static void ChangeOneByte(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var at = Array.FindLastIndex(bytes, b => char.IsAsciiDigit((char)b));
        bytes[at] = bytes[at] == (byte)'1' ? (byte)'2' : (byte)'1';
        File.WriteAllBytes(file, bytes);
    }
}
