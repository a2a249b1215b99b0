using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Report;
using Gnomon.Tests.Law;

namespace Gnomon.Tests.Report;

/// <summary>Answers that cannot hold together, as people read them: the questions and answers in the reader's language, never ids.</summary>
public sealed class ContradictionWordsTests
{
    private static readonly LawShelf Shelf = LawText.Good(LawShelf.Read(new Installation(Path.Combine(Repository.Root, "packs"), "profiles")));

    [Theory]
    [InlineData(Language.En, "use desk · “Which of these areas does this use touch?” None of these · “Which work with staff or applicants does the system serve, even in a small part?” Evaluating, testing, interviewing or ranking candidates · Where the use does not touch employment, the system does nothing around work.")]
    [InlineData(Language.Vi, "việc sử dụng desk · “Việc sử dụng này liên quan đến những lĩnh vực nào sau đây?” Không thuộc lĩnh vực nào kể trên · “Hệ thống phục vụ việc nào đối với nhân viên hoặc ứng viên, dù chỉ một phần nhỏ?” Đánh giá, kiểm tra, phỏng vấn hoặc xếp hạng ứng viên · Việc sử dụng không liên quan đến việc làm thì hệ thống không làm việc gì về việc làm.")]
    [InlineData(Language.Fr, "usage desk · «\u00a0Lesquels de ces domaines cet usage touche-t-il\u00a0?\u00a0» Aucun de ces domaines · «\u00a0À quelles tâches touchant au personnel ou aux candidats le système contribue-t-il, même pour une petite part\u00a0?\u00a0» Évaluer, tester ou classer des candidats, ou leur faire passer un entretien · Si l’usage ne touche pas à l’emploi, le système ne fait rien en matière d’emploi.")]
    public void A_contradiction_is_said_in_the_reader_s_words(Language language, string said) =>
        Assert.Equal(said, new ContradictionWords(new Wording(language, Shelf.Facts)).Of(Assert.Single(Found("eu-ai-act", Use("desk", ("use.area", ["none"]), ("work.stage", ["select"]))))).ToString());

    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.Vi)]
    [InlineData(Language.Fr)]
    public void Uses_that_imply_opposite_things_name_no_question(Language language)
    {
        var said = new ContradictionWords(new Wording(language, Shelf.Facts)).Of(new Contradiction(null, [], [], [])).ToString();
        Assert.DoesNotContain('“', said);
        Assert.EndsWith(".", said, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Contradiction> Found(string pack, ScopedFacts use) => LawText.Good(
        LawEngine.Compile(Shelf.Facts, [Shelf.Packs.Single(p => p.Id == pack)]).Classify(new CardFacts { Facts = [], Models = [], Markets = [], Uses = [use] }, LawText.Reading("2026-11-21", "2026-11-21"))).Packs[0].Contradicted;

    private static ScopedFacts Use(string id, params (string Fact, string[] Values)[] answers) =>
        new(id, [.. answers.Select(a => new FactAnswer(a.Fact, new FactValue.ManyOf([.. a.Values], Complete: true), null, null, null, 1))], 0);
}
