namespace Gnomon.Endpoint;

/// <summary>One row that a model is asked about.</summary>
/// <param name="Number">From 0, in the order of asking.</param>
/// <param name="Case">The case whose row it is, or was before it was changed.</param>
/// <param name="Probe">What was done to it: <see cref="Clean"/>, <c>noise</c>, <c>permutation</c>, ...</param>
/// <param name="Place">The column that was changed; null for several.</param>
/// <param name="Level">How much, or to which value; null where that says nothing.</param>
/// <param name="Repeat">Which of several draws, from 0.</param>
/// <param name="Against">The number of the row whose answer it is held against; null for a clean row.</param>
/// <param name="Values">A value for each column of the endpoint, null where it is missing.</param>
internal sealed record ProbeRow(int Number, string Case, string Probe, string? Place, string? Level, int Repeat, int? Against, IReadOnlyList<string?> Values)
{
    /// <summary>A row as it is in the data.</summary>
    public const string Clean = "clean";
}

/// <summary>What the model said of one row.</summary>
/// <param name="Answer">The number, text or truth as it stood in the JSON; null where there is none.</param>
/// <param name="Why">Why there is none: <see cref="Refused"/> or <see cref="Stopped"/>, a colon and the cause; null where there is one.</param>
internal sealed record RowAnswer(string? Answer, string? Why)
{
    /// <summary>The model answered that it does not take this row.</summary>
    public const string Refused = "refused";

    /// <summary>Nobody answered.</summary>
    public const string Stopped = "no answer";
}

/// <summary>The cases of a data set as the model sees them.</summary>
/// <param name="Columns">The columns, in the order of the endpoint.</param>
/// <param name="GroupNames">The names of the groups, in the order of the card.</param>
/// <param name="Cases">The cases.</param>
internal sealed record CaseTable(IReadOnlyList<ProbeColumn> Columns, IReadOnlyList<string> GroupNames, IReadOnlyList<CaseRow> Cases)
{
    /// <summary>Where a column stands; -1 where there is none.</summary>
    public int IndexOf(string column) => Columns.Select((c, i) => (c, i)).Where(p => string.Equals(p.c.Name, column, StringComparison.Ordinal)).Select(p => p.i).DefaultIfEmpty(-1).First();

    /// <summary>The rows as they are: what every change is held against.</summary>
    public IEnumerable<ProbeRow> Clean => Cases.Select((c, i) => new ProbeRow(i, c.Id, ProbeRow.Clean, null, null, 0, null, c.Values));
}

/// <summary>One case.</summary>
/// <param name="Id">What tells it apart.</param>
/// <param name="Values">A value for each column, null where it is missing.</param>
/// <param name="Groups">A value for each group.</param>
internal sealed record CaseRow(string Id, IReadOnlyList<string?> Values, IReadOnlyList<string?> Groups);
