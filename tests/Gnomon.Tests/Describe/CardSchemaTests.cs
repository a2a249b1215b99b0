using Gnomon.Describe;
using Gnomon.Describe.Yaml;

namespace Gnomon.Tests.Describe;

public sealed class CardSchemaTests
{
    private static readonly string Schema = CardSchema.Write(Some.Dictionary);


    public static TheoryData<string> Good => [.. Directory.EnumerateFiles(Path.Combine(Some.Cards(), "good"), "*.yaml")];

    public static TheoryData<string> Bad =>
        [.. Directory.EnumerateFiles(Path.Combine(Some.Cards(), "bad"), "*.yaml").Where(f => YamlFile.Read(f, f, ExitCode.Card).IsGood)];

    [Fact]
    public void The_schema_is_as_reviewed() => Golden.Match("Describe/card.schema.json", Schema);

    [Theory]
    [MemberData(nameof(Good))]
    public void A_card_that_is_read_fits_the_schema(string path) =>
        Assert.Empty(AsEditorsRead.Faults(Schema, YamlFile.Read(path, path, ExitCode.Card).Value.Root));

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_card_that_is_refused_does_not_fit_the_schema(string path) =>
        Assert.NotEmpty(AsEditorsRead.Faults(Schema, YamlFile.Read(path, path, ExitCode.Card).Value.Root));

    [Fact]
    public void A_fact_is_described_by_its_question() => Assert.Contains("What is human.check?", Schema, StringComparison.Ordinal);
}
