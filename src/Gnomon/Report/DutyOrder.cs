using Gnomon.Law;

namespace Gnomon.Report;

/// <summary>The order in which a reader wants duties: what is owed now, what is coming by its day, what may be owed.</summary>
public static class DutyOrder
{
    /// <summary>The duties that are or may be owed, each kind in the order of the law where no day tells them apart.</summary>
    public static IReadOnlyList<ObligationDue> Of(PackClassification pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return [.. pack.Obligations.Where(o => o.Truth != Truth.False).OrderBy(Rank).ThenBy(o => Rank(o) is 1 or 2 ? o.From.Earliest ?? DateOnly.MaxValue : DateOnly.MinValue)];
    }

    private static int Rank(ObligationDue due) => due switch
    {
        { Truth: Truth.True, InForce: Truth.True } => 0,
        { Truth: Truth.True, From.IsCertain: true } => 1,
        { Truth: Truth.True } => 2,
        _ => 3,
    };
}
