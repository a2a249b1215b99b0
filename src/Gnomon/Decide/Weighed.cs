namespace Gnomon.Decide;

/// <summary>What one piece of evidence, or several together, do to a duty.</summary>
/// <param name="Status">Supports, contradicts or not settled.</param>
/// <param name="Strength">The weakest piece that the status rests on; null where it rests on none.</param>
/// <param name="Pieces">Every piece asked for.</param>
/// <param name="Reasons">Why it is not settled; empty otherwise.</param>
internal sealed record Weighed(ObligationStatus Status, Strength? Strength, IReadOnlyList<EvidencePiece> Pieces, IReadOnlyList<Unknown> Reasons)
{
    public static Weighed Nothing(Unknown reason) => new(ObligationStatus.NotSettled, null, [], [reason]);

    public static Weighed Piece(string kind, string id, ObligationStatus status, Strength? strength, string detail, params IReadOnlyList<Unknown> reasons) =>
        new(status, strength, [new EvidencePiece(kind, id, status, strength, detail)], reasons);

    public static Weighed All(IReadOnlyList<Weighed> parts)
    {
        var status = parts.Any(p => p.Status == ObligationStatus.Contradicts) ? ObligationStatus.Contradicts
            : parts.Count == 0 || parts.Any(p => p.Status == ObligationStatus.NotSettled) ? ObligationStatus.NotSettled
            : ObligationStatus.Supports;
        return Together(status, parts, strength => strength.Min());
    }

    public static Weighed Any(IReadOnlyList<Weighed> parts)
    {
        var status = parts.Any(p => p.Status == ObligationStatus.Supports) ? ObligationStatus.Supports
            : parts.Count > 0 && parts.All(p => p.Status == ObligationStatus.Contradicts) ? ObligationStatus.Contradicts
            : ObligationStatus.NotSettled;
        // One piece is enough, so the strongest that supports carries the duty; a contradiction by all rests on the weakest.
        return Together(status, parts, strength => status == ObligationStatus.Supports ? strength.Max() : strength.Min());
    }

    private static Weighed Together(ObligationStatus status, IReadOnlyList<Weighed> parts, Func<IEnumerable<Strength>, Strength> choose)
    {
        Strength[] strengths = [.. parts.Where(p => p.Status == status).Select(p => p.Strength).OfType<Strength>()];
        return new Weighed(
            status,
            status == ObligationStatus.NotSettled || strengths.Length == 0 ? null : choose(strengths),
            [.. parts.SelectMany(p => p.Pieces)],
            status == ObligationStatus.NotSettled ? [.. parts.SelectMany(p => p.Reasons)] : []);
    }
}
