using System.Text;
using Gnomon.Describe;
using Gnomon.Describe.Yaml;
using Gnomon.Law;

namespace Gnomon.Tests.Law.Malformed;

/// <summary>
/// One good pack (<c>good.txt</c>) and many ways to get it wrong (<c>edits.txt</c>), one edit at a time. Each is refused, in one golden:
/// where, what, and how to mend it.
/// </summary>
public sealed class MalformedPackTests
{
    [Fact]
    public void The_pack_is_good_before_it_is_edited() => Assert.Empty(Problems(Good()));

    [Fact]
    public void Each_mistake_is_named_with_its_file_and_line()
    {
        var edits = PackEdit.ReadAll(Text("edits.txt"));
        Assert.True(edits.Count >= 100, "the issue asks for a hundred malformed packs");
        Assert.Distinct(edits.Select(e => e.Name));
        var page = new StringBuilder();
        var silent = new List<string>();
        foreach (var edit in edits)
        {
            var problems = Problems(edit.Apply(Good()));
            if (problems.Count == 0)
                silent.Add(edit.Name);
            Assert.All(problems, p => Assert.Equal(ExitCode.Pack, p.Exit));
            Assert.All(problems, p => Assert.True(p.File is not null && (p.Line is not null || edit.IsAboutAWholeFile), $"{edit.Name}: {p}"));
            page.Append("## ").Append(edit.Name).Append('\n').AppendJoin('\n', problems).Append('\n');
        }

        Assert.Empty(silent);
        Golden.Match("Law/malformed.problems.txt", page.ToString());
    }

    private static SortedDictionary<string, string> Good() => new(
        Text("good.txt").Split("=== ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('\n', 2)).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static List<Problem> Problems(SortedDictionary<string, string> texts)
    {
        var problems = new List<Problem>();
        var files = texts.Select(t => Parse(t.Key, t.Value, problems)).OfType<YamlFile>().ToList();
        if (problems.Count > 0)
            return problems;
        if (!FactDictionaryReader.Read(files.Single(f => f.Name is "facts.yaml")).TryGet(out var dictionary, out var found)
            || !Packs.Read([LawText.Source(files.Where(f => f.Name is not "facts.yaml"))], dictionary, []).TryGet(out var packs, out found))
            return [.. found];
        return [.. PackCases.Read(packs[0], dictionary).Problems];
    }

    private static YamlFile? Parse(string name, string text, List<Problem> problems)
    {
        if (YamlFile.Parse(Encoding.UTF8.GetBytes(text), name, ExitCode.Pack).TryGet(out var file, out var found))
            return file;
        problems.AddRange(found);
        return null;
    }

    private static string Text(string name, [System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, name));
}
