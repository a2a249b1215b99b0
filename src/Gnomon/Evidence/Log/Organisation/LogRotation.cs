using System.Text;
using Gnomon.Verify;
using Gnomon.Verify.Log;
using Gnomon.Verify.Run;

namespace Gnomon.Evidence.Log.Organisation;

/// <summary>
/// Closes a log and lets another go on in its place. From the moment <c>successor</c> is on the disk nobody else adds to the old one; its last
/// entry names the new key; the new one repeats the last checkpoint of the old; then the old key is removed. Each step may be the last of a killed
/// process: the same call again goes on from there.
/// </summary>
internal static class LogRotation
{
    internal static async Task<string> Rotate(LogFolder old, LogFolder fresh, Signer signer, UserFolders? user, TimeProvider clock, IReadOnlyList<KnownCheckpoint> known, CancellationToken stop)
    {
        var vkey = old.TryReadVkey() ?? throw LogFolder.Doubt(old.VkeyFile, "the key of the log is missing or malformed", "name the folder of a log");
        CheckNotClosedByAnother(old, fresh);
        if (RegularFile.Look(old.KeyFile).Kind == PathKind.Missing && RegularFile.Look(old.SuccessorFile).Kind == PathKind.File)
            return Successor(fresh);

        // Opened before anything is made: a log that was put back from a backup is refused here.
        await using var closing = (await OrganisationLog.OpenToClose(old.Published, user, clock, known, stop)).Unwrap(out var problems) ?? throw new EvidenceException(problems[0]);
        var successor = await Begin(old, fresh, signer, user);
        if (RegularFile.Look(old.SuccessorFile).Kind == PathKind.Missing)
            DurableFile.WriteWhole(old.SuccessorFile, Encoding.UTF8.GetBytes(successor + "\n"), DurableFile.Private);
        DurableFile.SyncFolder(old.Private);
        await closing.Submit(End(vkey, successor), signer, stop);
        if (await closing.Cosign(stop) is null)
            await closing.Sign(stop);
        await Start(old, fresh, vkey, signer, user, stop);
        File.Delete(old.KeyFile);
        DurableFile.SyncFolder(old.Private);
        return successor;
    }

    private static void CheckNotClosedByAnother(LogFolder old, LogFolder fresh)
    {
        var named = RegularFile.TryRead(old.SuccessorFile, 4096) is { } bytes ? Encoding.UTF8.GetString(bytes).TrimEnd('\n') : null;
        if (named is not null && !string.Equals(named, fresh.TryReadVkey()?.ToString(), StringComparison.Ordinal))
            throw LogFolder.Doubt(old.SuccessorFile, "this log is closed, and another one than you name goes on in its place", "name the folder of the log whose key stands in that file");
    }

    private static async Task<string> Begin(LogFolder old, LogFolder fresh, Signer signer, UserFolders? user)
    {
        if (RegularFile.Look(fresh.Published).Kind == PathKind.Missing)
        {
            var made = await OrganisationLog.Create(fresh.Published, signer, user);
            if (!made.IsGood)
                throw new EvidenceException(made.Problems[0]);
        }
        else if (RegularFile.Look(old.SuccessorFile).Kind == PathKind.Missing)
        {
            throw LogFolder.Doubt(fresh.Published, "something lies there", "name a folder that does not exist yet; what an interrupted rotation left there may be removed, both folders of it");
        }

        // The new log asks the same witnesses; they sign once their keepers know its key.
        if (RegularFile.TryRead(old.PolicyFile, LogPolicy.MaxLength) is { } policy && RegularFile.Look(fresh.PolicyFile).Kind == PathKind.Missing)
            DurableFile.WriteWhole(fresh.PolicyFile, policy, DurableFile.Private);
        return Successor(fresh);
    }

    private static Statement End(VerifierKey old, string successor) => Statement.Create(RunFormat.LogEnd, [Subject.Of(LogVerifier.KeyFile, Encoding.UTF8.GetBytes(successor + "\n"))], json =>
    {
        json.WriteString("origin", old.Name);
        json.WriteString("successor", successor);
    });

    private static async Task Start(LogFolder old, LogFolder fresh, VerifierKey vkey, Signer signer, UserFolders? user, CancellationToken stop)
    {
        var head = LogFolder.ReadHead(old.CheckpointFile, vkey, out _);
        await using var log = OrganisationLog.Open(fresh.Published, user).Unwrap(out var problems) ?? throw new EvidenceException(problems[0]);

        // Of the checkpoint its text: signatures of witnesses may come later, and the statement shall be the same when it is made again.
        await log.Submit(Statement.Create(RunFormat.LogStart, [Subject.Of("checkpoint", Encoding.UTF8.GetBytes(head.ToText()))], json =>
        {
            json.WriteString("predecessor", vkey.ToString());
            json.WriteString("checkpoint", head.ToText());
        }), signer, stop);
    }

    private static string Successor(LogFolder fresh) =>
        fresh.TryReadVkey()?.ToString() ?? throw LogFolder.Doubt(fresh.VkeyFile, "the key of the new log is missing or malformed", "restore it; the private folder of the closed log has it in `successor`");
}
