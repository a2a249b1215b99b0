using Gnomon.Verify.Crypto;
using Gnomon.Verify.Log;
using Gnomon.Verify.Statements;

namespace Gnomon.Verify.Logs;

/// <summary>
/// Checks the signatures of entries, on all processors while the tree is being hashed: how many are by a key that the user trusts. An entry that
/// is no envelope is a fault.
/// </summary>
internal sealed class SignatureCount(IReadOnlyCollection<TrustedKey> trusted) : IDisposable
{
    // Bundles waiting to be checked: enough that nobody waits, few enough that memory stays flat.
    private readonly SemaphoreSlim room = new(4 * Environment.ProcessorCount);
    private readonly PublicKey[] keys = [.. trusted.Select(t => t.Key).Distinct()];
    private readonly List<Task<(long Trusted, List<Fault> Faults)>> parts = [];

    internal void Add(long start, IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        room.Wait();
        parts.Add(Task.Run(() =>
        {
            try
            {
                return Check(start, entries);
            }
            finally
            {
                room.Release();
            }
        }));
    }

    /// <summary>Waits for the last, and says how many entries trusted keys have signed.</summary>
    internal long End(List<Fault> faults)
    {
        var found = Task.WhenAll(parts).GetAwaiter().GetResult();
        faults.AddRange(found.SelectMany(f => f.Faults));
        return found.Sum(f => f.Trusted);
    }

    public void Dispose() => room.Dispose();

    private (long Trusted, List<Fault> Faults) Check(long start, IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        var (good, faults) = (0L, new List<Fault>());
        for (var i = 0; i < entries.Count; i++)
        {
            if (!DsseEnvelope.TryParse(entries[i], out var envelope, out _))
                faults.Add(new Fault(FaultKind.Statement, TilePath.OfEntries(start / TilePath.Width, entries.Count), $"entry {start + i} is no signed envelope"));
            else if (envelope.Verify(keys) is not null)
                good++;
        }

        return (good, faults);
    }
}
