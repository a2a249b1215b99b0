using Gnomon.Verify.Crypto;
using Gnomon.Verify.Log;
using Gnomon.Verify.Statements;

namespace Gnomon.Verify.Logs;

/// <summary>Checks the signatures of entries: how many are by a key that the user trusts. An entry that is no envelope is a fault.</summary>
internal sealed class SignatureCount(IReadOnlyCollection<TrustedKey> trusted, List<Fault> faults)
{
    private readonly PublicKey[] keys = [.. trusted.Select(t => t.Key)];

    internal long Trusted { get; private set; }

    internal void Add(long start, IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        var found = entries.AsParallel().AsOrdered().Select(Check).ToList();
        Trusted += found.Count(f => f is true);
        foreach (var (i, _) in found.Index().Where(f => f.Item is null))
            faults.Add(new Fault(FaultKind.Statement, TilePath.OfEntries(start / TilePath.Width, entries.Count), $"entry {start + i} is no signed envelope"));
    }

    private bool? Check(ReadOnlyMemory<byte> entry) => DsseEnvelope.TryParse(entry, out var envelope, out _) ? envelope.Verify(keys) is not null : null;
}
