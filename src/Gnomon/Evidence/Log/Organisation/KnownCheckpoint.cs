using System.Globalization;
using Gnomon.Verify.Log;

namespace Gnomon.Evidence.Log.Organisation;

/// <summary>A checkpoint of a log that somebody holds. Its key signed it, so the log that is to be continued must contain it.</summary>
/// <param name="Holder">Who holds it, for the message.</param>
/// <param name="Note">The checkpoint.</param>
internal sealed record KnownCheckpoint(string Holder, ReadOnlyMemory<byte> Note)
{
    /// <summary>Refuses a log that is behind it, or of another history. One that the log's key did not sign says nothing about the log.</summary>
    internal void Check(LogFolder log, VerifierKey key, Checkpoint head)
    {
        if (!LogHead.TryRead(Note.Span, key, out var known, out _))
            return;
        if (known.Size > head.Size)
            throw LogFolder.Doubt(log.Published, string.Create(CultureInfo.InvariantCulture, $"the log was put back to an earlier time: {Holder} holds a checkpoint of {known.Size} entries, it now ends at {head.Size}; going on would make a second history"), "bring the later state back, or begin a new log");
        if (!log.Tree(known.Size).Root().AsSpan().SequenceEqual(known.Root.Span))
            throw LogFolder.Doubt(log.Published, string.Create(CultureInfo.InvariantCulture, $"the log is of another history than the checkpoint of {known.Size} entries that {Holder} holds"), "compare it with a copy that somebody else holds");
    }
}
