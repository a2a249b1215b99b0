using Gnomon.Decide;
using Gnomon.Describe;
using Gnomon.Law;
using Gnomon.Plan;
using Gnomon.Report;

namespace Gnomon.Tests.Report;

/// <summary>Whole results made by hand, shaped as the samples of the same names come out.</summary>
internal static class SampleResult
{
    public static readonly Reading Reading = new(new DateOnly(2026, 11, 21), new DateOnly(2026, 11, 21));

    private static readonly LocalizedText[] NotExamined =
    [
        new("personal-data law (GDPR)", "luật về dữ liệu cá nhân (GDPR)", "droit des données personnelles (RGPD)"),
        new("national labour and equal-treatment law", "luật lao động và đối xử bình đẳng của từng nước", "droit national du travail et de l’égalité de traitement"),
        new("medical-device law", "luật về thiết bị y tế", "droit des dispositifs médicaux"),
    ];

    /// <summary>CV screening: high-risk from 2 December 2027; passes by sex and by race, fails in one intersection.</summary>
    public static ReportInput Hiring()
    {
        const string use = "cv-screening";
        var figures = new SampleFigures(
            "outcomes",
            [
                (["F", "Asian"], 2000, 840), (["F", "Black"], 2000, 600), (["F", "White"], 2000, 900),
                (["M", "Asian"], 2000, 780), (["M", "Black"], 2000, 960), (["M", "White"], 2000, 780),
            ],
            ["sex", "race"]);
        var measure = SampleFacts.Measure("outcomes", use, "predictions.csv", "score >= 0.5", "hired = 1", ["sex", "race"]);
        var card = SampleFacts.Card("org.example.hiring", new("CV screening", "Sàng lọc hồ sơ ứng viên", "Tri de candidatures"), "1.4.0", use, ["eu"], measure, "four-fifths");
        var area = SampleLaw.Provision("annex-iii.4.a", "Annex III(4)(a)", Truth.True, new("Recruiting or selecting people for work.", "Tuyển dụng hoặc chọn người cho công việc.", "Recruter ou sélectionner des personnes pour un emploi."), SampleLaw.Fact("use.area", SampleFacts.Area.Question, "employment", Truth.True), SampleLaw.Fact("work.stage", SampleFacts.Stage.Question, "select", Truth.True));
        var exempt = SampleLaw.Provision("art-6.3", "Art. 6(3)", Truth.False, new("Narrow or preparatory tasks are exempt, unless people are profiled.", "Việc hẹp hoặc chuẩn bị được miễn, trừ khi có lập hồ sơ về con người.", "Les tâches étroites ou préparatoires sont exemptées, sauf profilage."), SampleLaw.Fact("data.evaluates", SampleFacts.Profiling.Question, "work-performance", Truth.True, "unless")) with { Role = "unless" };
        var pack = SampleLaw.Pack(
            use,
            "provider",
            SampleLaw.HighRisk(use, Truth.True, area, exempt),
            [SampleLaw.Area("eu.annex-iii.4.a", use, new("The use is recruitment or selection.", "Mục đích sử dụng là tuyển dụng hoặc tuyển chọn.", "L’utilisation est le recrutement ou la sélection."), "Annex III(4)(a)", area)],
            [
                SampleLaw.Duty("art-10.2.f", use, "provider", new("Examine training, validation and test data for possible bias.", "Kiểm tra dữ liệu huấn luyện, kiểm định và thử nghiệm để phát hiện thiên lệch.", "Examiner les données d’entraînement, de validation et de test pour y déceler des biais."), "Art. 10(2)(f)"),
                SampleLaw.Duty("art-10.2.g", use, "provider", new("Take measures to detect, prevent and mitigate the bias found.", "Có biện pháp phát hiện, ngăn ngừa và giảm thiểu thiên lệch đã thấy.", "Prendre des mesures pour détecter, prévenir et atténuer les biais trouvés."), "Art. 10(2)(g)"),
                SampleLaw.Duty("art-14", use, "provider", new("Build in effective human oversight.", "Bảo đảm giám sát và can thiệp hiệu quả của con người.", "Prévoir un contrôle humain effectif."), "Art. 14"),
                SampleLaw.Duty("art-26.2", use, "deployer", new("Assign oversight to competent people.", "Giao việc giám sát và can thiệp cho người có năng lực.", "Confier le contrôle à des personnes compétentes."), "Art. 26(2)", Truth.False),
            ],
            [new OpenQuestion("human.checker-authorised", use, SampleFacts.Authorised.Question, new("head of recruiting", "trưởng bộ phận tuyển dụng", "responsable du recrutement"), [], ["art-14"])]);
        List<CriterionFinding> criteria = [figures.Criterion(0.8, "sex"), figures.Criterion(0.8, "race"), figures.Criterion(0.8, "sex", "race")];
        List<ObligationFinding> duties =
        [
            Duty(use, "art-10.2.f", ObligationStatus.Contradicts, Strength.Measured, new EvidencePiece("criterion", "bias-examination", ObligationStatus.Contradicts, Strength.Measured, "not met by sex x race")),
            Duty(use, "art-10.2.g", ObligationStatus.NotSettled, null, new EvidencePiece("document", "data-governance", ObligationStatus.NotSettled, null, "no document of this kind")),
            Duty(use, "art-14", ObligationStatus.Supports, Strength.Documented, new EvidencePiece("document", "human-oversight", ObligationStatus.Supports, Strength.Documented, "docs/oversight.md")),
        ];
        return Result(card, pack, measure, figures.All(["sex"], ["race"], ["sex", "race"]), new(criteria, duties, [new("human-oversight", "docs/oversight.md", Hex('a'), new DateOnly(2026, 5, 1), 204)]), 30);
    }

    /// <summary>A hospital's triage, in Vietnamese: one group is too small, so the criterion is unknown.</summary>
    public static ReportInput Triage()
    {
        const string use = "er-desk";
        var figures = new SampleFigures(
            "ket-qua",
            [(["Kinh"], 640, 262), (["Tày"], 118, 46), (["H'Mông"], 61, 21), (["La Chí"], 9, 2), ([null], 14, 6)],
            ["dân tộc"])
        { MinimumSize = 30 };
        var measure = SampleFacts.Measure("ket-qua", use, "du-doan.csv", "điểm >= 0.5", "kết_quả = 'nhập viện'", ["dân tộc"]);
        var card = SampleFacts.Card("vn.example.phan-loai", new(null, "Trợ lý phân loại cấp cứu", null), "2.30", use, ["vn", "eu"], measure, "default");
        var area = SampleLaw.Provision("annex-iii.5.d", "Annex III(5)(d)", Truth.True, new("Triage of patients in emergencies.", "Phân loại bệnh nhân trong cấp cứu.", "Tri des patients aux urgences."), SampleLaw.Fact("use.area", SampleFacts.Area.Question, "health", Truth.True));
        var pack = SampleLaw.Pack(
            use,
            "deployer",
            SampleLaw.HighRisk(use, Truth.True, area),
            [SampleLaw.Area("eu.annex-iii.5.d", use, new("The use is emergency triage of patients.", "Mục đích sử dụng là phân loại bệnh nhân cấp cứu.", "L’utilisation est le tri des patients aux urgences."), "Annex III(5)(d)", area)],
            [SampleLaw.Duty("art-26.2", use, "deployer", new("Assign oversight to competent people.", "Giao việc giám sát và can thiệp cho người có năng lực.", "Confier le contrôle à des personnes compétentes."), "Art. 26(2)")],
            [new OpenQuestion("human.checker-authorised", use, SampleFacts.Authorised.Question, SampleFacts.Legal, [], ["art-26.2"])]);
        var finding = Duty(use, "art-26.2", ObligationStatus.NotSettled, null, new EvidencePiece("declaration", "human.checker-authorised", ObligationStatus.NotSettled, null, "not asked"));
        return Result(card, pack, measure, figures.All(["dân tộc"]), new([figures.Criterion(0.8, "dân tộc")], [finding], []), 30);
    }

    /// <summary>As hiring, but whether it is high-risk hangs on one question; nothing is sealed.</summary>
    public static ReportInput Open()
    {
        var hiring = Hiring();
        var pack = hiring.Classification.Packs[0];
        var question = new OpenQuestion("task.can-change-result", "cv-screening", SampleFacts.Change.Question, SampleFacts.Legal, ["eu.high-risk"], ["eu.high-risk", "art-14"]);
        var open = pack with
        {
            Outcomes = [.. pack.Outcomes.Select(o => o.Id is "eu.high-risk" ? SampleLaw.HighRisk("cv-screening", Truth.Unknown) : o)],
            Questions = [question],
            Obligations = [.. pack.Obligations.Select(o => o.Id is "art-14" ? o : o with { Truth = Truth.Unknown })],
        };
        return hiring with { Classification = new(Reading, [open]), IsDraft = true, Attempt = null, SignerFingerprint = null };
    }

    /// <summary>As hiring, but not high-risk on the answers given.</summary>
    public static ReportInput Favourable()
    {
        var hiring = Hiring();
        var pack = hiring.Classification.Packs[0];
        var low = pack with
        {
            Outcomes = [.. pack.Outcomes.Select(o => o.Id is "eu.high-risk" or "eu.annex-iii.4.a" ? o with { Truth = Truth.False } : o)],
            Obligations = [.. pack.Obligations.Select(o => o with { Truth = Truth.False })],
            Questions = [],
        };
        return hiring with { Classification = new(Reading, [low]), Findings = hiring.Findings with { Obligations = [] } };
    }

    private static ReportInput Result(SystemCard card, PackClassification pack, MeasureDeclaration measure, IReadOnlyList<Measurement> figures, Findings findings, int minimumSize) => new()
    {
        Card = card,
        Facts = SampleFacts.Dictionary,
        Classification = new(Reading, [pack]),
        Plan = new AssessmentPlan
        {
            System = card.Id,
            SystemVersion = card.Version,
            Reading = Reading,
            Engine = "0.1.0",
            CardDigest = Hex('1'),
            FactsDigest = Hex('2'),
            Packs = [new(pack.Pack, pack.Version, pack.Digest)],
            Profile = new(card.Profile, "US EEOC Uniform Guidelines, 29 CFR 1607.4(D)", Hex('3'), minimumSize, 5, [new Criterion("bias-examination", "fairness.selection_rate.ratio", null, BarSide.AtLeast, 0.8, null)]),
            Measures = [new(measure, [new PlannedFile(measure.Data[0], 48_112, Hex('b'))])],
            Documents = [],
        },
        Measurements = figures,
        Findings = findings,
        Statements = [new("plan", Hex('4')), new("cells", Hex('5')), new("measurements", Hex('6')), new("findings", Hex('7'))],
        NotExamined = NotExamined,
        Attempt = 4,
        IsDraft = false,
        SignerFingerprint = "sha256:" + Hex('8'),
    };

    private static ObligationFinding Duty(string use, string id, ObligationStatus status, Strength? strength, EvidencePiece piece) => new("eu-ai-act", id, use, status, strength, [piece], []);

    private static string Hex(char start) => string.Concat(Enumerable.Range(0, 16).Select(i => $"{start}{"0e7c5d29"[i % 8]}{"b4f1"[i % 4]}{i:x1}"));
}
