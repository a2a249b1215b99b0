using System.Globalization;
using System.Text;
using Gnomon.Evidence.Fetching;
using Gnomon.Evidence.Log.Organisation;
using Gnomon.Verify.Log;

namespace Gnomon.Evidence.Witnessing;

/// <summary>What one witness said.</summary>
/// <param name="Witness">The witness, as the log's policy has it.</param>
/// <param name="Line">Its signature line; null where it did not sign.</param>
/// <param name="Fault">Why it did not sign, one sentence; empty when it did.</param>
/// <param name="Newer">A checkpoint of the log that the witness holds and the log does not continue, signed by the log's own key: a fork or a rollback.</param>
internal sealed record WitnessReply(PolicyWitness Witness, string? Line, string Fault, byte[]? Newer = null);

/// <summary>
/// Asks a witness to sign a checkpoint (C2SP tlog-witness). The checkpoint is on the disk of the log before it is sent. The witness says with 409
/// where it stands, and the proof is made from there.
/// </summary>
internal sealed class WitnessClient(HttpExchange http, LogFolder folder, VerifierKey log)
{
    private const int MaxAnswer = 16 * 1024;
    private const int MaxShown = 200;

    /// <summary>The newest checkpoint of the log that a witness holds; null where it shows none that the log's key signed.</summary>
    internal async Task<KnownCheckpoint?> Newest(PolicyWitness witness, CancellationToken stop)
    {
        if (witness.Url is null || HttpExchange.Below(witness.Url, WitnessFolder.NameOf(log.Name) + "/checkpoint") is not { } address)
            return null;
        var reply = await http.Get(address, SignedNote.MaxLength, stop);
        return reply.Status == 200 && LogHead.TryRead(reply.Body, log, out _, out _) ? new KnownCheckpoint($"the witness {witness.Key.Name}", reply.Body) : null;
    }

    /// <summary>Asks for a signature over a checkpoint of the log.</summary>
    /// <param name="witness">Whom.</param>
    /// <param name="note">The checkpoint as published.</param>
    /// <param name="head">The same, read.</param>
    /// <param name="believed">The size that the witness is believed to have signed last; 0 where nothing is known.</param>
    /// <param name="stop">Ends the wait.</param>
    internal async Task<WitnessReply> Ask(PolicyWitness witness, ReadOnlyMemory<byte> note, Checkpoint head, long believed, CancellationToken stop)
    {
        if (witness.Url is null || HttpExchange.Below(witness.Url, "add-checkpoint") is not { } address)
            return new WitnessReply(witness, null, "the log's policy has no http or https address for it");
        var reply = await Post(address, note, head, Math.Min(believed, head.Size), stop);
        if (reply.Status == 409 && TrySize(reply, out var size) && size != believed && size <= head.Size)
            reply = await Post(address, note, head, size, stop);
        return reply.Status switch
        {
            200 => Read(witness, note, reply.Body),
            409 or 422 => await Contradicted(witness, head, reply, stop),
            404 => new WitnessReply(witness, null, "it does not sign for this log; its keeper must add log.vkey"),
            403 => new WitnessReply(witness, null, "it knows another key of this log; its keeper must add log.vkey"),
            0 => new WitnessReply(witness, null, reply.Fault),
            _ => new WitnessReply(witness, null, Said(reply)),
        };
    }

    private Task<HttpReply> Post(Uri address, ReadOnlyMemory<byte> note, Checkpoint head, long old, CancellationToken stop)
    {
        IReadOnlyList<byte[]> proof = old == 0 || old == head.Size ? [] : folder.Tree(head.Size).Consistency(old);
        return http.Post(address, new AddCheckpoint(old, proof, note).ToBytes(), MaxAnswer, stop);
    }

    // Only what the log's own key has signed speaks against the log: a witness that merely says so is not believed.
    private async Task<WitnessReply> Contradicted(PolicyWitness witness, Checkpoint head, HttpReply reply, CancellationToken stop)
    {
        var held = await Newest(witness, stop);
        if (held is null || !LogHead.TryRead(held.Note.Span, log, out var newest, out _))
            return new WitnessReply(witness, null, Said(reply) + "; it shows no checkpoint of this log that would explain it");
        var continues = newest.Size <= head.Size && folder.Tree(newest.Size).Root().AsSpan().SequenceEqual(newest.Root.Span);
        return new WitnessReply(witness, null, continues ? Said(reply) : "it holds a checkpoint that this log does not continue", continues ? null : held.Note.ToArray());
    }

    private static WitnessReply Read(PolicyWitness witness, ReadOnlyMemory<byte> note, byte[] body)
    {
        if (!SignedNote.TryParse(note.Span, out var plain, out _)
            || !SignedNote.TryParse([.. Encoding.UTF8.GetBytes(plain.Text), (byte)'\n', .. body], out var signed, out _)
            || !string.Equals(signed.Text, plain.Text, StringComparison.Ordinal)
            || !Cosignature.TryRead(signed, [witness.Key], out var found) || found.Count == 0)
        {
            return new WitnessReply(witness, null, "its answer is not a signature over the checkpoint by the key that the policy has for it");
        }

        var lines = signed.Signatures.Where(s => s.KeyId == witness.Key.Id && string.Equals(s.Name, witness.Key.Name, StringComparison.Ordinal));
        return new WitnessReply(witness, SignedNote.Line(lines.First()), "");
    }

    private static bool TrySize(HttpReply reply, out long size)
    {
        size = -1;
        var text = Encoding.Latin1.GetString(reply.Body);
        return string.Equals(reply.ContentType, WitnessAnswer.SizeType, StringComparison.OrdinalIgnoreCase) && text.EndsWith('\n')
            && long.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out size) && (text[0] != '0' || size == 0);
    }

    private static string Said(HttpReply reply)
    {
        var body = Encoding.UTF8.GetString(reply.Body).Trim();
        return string.Create(CultureInfo.InvariantCulture, $"it answered {reply.Status}: {Plain.Text(body[..Math.Min(body.Length, MaxShown)])}");
    }
}
