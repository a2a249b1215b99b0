using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Report;

namespace Gnomon.Tests.Law.Shipped;

/// <summary>What the report says instead of an id.</summary>
public sealed class DocumentNamesTests
{
    [Fact]
    public void Every_document_that_a_shipped_duty_asks_for_has_a_name()
    {
        var folder = Path.Combine(Repository.Root, "packs");
        var packs = LawText.Good(Packs.Load(folder, LawText.Good(FactDictionaryReader.ReadFolder(folder, "packs"))));
        var kinds = packs.SelectMany(p => p.Obligations).SelectMany(o => o.Versions).SelectMany(v => Documents(v.Asks)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        foreach (var language in Languages.All)
            Assert.DoesNotContain(kinds, k => new Texts(language).Find("document." + k) is null);
    }

    private static IEnumerable<string> Documents(EvidenceAsked? asks) => asks switch
    {
        EvidenceAsked.All all => all.Parts.SelectMany(Documents),
        EvidenceAsked.Any any => any.Parts.SelectMany(Documents),
        EvidenceAsked.Document document => [document.Kind],
        _ => [],
    };
}
