using Gnomon.Columns.Copies;
using Gnomon.Columns.Counting;
using Gnomon.Columns.Duck;

namespace Gnomon.Columns;

/// <summary>
/// Counts data files into their finest cells, in SQL and in this process. Rows never become objects. Card data are hostile, so
/// programs count through <see cref="CountingProcess"/>, which does this in a child with limits.
/// </summary>
public static class CellCounter
{
    /// <summary>Finds, gates, counts and digests; checks that nothing was written meanwhile, and that the files are those of the plan.</summary>
    /// <returns>The cells; or every problem with the files, the expressions or the rows.</returns>
    public static Checked<CellTable> Count(CountRequest request) => Count(request, afterCounting: null);

    /// <summary>The same with what the queries of the request gave.</summary>
    public static Checked<Counts> CountAll(CountRequest request) => CountAll(request, afterCounting: null);

    /// <param name="request">What to count.</param>
    /// <param name="afterCounting">A fault hook for tests: runs between counting and the last look at the files.</param>
    internal static Checked<CellTable> Count(CountRequest request, Action? afterCounting) =>
        CountAll(request, afterCounting).TryGet(out var counts, out var problems) ? Checked.Good(counts.Cells) : Checked.Bad<CellTable>(problems);

    private static Checked<Counts> CountAll(CountRequest request, Action? afterCounting)
    {
        if (DuckLibrary.Absent() is { } absent)
            return Checked.Bad<Counts>(absent);
        using var database = DuckDatabase.Open();
        return CountAll(request, database, afterCounting);
    }

    /// <summary>The same with a database that is open already, and not locked.</summary>
    internal static Checked<Counts> CountAll(CountRequest request, DuckDatabase database, Action? afterCounting = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var copies = ConvertedCopies.Of(request, Conversion.Run).Unwrap(out var problems);
        if (copies is null)
            return Checked.Bad<Counts>(problems);
        using var data = RequestData.Open(copies.In(request)).Unwrap(out problems);
        if (data is null)
            return Checked.Bad<Counts>(problems);
        try
        {
            return new Counter(request, data, database).Run(afterCounting);
        }
        catch (DuckException fault)
        {
            return Checked.Bad<Counts>(CountFault.Explain(fault, data));
        }
    }
}
