using System.Text;
using Gnomon.Describe;
using Gnomon.Describe.Yaml;

namespace Gnomon.Tests.Report;

/// <summary>The few questions that the samples need, and the card around them.</summary>
internal static class SampleFacts
{
    public static readonly LocalizedText Legal = new("legal department", "bộ phận pháp chế", "service juridique");

    public static readonly FactDefinition Area = Fact("use.area", FactScope.Use, new("In which areas is the system used?", "Hệ thống được dùng trong những lĩnh vực nào?", "Dans quels domaines le système est-il utilisé ?"));

    public static readonly FactDefinition Stage = Fact("work.stage", FactScope.Use, new("At which stages of work does it act?", "Hệ thống tác động ở giai đoạn nào của công việc?", "À quelles étapes du travail intervient-il ?"));

    public static readonly FactDefinition Profiling = Fact("data.evaluates", FactScope.Use, new("Does it evaluate aspects of a person?", "Hệ thống có đánh giá khía cạnh nào của một người không?", "Évalue-t-il des aspects d’une personne ?"));

    public static readonly FactDefinition Change = Fact("task.can-change-result", FactScope.Use, new("Can its output change the result of the human assessment?", "Đầu ra của hệ thống có thể thay đổi kết quả đánh giá của con người không?", "Sa sortie peut-elle modifier le résultat de l’évaluation humaine ?"));

    public static readonly FactDefinition Authorised = Fact("human.checker-authorised", FactScope.Use, new("May the person who checks refuse the output?", "Người kiểm tra có quyền bác bỏ đầu ra không?", "La personne qui contrôle peut-elle refuser la sortie ?"));

    public static FactDictionary Dictionary { get; } = new([Area, Stage, Profiling, Change, Authorised], [new FactFile(Yaml("facts.yaml"), Constraints: null)]);

    public static SystemCard Card(string id, LocalizedText name, string version, string use, IReadOnlyList<string> markets, MeasureDeclaration measure, string profile) => new()
    {
        File = Yaml("system.yaml"),
        Folder = "/samples",
        Id = id,
        Name = name,
        Version = version,
        Claims = new(null, null),
        Facts = [],
        Markets = [.. markets.Select(m => new ScopedFacts(m, [], 1))],
        Models = [],
        Uses = [new(use, [], 1)],
        Measures = [measure],
        Profile = profile,
        Documents = [],
    };

    public static MeasureDeclaration Measure(string id, string use, string file, string prediction, string label, IEnumerable<string> groups) => new()
    {
        Id = id,
        Kind = "fairness",
        Use = use,
        Data = [file],
        Delimiter = null,
        DecimalMark = null,
        Role = "test",
        Unit = null,
        OneRowPerUnit = true,
        Label = label,
        Prediction = prediction,
        Favourable = true,
        Groups = [.. groups.Select(g => KeyValuePair.Create(g, g))],
        Line = 1,
    };

    private static FactDefinition Fact(string id, FactScope scope, LocalizedText question) => new(id, scope, FactType.YesNo, [], null, question, question, 1, Legal);

    private static YamlFile Yaml(string name) => YamlFile.Parse(Encoding.UTF8.GetBytes("gnomon: 1\n"), name, ExitCode.Card).Value;
}
