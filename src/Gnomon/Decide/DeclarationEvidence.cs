using Gnomon.Describe;

namespace Gnomon.Decide;

/// <summary>What the organisation's own answer does to a duty. It is never stronger than declared.</summary>
internal static class DeclarationEvidence
{
    public static Weighed Of(string fact, FactAnswer? answer) => answer?.Value switch
    {
        null => NotSettled(fact, UnknownCause.NotAsked, "the card does not answer it"),
        FactValue.DontKnow => NotSettled(fact, UnknownCause.DontKnow, "the card answers: unknown"),
        FactValue.YesNo yes => Said(fact, yes.Value),
        FactValue.Judgement judgement => Said(fact, judgement.Value),
        _ => Weighed.Piece("declaration", fact, ObligationStatus.Supports, Strength.Declared, "answered"),
    };

    private static Weighed Said(string fact, bool yes) => Weighed.Piece(
        "declaration", fact, yes ? ObligationStatus.Supports : ObligationStatus.Contradicts, Strength.Declared, yes ? "declared: yes" : "declared: no");

    private static Weighed NotSettled(string fact, UnknownCause cause, string detail) => Weighed.Piece(
        "declaration", fact, ObligationStatus.NotSettled, null, detail, new Unknown(cause, $"{fact}: {detail}", $"an answer to {fact} in the card"));
}
