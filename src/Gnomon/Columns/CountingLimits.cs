namespace Gnomon.Columns;

/// <summary>What the counting process may take; beyond it is killed, and the data are to blame.</summary>
public sealed record CountingLimits
{
    /// <summary>Resident memory in bytes; default 4 GiB. DuckDB's own limit does not bound what a function takes.</summary>
    public long ResidentBytes { get; init; } = 4L << 30;

    /// <summary>Wall-clock time; default 30 minutes. Processor time is limited to this on every processor.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Bytes of its answer; default 256 MiB.</summary>
    public int AnswerBytes { get; init; } = 256 << 20;
}
