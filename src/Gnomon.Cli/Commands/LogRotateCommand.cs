using System.CommandLine;
using Gnomon.Evidence;
using Gnomon.Report;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Cli.Commands;

/// <summary>Closes a log and begins the next.</summary>
internal static class LogRotateCommand
{
    private static readonly Argument<string> Folder = LogCommand.Folder();
    private static readonly Argument<string> Fresh = new("new") { HelpName = "NEW", Description = "The folder of the log that goes on in its place; it does not exist yet." };
    private static readonly Option<string[]> Known = new("--known-checkpoint")
    {
        HelpName = "FILE",
        Description = "A checkpoint of this log that you kept: the log must continue it; may be repeated.",
    };

    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("rotate", "Closes a log and begins another with a new key, each naming the other. The old one can be checked as before, and added to by nobody.") { Folder, Fresh, Known, Lang };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var known = (parsed.GetValue(Known) ?? []).Select(f => (File: f, Note: RegularFile.TryRead(f, SignedNote.MaxLength))).ToList();
        if (known.Where(k => k.Note is null).Select(k => new Problem(ExitCode.Usage, "the checkpoint that was kept cannot be read", "name a file with a checkpoint of this log") { File = k.File }).ToList() is { Count: > 0 } unread)
            return await Problems.Report(unread);
        if (!UserFolders.OfUser().TryGet(out var user, out var problems) || !Signer.LoadOrCreate(user).TryGet(out var key, out problems))
            return await Problems.Report(problems);
        using var signer = key;
        var (old, fresh) = (parsed.GetRequiredValue(Folder), parsed.GetRequiredValue(Fresh));
        if (!(await OrganisationLog.Rotate(old, fresh, signer, user, TimeProvider.System, [.. known.Select(k => (k.File, (ReadOnlyMemory<byte>)k.Note))], stop)).TryGet(out var vkey, out problems))
            return await Problems.Report(problems);
        if (KnownLogs.Add(user, vkey) is { } problem)
            return await Problems.Report([problem]);
        var texts = new Texts(parsed.GetValue(Lang));
        await Console.Out.WriteLineAsync(texts.Say("log.rotated", ("old", Phrase.Foreign(old)), ("new", Phrase.Foreign(fresh))).ToString());
        await Console.Out.WriteLineAsync(texts.Say("log.made-key", ("key", Phrase.Own(vkey))).ToString());
        return (int)ExitCode.Done;
    }
}
