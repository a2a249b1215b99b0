using Gnomon.Describe;

namespace Gnomon.Tests.Describe;

/// <summary>Every bad card beside its golden message: Describe/Cards/bad/X.yaml and Goldens/Describe/X.txt.</summary>
public sealed class BadCardTests
{
    public static TheoryData<string> Bad => [.. Directory.EnumerateFiles(Path.Combine(Some.Cards(), "bad"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_card_says_what_is_wrong(string name)
    {
        var folder = Path.Combine(Some.Cards(), "bad");
        var card = CardReader.Read(Path.Combine(folder, name + ".yaml"), Some.Dictionary);
        Assert.False(card.IsGood);
        Golden.Match($"Describe/{name}.txt", Some.Messages(card.Problems, folder));
    }

    [Fact]
    public void Every_golden_has_its_card()
    {
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(Some.Cards()))!;
        var made = typeof(BadCardFileTests).GetMethods().Select(m => m.Name.ToLowerInvariant().Replace('_', '-'));
        var known = Bad.Select(row => row.Data).Concat(made).ToHashSet(StringComparer.Ordinal);
        var goldens = Directory.EnumerateFiles(Path.Combine(folder, "Goldens", "Describe"), "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!);
        Assert.DoesNotContain(goldens, g => !known.Contains(g));
    }

    [Fact]
    public void All_problems_come_at_once_in_the_order_of_lines()
    {
        var problems = CardReader.Read(Path.Combine(Some.Cards(), "bad", "everything-at-once.yaml"), Some.Dictionary).Problems;
        Assert.True(problems.Count > 10, $"{problems.Count} problems");
        Assert.Equal(problems.OrderBy(p => p.Line), problems);
    }
}
