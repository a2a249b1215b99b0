using System.Runtime.CompilerServices;
using Gnomon.Describe;
using Gnomon.Describe.Template;
using Gnomon.Plan;

namespace Gnomon.Tests.Describe;

/// <summary>What the repository ships fits its own dictionary and schemas.</summary>
public sealed class ShippedFilesTests : IDisposable
{
    private static readonly FactDictionary Facts = FactDictionaryReader.ReadFolder(Path.Combine(Repository(), "packs"), "packs").Value;

    private readonly string folder = Directory.CreateTempSubdirectory("gnomon-shipped-").FullName;

    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(Path.Combine(Repository(), "samples"), "system.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Profiles => [.. Directory.EnumerateFiles(Path.Combine(Repository(), "profiles"), "*.yaml").Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.Vi)]
    [InlineData(Language.Fr)]
    public void The_card_that_init_writes_is_read(Language language) => Fits(CardTemplate.Write(folder, language).Value[0]);

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_card_is_read(string path) => Fits(path);

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_shipped_profile_is_read(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var profile = ProfileReader.Read(name, folder, Path.GetDirectoryName(path)!);
        Assert.Empty(profile.Problems);
        Assert.Equal(name, profile.Value.Name);
        Assert.Empty(AsEditorsRead.Faults(ProfileSchema.Write(), profile.Value.File.Root));
    }

    private static void Fits(string path)
    {
        var card = CardReader.Read(path, Facts);
        Assert.Empty(card.Problems);
        Assert.Empty(AsEditorsRead.Faults(CardSchema.Write(Facts), card.Value.File.Root));
    }

    private static string Repository([CallerFilePath] string here = "") =>
        Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(here))))!;
}
