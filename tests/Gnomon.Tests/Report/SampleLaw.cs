using Gnomon.Law;

namespace Gnomon.Tests.Report;

/// <summary>What the pack of the European act would say of the samples, worded as the pack words it.</summary>
internal static class SampleLaw
{
    private const string Act = "2024/1689";
    private static readonly DateRange Threshold = DateRange.On(new DateOnly(2027, 12, 2));

    public static PackClassification Pack(string use, string role, OutcomeFinding highRisk, IReadOnlyList<OutcomeFinding> area, IReadOnlyList<ObligationDue> duties, IReadOnlyList<OpenQuestion> questions) => new(
        "eu-ai-act",
        "0.1.0",
        "4d1f0a6b9c2e8d7f5a3b1c0e9f8d7c6b5a4938271605f4e3d2c1b0a9f8e7d6c5",
        new("EU AI Act (Regulation (EU) 2024/1689)", "Đạo luật AI của EU (Quy định (EU) 2024/1689)", "Règlement européen sur l’IA (règlement (UE) 2024/1689)"),
        "EU",
        new DateOnly(2026, 7, 24),
        ReviewedBy: null,
        [
            Outcome("eu.in-scope", null, new("The act reaches this organisation and system.", "Đạo luật áp dụng cho tổ chức và hệ thống này.", "L’acte s’applique à cette organisation et à ce système."), Truth.True, new(2025, 2, 2), "Art. 2(1)"),
            Outcome("eu.role." + role, null, new("The role of the card’s organisation.", "Vai trò của tổ chức trong thẻ hệ thống.", "Le rôle de l’organisation de la fiche."), Truth.True, new(2025, 2, 2), role is "provider" ? "Art. 3(3)" : "Art. 3(4)"),
            .. area,
            highRisk,
            Outcome("eu.exempt-6.3", use, new("The use is exempt as a narrow or preparatory task.", "Mục đích sử dụng được miễn vì chỉ là việc hẹp hoặc chuẩn bị.", "L’utilisation est exemptée en tant que tâche étroite ou préparatoire."), Truth.False, new(2027, 12, 2), "Art. 6(3)"),
            Outcome("eu.prohibited.f", use, new("Emotions are inferred at work or in education.", "Suy đoán cảm xúc tại nơi làm việc hoặc trong giáo dục.", "Des émotions sont déduites au travail ou dans l’enseignement."), Truth.False, new(2025, 2, 2), "Art. 5(1)(f)"),
            Outcome("eu.prohibited.d", use, new("Crime is predicted from a person’s traits alone.", "Dự đoán tội phạm chỉ dựa trên đặc điểm của một người.", "La criminalité est prédite d’après les seuls traits d’une personne."), Truth.Unknown, new(2025, 2, 2), "Art. 5(1)(d)") with
            {
                Unknowns = [new(UnknownCause.NotModelled, "the pack does not cover Art. 5(1)(d)", "a pack that covers it")],
            },
        ],
        duties,
        questions,
        []);

    public static OutcomeFinding Area(string id, string use, LocalizedText says, string article, Reason because) =>
        Outcome(id, use, says, Truth.True, Threshold.Earliest!.Value, article) with { InForce = Truth.False, Grounds = Because(article, because) };

    public static OutcomeFinding HighRisk(string use, Truth truth, params Reason[] because) =>
        Outcome("eu.high-risk", use, new("The use is high-risk.", "Mục đích sử dụng có rủi ro cao.", "L’utilisation est à haut risque."), truth, Threshold.Earliest!.Value, "Art. 6(2)") with
        {
            InForce = truth == Truth.Unknown ? Truth.Unknown : Truth.False,
            Grounds = Because("Art. 6(2)", because),
            Unknowns = truth == Truth.Unknown ? [Asked("task.can-change-result")] : [],
        };

    public static Unknown Asked(string fact) => new(UnknownCause.NotAsked, $"{fact} is not answered", $"an answer to {fact}")
    {
        Data = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["fact"] = fact },
    };

    public static Reason Provision(string id, string article, Truth truth, LocalizedText says, params Reason[] parts) =>
        new(id, null, truth, says, null, new Citation(Act, article, Confirmation.Secondary), "when", parts);

    public static Reason Fact(string id, LocalizedText question, string answer, Truth truth, string role = "when") => new(null, id, truth, question, answer, null, role, []);

    public static ObligationDue Duty(string id, string use, string role, LocalizedText says, string article, Truth truth = Truth.True) => new(
        id, use, "eu.role." + role, says, truth, Truth.False, Threshold, DateRange.Never, null, [], Because(article));

    private static OutcomeFinding Outcome(string id, string? use, LocalizedText says, Truth truth, DateOnly from, string article) => new(
        id, use, says, truth, Truth.True, DateRange.On(from), DateRange.Never, [], Because(article));

    private static Grounds Because(string article, params Reason[] reasons) => new(reasons, [new Citation(Act, article, Confirmation.Secondary)], Confirmation.Secondary);
}
