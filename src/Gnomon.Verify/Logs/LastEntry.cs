using System.Text;
using Gnomon.Verify.Run;
using Gnomon.Verify.Statements;

namespace Gnomon.Verify.Logs;

/// <summary>Looks for the statement that closes a log: nothing may follow it, and a log whose private folder says that it is closed ends with it.</summary>
internal sealed class LastEntry(List<Fault> faults)
{
    // The type as base64 has it, in the three ways in which it can lie there, without the characters that share bits with what is around: reading the JSON of every entry would take longer than hashing it.
    private static readonly byte[][] Traces = [.. Enumerable.Range(0, 3).Select(Trace)];

    private long? closedAt;
    private long next;

    internal void Add(ReadOnlyMemory<byte> entry, string file)
    {
        if (closedAt is { } end && end == next - 1)
            faults.Add(new Fault(FaultKind.Statement, file, $"entry {next} follows entry {end}, which closed the log"));
        if (Array.Exists(Traces, t => entry.Span.IndexOf(t) >= 0) && DsseEnvelope.TryParse(entry, out var envelope, out _) && envelope.ClaimsType(RunFormat.PredicateType(RunFormat.LogEnd)))
            closedAt ??= next;
        next++;
    }

    /// <summary>Whether the last entry of all closed the log.</summary>
    internal bool IsClosed => closedAt is { } end && end == next - 1;

    private static byte[] Trace(int shift)
    {
        var text = CanonicalBase64.Encode(Encoding.ASCII.GetBytes(new string(' ', shift) + RunFormat.PredicateType(RunFormat.LogEnd)));
        return Encoding.ASCII.GetBytes(text[(shift == 0 ? 0 : 4)..^4]);
    }
}
