namespace Gnomon.Decide;

/// <summary>What the findings of one criterion, over all its data and groupings, do to a duty.</summary>
internal static class CriterionEvidence
{
    public static Weighed Of(string id, IReadOnlyList<CriterionFinding> findings)
    {
        if (findings.Count == 0)
            return Weighed.Piece("criterion", id, ObligationStatus.NotSettled, null, "not measured", EvidenceReasons.NotInPlan(id));
        var (met, notMet) = (Count(findings, CriterionStatus.Met), Count(findings, CriterionStatus.NotMet));
        var detail = string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"met {met}, not met {notMet}, unknown {findings.Count - met - notMet} of {findings.Count}");
        if (notMet > 0)
            return Weighed.Piece("criterion", id, ObligationStatus.Contradicts, Strength.Measured, detail);
        return met == findings.Count
            ? Weighed.Piece("criterion", id, ObligationStatus.Supports, Strength.Measured, detail)
            : Weighed.Piece("criterion", id, ObligationStatus.NotSettled, null, detail, [.. findings.SelectMany(f => f.Reasons)]);
    }

    private static int Count(IReadOnlyList<CriterionFinding> findings, CriterionStatus status) => findings.Count(f => f.Status == status);
}
