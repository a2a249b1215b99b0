using System.Text;
using Gnomon.Describe;
using Gnomon.Law;

namespace Gnomon.Tests.Law;

/// <summary>
/// What is said of malformed laws: one good pack and a list of ways to spoil it, read from a folder as a user's packs are. Every message
/// names its file, and its line where the file is there.
/// </summary>
public sealed class MalformedTests
{
    private const string Mark = "======\n";

    [Fact]
    public void Every_malformed_law_is_refused_with_file_and_line()
    {
        var said = new StringBuilder();
        var entries = Entries();
        var (accepted, placeless) = (new List<string>(), new List<string>());
        foreach (var (name, file, edit) in entries)
        {
            var problems = Problems(Spoilt(file, edit));
            said.Append("## ").Append(name).Append('\n').AppendJoin('\n', problems).Append('\n');
            if (problems.Count == 0)
                accepted.Add(name);
            placeless.AddRange(problems.Where(p => p.File is null || (p.Line is null && !IsAboutTheWholeFile(file, edit))).Select(p => $"{name}: {p}"));
        }

        Assert.True(entries.Count >= 100);
        Assert.Empty(accepted);
        Assert.Empty(placeless);
        Golden.Match("Law/malformed.problems.txt", said.ToString());
    }

    [Fact]
    public void The_pack_that_is_spoilt_is_good() => Assert.Empty(Problems(Base()));

    // A file that is missing, empty, no text or of no part of a pack has no line to point at.
    private static bool IsAboutTheWholeFile(string file, List<string> edit) => edit is ["remove"] or ["all", "+ "] || !Base().ContainsKey(file);

    private static IReadOnlyList<Problem> Problems(Dictionary<string, byte[]> files)
    {
        var folder = Directory.CreateTempSubdirectory("gnomon-malformed-");
        try
        {
            foreach (var (name, bytes) in files)
            {
                var path = Path.Combine(folder.FullName, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, bytes);
            }

            return FactDictionaryReader.ReadFolder(folder.FullName, "packs").TryGet(out var facts, out var problems)
                && PackShelf.Open(folder.FullName).TryGet(out var shelf, out problems)
                && shelf.Read(shelf.Heads, facts).TryGet(out var packs, out problems)
                && PackCases.Read(packs[0], facts).TryGet(out _, out problems)
                && LawEngine.Compile(facts, packs).Truths(CardFacts.Flat(facts, [], "eu"), LawText.Reading("2026-12-02", "2026-12-02")).TryGet(out _, out problems)
                ? []
                : problems;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Dictionary<string, byte[]> Spoilt(string file, List<string> edit)
    {
        var files = Base();
        if (edit is ["remove"])
        {
            files.Remove(file);
            return files;
        }

        var (old, now) = (Lines(edit, "- "), Lines(edit, "+ "));
        var bytes = now.StartsWith('%')
            ? Convert.FromHexString(now.Replace("%", "", StringComparison.Ordinal))
            : Encoding.UTF8.GetBytes(edit.Contains("all", StringComparer.Ordinal) || !files.TryGetValue(file, out var whole) ? now + "\n" : Replaced(Encoding.UTF8.GetString(whole), old, now));
        files[file] = bytes;
        return files;
    }

    private static string Replaced(string text, string old, string now)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{old}' is not in the pack");
        return text[..at] + now + text[(at + old.Length)..];
    }

    private static string Lines(List<string> edit, string sign) => string.Join('\n', edit.Where(l => l.StartsWith(sign, StringComparison.Ordinal)).Select(l => l[2..]));

    private static Dictionary<string, byte[]> Base() =>
        Text()[..Text().IndexOf(Mark, StringComparison.Ordinal)].Split("=== ").Skip(1).Select(part => part.Split('\n', 2)).ToDictionary(p => p[0], p => Encoding.UTF8.GetBytes(p[1]), StringComparer.Ordinal);

    private static List<(string Name, string File, List<string> Edit)> Entries() =>
        [.. Text()[(Text().IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..].Split("## ", StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.TrimEnd('\n').Split('\n')).Select(lines => (lines[0], lines[1], lines.Skip(2).ToList()))];

    private static string Text([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "Goldens", "Law", "malformed.txt"));
}
