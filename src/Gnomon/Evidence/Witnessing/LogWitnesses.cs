using System.Text;
using Gnomon.Evidence.Fetching;
using Gnomon.Evidence.Log.Organisation;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Evidence.Witnessing;

/// <summary>The witnesses that a log asks: all at once, none waited for longer than a few seconds.</summary>
internal sealed class LogWitnesses : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly HttpExchange http = new(Patience);
    private readonly LogPolicy policy;
    private readonly LogFolder folder;
    private readonly VerifierKey log;
    private readonly TimeProvider clock;
    private readonly WitnessClient client;

    private LogWitnesses(LogPolicy policy, LogFolder folder, VerifierKey log, TimeProvider clock)
    {
        (this.policy, this.folder, this.log, this.clock) = (policy, folder, log, clock);
        client = new WitnessClient(http, folder, log);
    }

    /// <summary>The witnesses that the policy in the private folder names; null where there is no such file.</summary>
    internal static LogWitnesses? Of(LogFolder folder, VerifierKey log, TimeProvider clock)
    {
        if (RegularFile.Look(folder.PolicyFile).Kind == PathKind.Missing)
            return null;
        if (!PolicyFile.Read(folder.PolicyFile).TryGet(out var policy, out var problems))
            throw new EvidenceException(problems[0]);
        return new LogWitnesses(policy, folder, log, clock);
    }

    /// <summary>The newest checkpoints that the witnesses hold; those that do not answer are left out.</summary>
    internal async Task<IReadOnlyList<KnownCheckpoint>> Newest(CancellationToken stop) =>
        [.. (await Task.WhenAll(policy.Witnesses.Select(w => client.Newest(w, stop)))).OfType<KnownCheckpoint>()];

    /// <summary>Asks all to sign a checkpoint that is published.</summary>
    /// <exception cref="EvidenceException">A witness holds a checkpoint of this log that the log does not continue.</exception>
    internal async Task<Cosigning> Ask(ReadOnlyMemory<byte> note, CancellationToken stop)
    {
        if (!LogHead.TryRead(note.Span, log, out var head, out var fault) || !SignedNote.TryParse(note.Span, out var plain, out fault))
            throw LogFolder.Doubt(folder.CheckpointFile, fault, "`gnomon log fsck` names everything that is wrong with the log");
        var replies = await Task.WhenAll(policy.Witnesses.Select(w => client.Ask(w, note, head, Believed(w), stop)));
        if (replies.FirstOrDefault(r => r.Newer is not null) is { } other)
            Refuse(other, head);
        var own = string.Concat(plain.Signatures.Where(s => string.Equals(s.Name, log.Name, StringComparison.Ordinal)).Select(SignedNote.Line));
        var cosigned = Encoding.UTF8.GetBytes($"{plain.Text}\n{own}{string.Concat(replies.Select(r => r.Line))}");
        if (!SignedNote.TryParse(cosigned, out var signed, out _) || !policy.TryCheck(signed, clock.GetUtcNow(), out var finding))
            throw LogFolder.Doubt(folder.CheckpointFile, "the signatures of the witnesses do not fit under the checkpoint", "ask again with `gnomon log cosign`");
        return new Cosigning
        {
            Note = cosigned,
            Head = head,
            Witnesses = finding.Counted,
            Missing = [.. replies.Where(r => r.Line is null).Select(r => (r.Witness.Key.Name, r.Fault)), .. finding.Ahead.Select(a => (a.Name, "its clock is ahead"))],
            IsMet = finding.IsMet,
        };
    }

    public void Dispose() => http.Dispose();

    // What the witness signed when it was asked before; where that is wrong, it answers with the right size.
    private long Believed(PolicyWitness witness)
    {
        var before = RegularFile.TryRead(folder.WitnessedFile, SignedNote.MaxLength);
        return LogHead.TryRead(before, log, out var head, out _) && SignedNote.TryParse(before, out var note, out _) && Cosignature.TryRead(note, [witness.Key], out var found) && found.Count > 0 ? head.Size : 0;
    }

    private void Refuse(WitnessReply reply, Checkpoint head)
    {
        new KnownCheckpoint($"the witness {reply.Witness.Key.Name}", reply.Newer).Check(folder, log, head);
        throw LogFolder.Doubt(folder.Published, $"the witness {reply.Witness.Key.Name} holds a checkpoint that this log does not continue", "compare the log with a copy that somebody else holds");
    }
}
