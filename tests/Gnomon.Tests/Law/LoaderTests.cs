using System.Text;
using Gnomon.Describe;
using Gnomon.Describe.Yaml;
using Gnomon.Law;

namespace Gnomon.Tests.Law;

/// <summary>
/// What the loader says of wrong packs. A case is a text file with its files marked <c>=== name</c>; the messages stand beside it as a
/// golden. <c>good</c> is the same pack without a mistake.
/// </summary>
public sealed class LoaderTests
{
    public static TheoryData<string> Cases() => [.. Directory.GetFiles(Folder(), "*.pack.txt").Select(f => Path.GetFileName(f)[..^".pack.txt".Length]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_pack_is_read_or_refused_with_every_reason(string name)
    {
        var files = Split(File.ReadAllText(Path.Combine(Folder(), name + ".pack.txt")));
        Golden.Match($"Law/{name}.problems.txt", string.Join("\n", Problems(files).Select(p => p.ToString())) + "\n");
    }

    [Fact]
    public void The_digest_changes_with_any_byte_and_any_name()
    {
        var dictionary = LawText.Dictionary("a use yes-no");
        var version = "{ by: A, from: 2024-01-01, when: { a: true }, then: [ o ] }";
        var one = LawText.Pack(dictionary, "o", LawText.Provision("p", version));
        Assert.Equal(one.Digest, LawText.Pack(dictionary, "o", LawText.Provision("p", version)).Digest);
        Assert.NotEqual(one.Digest, LawText.Pack(dictionary, "o", LawText.Provision("q", version)).Digest);
        Assert.Matches("^[0-9a-f]{64}$", one.Digest);
    }

    [Fact]
    public void A_folder_without_packs_is_refused()
    {
        var problems = Packs.Load(Path.Combine(Folder(), "no-such-folder"), LawText.Dictionary("a use yes-no")).Problems;
        Assert.Equal(ExitCode.Pack, Assert.Single(problems).Exit);
    }

    private static IReadOnlyList<Problem> Problems(List<YamlFile> files)
    {
        var dictionary = FactDictionaryReader.Read(files[0]);
        if (!dictionary.IsGood)
            return dictionary.Problems;
        return Packs.Read([LawText.Source(files.Skip(1))], dictionary.Value, []) is { IsGood: true } packs
            ? PackCases.Read(packs.Value[0], dictionary.Value).Problems
            : Packs.Read([LawText.Source(files.Skip(1))], dictionary.Value, []).Problems;
    }

    private static List<YamlFile> Split(string text) =>
        [.. text.Split("=== ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('\n', 2)).Select(part => LawText.Good(YamlFile.Parse(Encoding.UTF8.GetBytes(part[1]), part[0].Trim(), ExitCode.Pack)))];

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "Goldens", "Law");
}
