using System.Text.RegularExpressions;

namespace Gnomon.Tests.Conventions;

/// <summary>The folders of src/Gnomon recite a sentence, and no stage looks to its right.</summary>
public sealed partial class StageOrderTests
{
    private static readonly string[] Sentence = ["Describe", "Law", "Plan", "Measure", "Decide", "Report"];

    private static readonly string[] Beneath = ["Columns", "Endpoint", "Evidence"];

    public static TheoryData<string> Folders => [.. Sentence, .. Beneath];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_stage_names_only_stages_to_its_left(string folder)
    {
        var place = Array.IndexOf(Sentence, folder);
        // Evidence knows only predicate type, subjects and JSON; Columns knows only files and expressions.
        var allowed = Beneath.Contains(folder) ? [] : Sentence[..(place + 1)];
        var forbidden = Sentence.Except(allowed).Except([folder]);
        var sins = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Gnomon", folder), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => NamedStage().Matches(File.ReadAllText(file)).Select(m => (file, stage: m.Groups["stage"].Value)))
            .Where(found => forbidden.Contains(found.stage))
            .Select(found => $"{Path.GetRelativePath(Repository.Root, found.file)} names {found.stage}");
        Assert.Empty(sins);
    }

    [Fact]
    public void The_checker_imports_nothing_but_the_framework()
    {
        var references = typeof(Gnomon.Verify.RunVerifier).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Assert.All(references, name => Assert.StartsWith("System", name, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_folder_of_the_core_is_a_stage_or_lies_beneath()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "Gnomon")).Select(Path.GetFileName);
        Assert.Equal([.. Beneath.Concat(Sentence).Order(StringComparer.Ordinal)], folders.Order(StringComparer.Ordinal));
    }

    // `using Gnomon.Law;`, `Gnomon.Law.X` and the relative `Law.X`, but not `Law.md`, a cref to a noun of the root, or a path.
    [GeneratedRegex(@"(?:using (?:static )?Gnomon\.|\bGnomon\.|[(<\s,])(?<stage>Describe|Law|Plan|Measure|Decide|Report)(?:;|\.[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NamedStage();
}
