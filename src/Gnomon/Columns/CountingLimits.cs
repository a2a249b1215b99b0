namespace Gnomon.Columns;

/// <summary>What the counting process may take; beyond it is killed, and the data are to blame.</summary>
public sealed record CountingLimits
{
    /// <summary>Resident memory in bytes; default 2 GiB. DuckDB's own limit, half of it at most, does not bound what a function takes.</summary>
    public long ResidentBytes { get; init; } = 2L << 30;

    /// <summary>Bytes that may be spilled to a private folder where rows have to be held for their order or their units; default 64 GiB.</summary>
    public long SpillBytes { get; init; } = 64L << 30;

    /// <summary>Wall-clock time; default 30 minutes. Processor time is limited to this on every processor.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Bytes of one converted copy; default 16 GiB.</summary>
    public long CopyBytes { get; init; } = 16L << 30;

    /// <summary>Bytes of its answer; default 256 MiB.</summary>
    public int AnswerBytes { get; init; } = 256 << 20;
}
