using Gnomon.Verify.Log;

namespace Gnomon.Evidence.Log.Organisation;

/// <summary>What somebody waits for: that entries are durable, or proofs for entries that are.</summary>
internal sealed class LogWork
{
    private const TaskCreationOptions Options = TaskCreationOptions.RunContinuationsAsynchronously;

    internal IReadOnlyList<ReadOnlyMemory<byte>> Entries { get; init; } = [];

    internal IReadOnlyList<long> ToProve { get; init; } = [];

    internal TaskCompletionSource<long[]> Durable { get; } = new(Options);

    internal TaskCompletionSource<IReadOnlyList<LogProof>> Proven { get; } = new(Options);

    /// <summary>Something else to be done by the thread that writes, between two batches.</summary>
    internal Func<LogSession, byte[]>? Errand { get; init; }

    internal TaskCompletionSource<byte[]> Done { get; } = new(Options);

    internal void Fail(Exception reason)
    {
        Durable.TrySetException(reason);
        Proven.TrySetException(reason);
        Done.TrySetException(reason);

        // Whoever does not wait for one of the two has not missed it.
        _ = Durable.Task.Exception;
        _ = Proven.Task.Exception;
        _ = Done.Task.Exception;
    }
}
