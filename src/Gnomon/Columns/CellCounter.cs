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

    /// <param name="request">What to count.</param>
    /// <param name="afterCounting">A fault hook for tests: runs between counting and the last look at the files.</param>
    internal static Checked<CellTable> Count(CountRequest request, Action? afterCounting)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (DuckLibrary.Absent() is { } absent)
            return Checked.Bad<CellTable>(absent);
        if (!DataFiles.Open(request.Folder, request.Files).TryGet(out var data, out var problems))
            return Checked.Bad<CellTable>(problems);
        using (data)
        {
            try
            {
                return new Counter(request, data).Run(afterCounting);
            }
            catch (DuckException fault)
            {
                return Checked.Bad<CellTable>(CountFault.Explain(fault, data));
            }
        }
    }
}
