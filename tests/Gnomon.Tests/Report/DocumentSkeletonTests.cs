using Gnomon.Law;
using Gnomon.Report;
using Gnomon.Tests.Law;

namespace Gnomon.Tests.Report;

/// <summary>Documents to be written: every kind, in every language, filled from card, classification and a result.</summary>
public sealed class DocumentSkeletonTests
{
    private static readonly Installation Shipped = new(Path.Combine(Repository.Root, "packs"), Path.Combine(Repository.Root, "profiles"));
    private static readonly Reading Reading = new(new DateOnly(2028, 1, 1), new DateOnly(2026, 11, 28));
    private static readonly LawShelf Shelf = LawText.Good(LawShelf.Read(Shipped));
    private static readonly ILookup<string, string> Kinds = DocumentSkeleton.KindsOf(Shelf.Packs);
    private static readonly Examination Hiring = LawText.Good(Examination.Of(
        Path.Combine(Repository.Root, "samples", "hiring", "system.yaml"), Shipped, Reading, also: ["uk-atrs", "nist-ai-rmf", "vn-ai-law", "us-nyc-ll144"]));

    [Fact]
    public void The_documents_that_were_promised_exist() => Assert.Superset(
        new HashSet<string>(["technical-documentation", "eu-database-registration", "fundamental-rights-impact-assessment", "classification-dossier", "public-impact-report", "atrs-record", "model-card"], StringComparer.Ordinal),
        Kinds.Select(k => k.Key).ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void Every_source_of_a_section_exists()
    {
        var names = Shelf.Packs.SelectMany(p => p.Obligations).SelectMany(o => o.Versions).SelectMany(v => Documents(v.Asks)).SelectMany(d => d.Sections).SelectMany(s => s.From).Distinct(StringComparer.Ordinal);
        var kinds = Shelf.Packs.SelectMany(p => p.Obligations).SelectMany(o => o.Versions).SelectMany(v => Documents(v.Asks)).Select(d => "documents." + d.Kind).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(names, n => !DocumentSection.Words.Contains(n, StringComparer.Ordinal) && !kinds.Contains(n) && Shelf.Facts.Find(n) is null);
    }

    [Fact]
    public void Every_kind_is_written_in_every_language_with_all_its_sections_and_no_verdict()
    {
        foreach (var (language, kind) in Languages.All.SelectMany(l => Kinds.Select(k => (l, k.Key))))
        {
            var text = Write(kind, language, figures: null);
            Assert.Contains(new Texts(language)["skeleton.missing"], text, StringComparison.Ordinal);
            Assert.DoesNotContain("{", text, StringComparison.Ordinal);
            Assert.Empty(ForbiddenWords.In(text));
        }
    }

    // Of scores of open questions three stand above a form, the most decisive first, and the others are counted.
    [Fact]
    public void Of_the_questions_that_decide_whether_it_is_owed_three_are_shown()
    {
        var open = Hiring with { Classification = Hiring.Classification with { Packs = [.. Hiring.Classification.Packs.Select(p => p with { Obligations = [.. p.Obligations.Select(o => o with { Truth = Truth.Unknown, Unknowns = [.. p.Questions.Reverse().Select(q => new Unknown(UnknownCause.NotAsked, "", "") { Data = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["fact"] = q.Fact } })] })] })] } };
        var pack = open.Classification.Packs.Single(p => p.Pack == "eu-ai-act");
        var wording = new Wording(Language.En, open.Facts);
        var lines = LawText.Good(DocumentSkeleton.Write("fundamental-rights-impact-assessment", open, null, wording)).Split('\n').SkipWhile(l => !l.StartsWith("- owed", StringComparison.Ordinal)).Skip(1).TakeWhile(l => l.StartsWith("- ", StringComparison.Ordinal)).ToList();
        var facts = pack.Questions.Select(q => q.Fact).Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(4, lines.Count);
        Assert.All(facts.Take(3).Zip(lines), l => Assert.Contains(Markdown.Of(wording.Question(l.First)), l.Second, StringComparison.Ordinal));
        Assert.StartsWith($"- {facts.Count - 3} more questions are open", lines[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("technical-documentation", Language.En)]
    [InlineData("classification-dossier", Language.Vi)]
    [InlineData("eu-database-registration", Language.Fr)]
    public void A_document_reads_as_reviewed(string kind, Language language) =>
        Golden.Match($"Report/document.{kind}.{language.Code()}.md", Write(kind, language, figures: null));

    // Under "Voluntary" it said "owed by you on the answers of the card: unknown".
    [Theory]
    [InlineData(Language.En, "- recommended: by itself this text does not bind you")]
    [InlineData(Language.Vi, "- khuyến nghị: tự nó, văn bản này không ràng buộc bạn")]
    [InlineData(Language.Fr, "- recommandé : par lui-même, ce texte ne vous oblige pas")]
    public void What_binds_nobody_is_recommended_and_not_owed(Language language, string said)
    {
        var lines = Write("model-card", language, figures: null).Replace('\u00a0', ' ').Split('\n');
        Assert.Contains(said, lines);
        Assert.DoesNotContain(lines, l => l.StartsWith("- owed by you", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_owed_is_said_in_so_many_words()
    {
        var nothing = Hiring with { Classification = Hiring.Classification with { Packs = [.. Hiring.Classification.Packs.Select(p => p with { Obligations = [.. p.Obligations.Select(o => o with { Truth = Truth.False })] })] } };
        var text = LawText.Good(DocumentSkeleton.Write("technical-documentation", nothing, null, new Wording(Language.En, nothing.Facts)));
        Assert.Contains("\n- not owed by you on the answers of the card\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("does not hold", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_of_a_result_stand_in_the_sections_that_ask_for_them()
    {
        var folder = Path.Combine(Repository.Root, "tests", "Gnomon.Tests", "Goldens", "Report");
        using var result = new ResultFolder(Path.Combine(folder, "hiring.assessment.json"));
        var figures = LawText.Good(ResultFigures.Read(result.Path));
        Assert.NotEmpty(figures.Criteria);
        var text = Write("technical-documentation", Language.En, figures);
        Assert.Contains("bar 0.80", text, StringComparison.Ordinal);
        Assert.Contains("sha256:" + figures.Sha256, text, StringComparison.Ordinal);
        Assert.DoesNotContain(new Texts(Language.En)["skeleton.no-figures"], text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.En, "work.stage", "recruit, select (not complete)", "Going through or filtering applications; Evaluating, testing, interviewing or ranking candidates")]
    [InlineData(Language.Vi, "supply.developed-by", "others", "Bên khác")]
    [InlineData(Language.Fr, "market.first-date", "2027-12-06", "6 décembre 2027")]
    [InlineData(Language.Fr, "data.personal", "dont-know", "non connu")]
    [InlineData(Language.Vi, "model.flop", "m1: not-asked; m2: dont-know", "m1: chưa trả lời; m2: không biết")]
    public void An_answer_is_said_in_the_readers_words(Language language, string fact, string ids, string said) =>
        Assert.Contains(said, new Wording(language, Hiring.Facts).Answer(fact, ids).ToString().Replace('\u00A0', ' '), StringComparison.Ordinal);

    [Fact]
    public void What_is_no_result_is_named()
    {
        var problem = Assert.Single(ResultFigures.Read(Path.Combine(Repository.Root, "packs")).Problems);
        Assert.Equal(ExitCode.Usage, problem.Exit);
        Assert.EndsWith("assessment.json", problem.File, StringComparison.Ordinal);
    }

    private static string Write(string kind, Language language, ResultFigures? figures) =>
        LawText.Good(DocumentSkeleton.Write(kind, Hiring, figures, new Wording(language, Hiring.Facts)));

    private static IEnumerable<EvidenceAsked.Document> Documents(EvidenceAsked? asks) => asks switch
    {
        EvidenceAsked.All all => all.Parts.SelectMany(Documents),
        EvidenceAsked.Any any => any.Parts.SelectMany(Documents),
        EvidenceAsked.Document document => [document],
        _ => [],
    };

    /// <summary>A folder with the assessment of a result.</summary>
    private sealed class ResultFolder : IDisposable
    {
        public ResultFolder(string assessment) => File.Copy(assessment, System.IO.Path.Combine(Path, "assessment.json"));

        public string Path { get; } = Directory.CreateTempSubdirectory("gnomon-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
