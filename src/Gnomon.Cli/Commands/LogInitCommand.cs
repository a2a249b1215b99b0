using System.CommandLine;
using Gnomon.Evidence;
using Gnomon.Report;

namespace Gnomon.Cli.Commands;

/// <summary>Makes a new log.</summary>
internal static class LogInitCommand
{
    private static readonly Argument<string> Folder = new("log")
    {
        HelpName = "DIR",
        Description = "A folder that does not exist yet; it may be published. Beside it DIR.private is made, with the key: it is for you alone.",
    };

    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("init", "Makes a new log with a key of its own; your key signs its first entry.") { Folder, Lang };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (!UserFolders.OfUser().TryGet(out var user, out var problems) || !Signer.LoadOrCreate(user).TryGet(out var key, out problems))
            return await Problems.Report(problems);
        using var signer = key;
        var folder = parsed.GetRequiredValue(Folder);
        if (!(await OrganisationLog.Create(folder, signer, user)).TryGet(out var vkey, out problems))
            return await Problems.Report(problems);
        if (KnownLogs.Add(user, vkey) is { } problem)
            return await Problems.Report([problem]);
        var texts = new Texts(parsed.GetValue(Lang));
        foreach (var line in new[] { "log.made", "log.made-private", "log.made-key" })
            await Console.Out.WriteLineAsync(texts.Say(line, ("folder", Phrase.Foreign(Path.TrimEndingDirectorySeparator(folder))), ("key", Phrase.Own(vkey))).ToString());
        return (int)ExitCode.Done;
    }
}
