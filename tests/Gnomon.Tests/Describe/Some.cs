using System.Runtime.CompilerServices;
using System.Text;
using Gnomon.Describe;
using Gnomon.Describe.Yaml;

namespace Gnomon.Tests.Describe;

/// <summary>A small dictionary with a fact of every scope and type, and the folders of the test cards.</summary>
internal static class Some
{
    public static FactDictionary Dictionary { get; } = new(
        [
            Fact("org.kind", FactScope.Organisation, FactType.OneOf, "public-authority", "private-doing-public-service", "private"),
            Fact("org.countries", FactScope.Organisation, FactType.ManyOf, "no", "vn", "fr"),
            Fact("supply.own-name", FactScope.System, FactType.YesNo),
            Fact("model.flop", FactScope.Model, FactType.Number) with { Unit = "FLOP" },
            Fact("market.mode", FactScope.Market, FactType.OneOf, "placed", "own-use"),
            Fact("market.country", FactScope.Market, FactType.OneOf, "no", "vn"),
            Fact("market.first-date", FactScope.Market, FactType.Date),
            Fact("use.area", FactScope.Use, FactType.ManyOf, "employment", "health", "education", "none"),
            Fact("human.check", FactScope.Use, FactType.OneOf, "before-effect", "nominal", "none"),
            Fact("harm.significant", FactScope.Use, FactType.Judgement),
        ],
        [new FactFile(YamlFile.Parse(Encoding.UTF8.GetBytes("facts: []\n"), "facts.yaml", ExitCode.Pack).Value, Constraints: null)]);

    public static string Cards() => Path.Combine(Path.GetDirectoryName(Here())!, "Cards");

    public static Checked<SystemCard> Read(string yaml) => Read(Encoding.UTF8.GetBytes(yaml));

    public static Checked<SystemCard> Read(byte[] yaml) => YamlFile.Parse(yaml, "system.yaml", ExitCode.Card).TryGet(out var file, out var problems)
        ? CardReader.FromYaml(file, CardFolder.At(Cards()), Dictionary)
        : Checked.Bad<SystemCard>(problems);

    public static string Messages(IEnumerable<Problem> problems, string folder) =>
        string.Concat(problems.Select(p => $"{(int)p.Exit} {p.Exit}: {p}\n")).Replace(folder + "/", "", StringComparison.Ordinal);

    private static string Here([CallerFilePath] string here = "") => here;

    private static FactDefinition Fact(string id, FactScope scope, FactType type, params string[] options) => new(
        id, scope, type, [.. options.Select(o => new FactOption(o, Text(o)))], Unit: null, Text($"What is {id}?"), Text("help"), Cost: 1, Text("somebody"));

    private static LocalizedText Text(string text) => new(text, text, text);
}
